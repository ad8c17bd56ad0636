package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.DeviceTerms.Reading;
import live.lsn.desk.PlatformLink;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.device.DevicePolicy;
import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.Messages;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// What stands before the desk: who may not go in yet is told why and how to.
class EntranceScreenTest {
    private static final String PASSPHRASE = "seven slow bicycles";

    @TempDir private Path dir;
    private final FxRobot robot = new FxRobot();
    private final AtomicReference<@Nullable DeskSession> admitted = new AtomicReference<>();
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private volatile Instant platformTime = Instant.now();
    private volatile boolean shutOut;
    private StackPane root;
    private TestPlatform site;
    private Caller analyst;
    private String platformId;
    private Entrance entrance;

    @BeforeEach
    void showNothing() throws Exception {
        FxToolkit.registerPrimaryStage();
        root = on(StackPane::new);
        entrance =
                new Entrance(
                        dir,
                        root,
                        Background.application(),
                        Messages.bundle("live.lsn.desk.desk", Locale.UK),
                        InstantSource.system(),
                        () -> {},
                        failed::set);
        site = platform(false);
        analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        platformId = site.platform().platformId();
        FxToolkit.setupStage(
                stage -> {
                    var scene = new Scene(root, 1280, 800);
                    DeskWindow.dress(scene, dir);
                    stage.setScene(scene);
                    stage.sizeToScene();
                    stage.show();
                });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupStage(Stage::hide);
        on(() -> closed(entrance));
        var session = admitted.get();
        if (session != null) session.close();
        site.close();
    }

    private static boolean closed(Entrance entrance) {
        entrance.close();
        return true;
    }

    private TestPlatform platform(boolean lockRequired) {
        var made =
                new TestPlatform(
                        dir.resolve("server"),
                        () -> platformTime,
                        new DevicePolicy(lockRequired, Duration.ofDays(14)));
        made.openCases("AU", 2);
        return made;
    }

    /// Works once, until the platform has told its terms.
    private DeskSession atWork() {
        var session =
                DeskSession.open(
                        dir,
                        new Who(site.platform().url(), platformId, analyst.account(), "AU"),
                        link().tokens(analyst.account()));
        await(() -> session.notes().load("terms") != null);
        return session;
    }

    private PlatformLink link() {
        var url = site.platform().url();
        var good = new LocalAccounts(url, site.platform().localSecret());
        return new PlatformLink() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public String platformId(String account) {
                return platformId;
            }

            @Override
            public List<LocalAccount> accounts() {
                return List.of();
            }

            @Override
            public TokenSource tokens(String account) {
                return TokenSource.fixed(() -> shutOut ? "over" : good.tokens(account).token());
            }

            @Override
            public void close() {
                // nothing of it is ours
            }
        };
    }

    private LocalAccount person() {
        return new LocalAccounts(site.platform().url(), site.platform().localSecret())
                .all().stream()
                        .filter(one -> one.account().equals(analyst.account()))
                        .findFirst()
                        .orElseThrow();
    }

    private void enter(PlatformLink link, LocalAccount who) {
        var guest = new Entrance.Guest(link, who, who.channels().getFirst());
        on(
                () -> {
                    entrance.open(guest, admitted::set);
                    return true;
                });
    }

    private boolean reads(String part) {
        return on(
                        () -> {
                            var found = new ArrayList<String>();
                            OpenDesk.collect(root, found);
                            return found;
                        })
                .stream()
                .anyMatch(text -> text.contains(part));
    }

    private void pictures(String name) {
        on(
                () -> {
                    for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                        Theme.apply(root.getScene(), theme, Density.NORMAL);
                        try {
                            var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                            Snapshots.png(root.getScene(), Path.of("target", "entrance", file));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    return true;
                });
    }

    @Test
    void whoseTimeToReadIsOverIsLetInByConnectingAndNothingIsLost() {
        platformTime = Instant.now().minus(Duration.ofDays(20));
        try (var before = atWork()) {
            assertThat(before.terms().reading()).isEqualTo(Reading.OVER);
        }
        shutOut = true;
        enter(link(), person());
        await(() -> reads("Connect to go on") && reads("Nothing waits to be sent"));
        await(() -> reads("The platform asks you to sign in"));
        pictures("connect");
        assertThat(admitted.get()).isNull();

        platformTime = Instant.now();
        shutOut = false;
        robot.type(KeyCode.ENTER);
        await(() -> admitted.get() != null);
        assertThat(requireNonNull(admitted.get()).terms().reading()).isEqualTo(Reading.ALLOWED);
    }

    @Test
    void whereSeveralWorkAProfileIsLockedBeforeItIsEntered() {
        site.close();
        site = platform(true);
        atWork().close();
        enter(link(), person());
        await(() -> reads("Lock this profile first"));
        robot.write("too short");
        robot.type(KeyCode.ENTER);
        await(() -> reads("10 characters"));
        pictures("must-lock");
        assertThat(admitted.get()).isNull();

        robot.type(KeyCode.BACK_SPACE, "too short".length());
        robot.write(PASSPHRASE);
        robot.type(KeyCode.TAB);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        await(() -> admitted.get() != null);
        assertThat(requireNonNull(admitted.get()).isLockable()).isTrue();
    }

    @Test
    void whatWasWipedIsNotOpenedAndItsPersonIsToldWhatBecomesOfTheWork() {
        var link = link();
        var who = person();
        var session = atWork();
        try (var administrator = site.client(site.caller(Role.ADMINISTRATOR, "AU"))) {
            administrator.mutate(
                    DeviceProcedures.WIPE,
                    new WipeDevice(
                            analyst.account(), session.outbox().installId(), WipeReason.LOST),
                    Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\""));
        }
        session.terms().ask();
        site.close();
        session.close();
        enter(link, who);
        await(() -> reads("This device was wiped") && reads("comes back once you sign in again"));
        pictures("wiped");
        assertThat(admitted.get()).isNull();
        assertThat(failed.get()).isNull();
    }
}
