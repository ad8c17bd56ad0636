package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Somebody who has an account.
///
/// @param createdAt when the account was made; empty where the source does not tell
/// @param emailVerified empty where the source does not tell
public record Customer(
        String id,
        long version,
        String channel,
        String number,
        @Nullable @Personal String name,
        @Nullable @Personal String email,
        @Nullable @Personal String phone,
        @Nullable Boolean emailVerified,
        @Nullable Instant createdAt,
        String country,
        List<Chargeback> chargebacks,
        boolean generated)
        implements Aggregate {}
