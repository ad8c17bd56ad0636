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
    private final @Nullable Switch power;
    private volatile Reached at;

    /// Where it listens during one of its runs.
    private record Reached(String url, LocalAccounts accounts) {
        static Reached of(String url, String secret) {
            return new Reached(url, new LocalAccounts(url, secret));
        }
    }

    private EmbeddedPlatform(Path dir, @Nullable Platform own, Reached at) {
        this.power = own == null ? null : new Switch(dir, own);
        this.at = at;
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
            return new EmbeddedPlatform(
                    dir, platform, Reached.of(platform.url(), platform.localSecret()));
        } catch (PlatformFolder.InUseException e) {
            var running = new PlatformFolder(dir).running();
            if (running == null) throw e;
            return new EmbeddedPlatform(dir, null, Reached.of(running.url(), running.secret()));
        }
    }

    @Override
    public String url() {
        return at.url();
    }

    @Override
    public List<LocalAccount> accounts() {
        return at.accounts().all();
    }

    /// Tokens of whichever run is on: each run has a secret of its own.
    @Override
    public TokenSource tokens(String account) {
        return new TokenSource() {
            private @Nullable Reached known;
            private TokenSource source = TokenSource.none();

            @Override
            public @Nullable String token() {
                return now().token();
            }

            @Override
            public @Nullable String renew(String refused) {
                return now().renew(refused);
            }

            private synchronized TokenSource now() {
                var here = at;
                if (!here.equals(known)) {
                    known = here;
                    source = here.accounts().tokens(account);
                }
                return source;
            }
        };
    }

    @Override
    public @Nullable Power power() {
        return power;
    }

    @Override
    public void close() {
        if (power != null) power.stop();
    }

    private final class Switch implements Power {
        private final Path dir;
        private Platform platform;
        private volatile boolean on = true;

        private Switch(Path dir, Platform platform) {
            this.dir = dir;
            this.platform = platform;
        }

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public synchronized void stop() {
            if (!on) return;
            on = false;
            platform.close();
        }

        @Override
        public synchronized void start() {
            if (on) return;
            platform = Platform.start(Platform.Options.embedded(dir, null));
            at = Reached.of(platform.url(), platform.localSecret());
            on = true;
        }
    }
}
