package live.lsn.platform.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import live.lsn.api.model.Role;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SignInLogTest {
    private static final String PASSWORD = "a kettle full of rain";

    @TempDir private Path dir;
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger product = (Logger) LoggerFactory.getLogger("live.lsn");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        product.setLevel(Level.TRACE);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(lines);
        root.setLevel(before);
        product.setLevel(null);
    }

    @Test
    void noPasswordTokenCodeOrNameIsInTheLog() {
        try (var site = new TestPlatform(dir);
                var walk = new SignInWalk(site.platform())) {
            var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
            var login = walk.login(analyst.account());
            walk.givePassword(login, PASSWORD);
            walk.signIn(login, "a wrong password");
            var finished = walk.signIn(login, PASSWORD);
            var code = walk.code(finished);
            var tokens = walk.redeem(code).json();
            var access = tokens.get("access_token").asString();
            var refresh = tokens.get("refresh_token").asString();
            walk.opens(access);
            walk.opens(access + "x");
            walk.redeem(code);
            walk.refresh(refresh);
            walk.post("/oauth/token", Map.of("grant_type", "nonsense", "code", code));
            var written = List.copyOf(lines.list).stream().map(SignInLogTest::text).toList();
            assertThat(written).isNotEmpty();
            assertThat(written)
                    .allSatisfy(
                            line ->
                                    assertThat(line)
                                            .doesNotContainIgnoringCase(
                                                    PASSWORD,
                                                    "a wrong password",
                                                    login,
                                                    analyst.name(),
                                                    code,
                                                    access,
                                                    refresh));
        }
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
