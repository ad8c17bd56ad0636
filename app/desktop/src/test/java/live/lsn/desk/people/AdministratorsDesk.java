package live.lsn.desk.people;

import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.oauth.SignInWalk;
import live.lsn.ui.Background;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// An administrator's session with a real platform, and whoever signs in to it meanwhile.
final class AdministratorsDesk implements AutoCloseable {
    static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    final TestPlatform site;
    final SignInWalk walk;
    final Caller self;
    final DeskSession session;
    final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());

    AdministratorsDesk(Path dir) {
        site = new TestPlatform(dir.resolve("server"));
        walk = new SignInWalk(site.platform());
        self = site.caller(Role.ADMINISTRATOR, "AU");
        var platform = site.platform();
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), self.account(), "AU"),
                        new LocalAccounts(platform.url(), platform.localSecret())
                                .tokens(self.account()));
    }

    InstantSource clock() {
        return time::get;
    }

    Caller of(Role role) {
        return site.caller(role, "AU");
    }

    /// A token of somebody's session.
    String token(Caller who) {
        return site.platform().token(who.account(), Duration.ofMinutes(5));
    }

    @Override
    public void close() {
        session.close();
        walk.close();
        site.close();
    }
}
