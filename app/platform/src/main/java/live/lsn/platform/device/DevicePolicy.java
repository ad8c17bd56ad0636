package live.lsn.platform.device;

import java.time.Duration;

/// On which terms people's work may lie on their devices.
///
/// @param lockRequired whether profiles must be locked with a passphrase, as on devices that
///   several people share
/// @param readFor how long a device may be read after its last contact; sending has no end
public record DevicePolicy(boolean lockRequired, Duration readFor) {
    /// What a platform has that nobody set anything at.
    public static final DevicePolicy USUAL = new DevicePolicy(false, Duration.ofDays(14));

    public DevicePolicy {
        if (readFor.compareTo(Duration.ofHours(1)) < 0)
            throw new IllegalArgumentException("a device must be readable for an hour at least");
    }
}
