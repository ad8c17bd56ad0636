package live.lsn.api.signin;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A place on this device for one secret, which nobody else can read.
public interface TokenVault {
    /// The secret; null where there is none that can be read.
    byte @Nullable [] load();

    /// Puts the secret in the place of the one before. It survives a power cut once this returns.
    void save(byte[] secret);

    /// Forgets the secret.
    void clear();

    /// Does something that no other thread and no other program with this place does meanwhile.
    <T> T alone(Supplier<T> work);
}
