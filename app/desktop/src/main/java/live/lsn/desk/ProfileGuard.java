package live.lsn.desk;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.RecoverKey;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileLock;
import live.lsn.desk.store.ProfileLock.Answer;
import live.lsn.desk.store.StoreException;

import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Who gets at a person's profile on this device: whoever can open its folder, or who knows its
/// passphrase besides. Everything here takes its time.
public final class ProfileGuard {
    private final ProfileLock lock;
    private final String platformId;
    private final String account;

    /// @param dir the data folder
    public ProfileGuard(Path dir, String platformId, String account, InstantSource clock) {
        var name = "profile-" + DeskSession.hash(platformId + account);
        this.lock = new ProfileLock(dir.resolve("keys"), name, clock);
        this.platformId = platformId;
        this.account = account;
    }

    public boolean isLocked() {
        return lock.isLocked();
    }

    /// The key of a profile that is not locked.
    ProfileKey plain() {
        return lock.plain();
    }

    /// How long to wait before the next try.
    public Duration pause() {
        return lock.pause();
    }

    /// @throws StoreException if what is on the disk cannot be used
    public Answer unlock(char[] passphrase) {
        return lock.unlock(passphrase);
    }

    /// Locks the profile from now on, or with another passphrase.
    ///
    /// @param escrowKey the platform's, as it told it
    void lock(ProfileKey key, char[] passphrase, String escrowKey) {
        lock.lock(key, passphrase, boxed(key, escrowKey));
    }

    private String boxed(ProfileKey key, String escrowKey) {
        return SealedBox.seal(
                escrowKey, DeviceProcedures.escrowContext(platformId, account), key.secret());
    }

    /// Lets the profile lie open from now on.
    void open(ProfileKey key) {
        lock.open(key);
    }

    /// Does away with the key for good.
    ///
    /// @param point called before each file
    void shred(Runnable point) {
        lock.shred(point);
    }

    /// Whether the platform may give the key back.
    public boolean isRecoverable() {
        return lock.escrow() != null;
    }

    /// Has the platform give the key back, to the person who is signed in there, and locks it with
    /// another passphrase. The work is what it was before.
    ///
    /// @throws TrpcException if the platform does not do so
    /// @throws IllegalStateException if nothing was sealed for it
    public ProfileKey recover(PlatformLink platform, char[] passphrase) {
        var box = lock.escrow();
        if (box == null) throw new IllegalStateException("the profile was never locked");
        var key = returned(platform, box);
        lock.lock(key, passphrase, box);
        return key;
    }

    private ProfileKey returned(PlatformLink platform, String box) {
        var asking = SealedBox.Owner.once();
        var headers = Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\"");
        var settings =
                new Settings(
                        HttpUrl.get(platform.url()), Transformer.AUTO, platform.tokens(account), 2);
        try (var client = new TrpcClient(settings)) {
            var answer =
                    client.mutate(
                                    DeviceProcedures.RECOVER_KEY,
                                    new RecoverKey(box, asking.publicKey()),
                                    headers)
                            .value();
            var context = DeviceProcedures.answerContext(platformId, account);
            return new ProfileKey(asking.open(answer.box(), context));
        } catch (SealedBox.BrokenException | IllegalArgumentException e) {
            throw new TrpcException.NotTrpc(
                    200, null, TrpcException.NotTrpc.Looks.OTHER_SHAPE, null, null);
        }
    }
}
