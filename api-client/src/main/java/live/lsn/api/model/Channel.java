package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/// A sales channel: the tenant, and the scope of feed, audit and permissions.
///
/// @param code two to eight capitals, such as AU
/// @param currency ISO 4217; what its values are summed in
/// @param zone its business time zone
/// @param shiftWeeks by how many weeks the times of what was imported into it were moved forward;
///   empty where they are the true ones
public record Channel(
        String code, String name, String currency, ZoneId zone, @Nullable Long shiftWeeks) {
    public Channel {
        if (!code.matches("[A-Z][A-Z0-9]{1,7}")) {
            throw new IllegalArgumentException(
                    "a channel code is two to eight capitals or digits, was " + code);
        }
    }

    /// A channel whose times are the true ones.
    public Channel(String code, String name, String currency, ZoneId zone) {
        this(code, name, currency, zone, null);
    }
}
