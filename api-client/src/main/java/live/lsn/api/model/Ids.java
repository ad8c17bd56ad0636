package live.lsn.api.model;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Identities: new ones ordered by time, derived ones the same wherever they are derived.
public final class Ids {
    private static final TimeBasedEpochGenerator EPOCH = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /// A new UUIDv7 (RFC 9562): sorts by the millisecond in which it was made.
    public static String next() {
        return EPOCH.generate().toString();
    }

    /// A UUIDv5 (RFC 9562) of the name under the namespace: same input, same id.
    ///
    /// @param namespace a UUID in text form
    /// @throws IllegalArgumentException if the namespace is no UUID
    public static String derived(String namespace, String name) {
        return Generators.nameBasedGenerator(UUID.fromString(namespace))
                .generate(name.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
