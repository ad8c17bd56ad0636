package live.lsn.desk;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.platform.Platform;
import live.lsn.platform.PlatformFolder;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// The platform of this machine: started here, or found running over the same folder. The one place
/// where the desk reaches the platform other than over the wire.
public final class EmbeddedPlatform implements PlatformLink {
    private final @Nullable Platform own;
    private final String url;
    private final LocalAccounts accounts;

    private EmbeddedPlatform(@Nullable Platform own, String url, String secret) {
        this.own = own;
        this.url = url;
        this.accounts = new LocalAccounts(url, secret);
    }

    /// Starts the platform of the folder, or attaches to the one that has it.
    ///
    /// @param sample whether an empty folder is filled with sample data
    /// @throws RuntimeException with a sentence for the user, if neither can be done
    public static EmbeddedPlatform open(Path dir, boolean sample) {
        try {
            var platform =
                    Platform.start(
                            Platform.Options.embedded(
                                    dir, sample ? SampleData.Size.usual() : null));
            return new EmbeddedPlatform(platform, platform.url(), platform.localSecret());
        } catch (PlatformFolder.InUseException e) {
            var running = new PlatformFolder(dir).running();
            if (running == null) throw e;
            return new EmbeddedPlatform(null, running.url(), running.secret());
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public List<LocalAccount> accounts() {
        return accounts.all();
    }

    @Override
    public TokenSource tokens(String account) {
        return accounts.tokens(account);
    }

    @Override
    public void close() {
        if (own != null) own.close();
    }
}
