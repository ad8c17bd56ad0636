package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.DeviceList;
import live.lsn.api.procedure.DeviceProcedures.DevicesOf;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.WipeOrder;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// An administrator has a device wiped, against a real platform.
class DeviceWipeTest {
    /// One for each kill: a device that is opened sends what came back.
    private static final int CASES = 60;

    @TempDir private Path dir;
    private TestPlatform site;
    private Caller analyst;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", CASES);
        analyst = site.caller(Role.FRAUD_ANALYST, "AU");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private TokenSource tokens() {
        var platform = site.platform();
        return new LocalAccounts(platform.url(), platform.localSecret()).tokens(analyst.account());
    }

    private DeskSession open(String folder) {
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                tokens());
    }

    private static void awaitRows(DeskSession desk) {
        SharedWorkstationTest.await(
                () ->
                        desk.sync().status().connection() == Connection.ONLINE
                                && SharedWorkstationTest.rows(desk) == CASES);
        SharedWorkstationTest.await(() -> desk.notes().load("terms") != null);
    }

    private void order(String install) {
        try (var client = site.client(site.caller(Role.ADMINISTRATOR, "AU"))) {
            client.mutate(
                    DeviceProcedures.WIPE,
                    new WipeDevice(analyst.account(), install, WipeReason.LOST),
                    Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\""));
        }
    }

    private DeviceList devices() {
        try (var client = site.client(site.caller(Role.ADMINISTRATOR, "AU"))) {
            return client.query(DeviceProcedures.DEVICES, new DevicesOf(analyst.account()));
        }
    }

    private void assertNothingIsLeft(String folder) throws IOException {
        try (var all = Files.walk(dir.resolve(folder))) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aWipedDeviceHoldsNothingAndItsUnsentWorkComesBackUnderTheSameIds() throws IOException {
        String id;
        var desk = open("lost");
        awaitRows(desk);
        var install = desk.outbox().installId();
        id = SharedWorkstationTest.decide(desk, Duration.ofHours(1));
        order(install);
        desk.terms().ask();
        assertThat(desk.terms().isToBeWiped()).isTrue();
        desk.close();
        assertNothingIsLeft("lost");
        assertThat(devices().devices())
                .anySatisfy(
                        device -> {
                            assertThat(device.install()).isEqualTo(install);
                            assertThat(device.wiped()).isNotNull();
                        });
        assertThat(devices().left()).singleElement().matches(left -> left.commands() == 1);
        try (var next = open("next")) {
            SharedWorkstationTest.await(
                    () -> {
                        var found = next.outbox().find(id);
                        return found != null && found.state() == State.ACKED;
                    });
            SharedWorkstationTest.await(() -> devices().left().isEmpty());
        }
    }

    @Test
    void anOrderForAnotherDeviceOfThePersonWipesNothingHere() {
        try (var other = open("other")) {
            awaitRows(other);
            order(other.outbox().installId());
        }
        try (var desk = open("desk")) {
            awaitRows(desk);
            desk.terms().ask();
            assertThat(desk.terms().isToBeWiped()).isFalse();
        }
        assertThat(dir.resolve("desk/keys")).isNotEmptyDirectory();
    }

    /// Ends the program where it stands.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void killedAtAnyMomentAWipeGoesOnAndNothingIsLostOrLeftTwice() throws IOException {
        var killed = 0;
        for (var at = 0; ; at++) {
            var folder = "desk-" + at;
            var desk = open(folder);
            awaitRows(desk);
            var id = SharedWorkstationTest.decide(desk, Duration.ofHours(1));
            var install = desk.outbox().installId();
            desk.close();
            var before = devices().left().size();
            order(install);
            if (!wipe(folder, install, at)) break;
            killed++;
            assertNothingIsLeft(folder);
            assertThat(devices().left()).hasSize(before + 1);
            assertThat(id).isNotEmpty();
        }
        // Journal, seal, leave, six keys, the files of a profile, the end.
        assertThat(killed).isGreaterThan(15);
    }

    /// @return whether it was killed on its way
    private boolean wipe(String folder, String install, int at) {
        var data = dir.resolve(folder);
        var platformId = site.platform().platformId();
        var points = new int[1];
        try (var client = client();
                var again = client()) {
            var order =
                    new WipeOrder(
                            platformId,
                            analyst.account(),
                            install,
                            ordered(install),
                            Instant.now());
            var escrow =
                    client.query(DeviceProcedures.TERMS, new DeviceProcedures.TermsOf(install))
                            .escrowKey();
            Runnable point =
                    () -> {
                        if (points[0]++ == at) throw new Killed();
                    };
            try {
                DeviceWipe.begin(data, order, escrow, point).goOn(null, client);
                return false;
            } catch (Killed e) {
                var left = DeviceWipe.underWay(data, platformId, analyst.account(), () -> {});
                var wipe =
                        left == null && at == 0
                                ? DeviceWipe.begin(data, order, escrow, () -> {})
                                : left;
                if (wipe != null) assertThat(wipe.goOn(null, again)).isTrue();
                return true;
            }
        }
    }

    /// A wipe ends all sessions, so that it needs a token that is renewed.
    private TrpcClient client() {
        return new TrpcClient(
                new TrpcClient.Settings(
                        okhttp3.HttpUrl.get(site.platform().url()),
                        TrpcClient.Transformer.AUTO,
                        tokens(),
                        1));
    }

    private String ordered(String install) {
        try (var client = client()) {
            var terms = client.query(DeviceProcedures.TERMS, new DeviceProcedures.TermsOf(install));
            return requireNonNull(
                            WipeOrder.verified(requireNonNull(terms.wipe()), terms.signingKeys()))
                    .id();
        }
    }

    @Test
    void withThePlatformAwayKeysAndFilesGoAndTheSealedWorkWaits() throws IOException {
        var desk = open("lost");
        awaitRows(desk);
        var id = SharedWorkstationTest.decide(desk, Duration.ofHours(1));
        order(desk.outbox().installId());
        desk.terms().ask();
        var platformId = site.platform().platformId();
        site.close();
        desk.close();
        try (var all = Files.walk(dir.resolve("lost"))) {
            assertThat(all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.startsWith("wipe-"))
                    .anyMatch(name -> name.endsWith(".box"));
        }
        site = new TestPlatform(dir.resolve("server"));
        var wipe =
                requireNonNull(
                        DeviceWipe.underWay(
                                dir.resolve("lost"), platformId, analyst.account(), () -> {}));
        try (var client = client()) {
            assertThat(wipe.goOn(null, client)).isTrue();
        }
        assertNothingIsLeft("lost");
        try (var next = open("next")) {
            SharedWorkstationTest.await(
                    () -> {
                        var found = next.outbox().find(id);
                        return found != null && found.state() == State.ACKED;
                    });
        }
    }

    @Test
    void nobodyButAnAdministratorOrdersAWipe() {
        try (var client = site.client(analyst)) {
            assertThatThrownBy(
                            () ->
                                    client.mutate(
                                            DeviceProcedures.WIPE,
                                            new WipeDevice(
                                                    analyst.account(), Ids.next(), WipeReason.LOST),
                                            Map.of(
                                                    TrpcClient.IDEMPOTENCY_KEY,
                                                    "\"" + Ids.next() + "\"")))
                    .isInstanceOf(live.lsn.api.trpc.TrpcException.Refused.class);
        }
    }
}
