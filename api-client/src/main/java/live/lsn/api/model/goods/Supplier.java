package live.lsn.api.model.goods;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Personal;

import org.jspecify.annotations.Nullable;

/// Whoever goods are bought from.
///
/// @param number `SUP-<n>`, given by the platform or by the file that it came from
/// @param country two letters (ISO 3166-1), or null where it is not known
/// @param contact whom to write to
/// @param leadTimeDays from order to delivery, as agreed; null where nothing was
public record Supplier(
        String id,
        long version,
        String channel,
        String number,
        String name,
        @Nullable String country,
        @Nullable @Personal String contact,
        @Nullable @Personal String email,
        @Nullable Integer leadTimeDays,
        boolean generated)
        implements Aggregate {}
