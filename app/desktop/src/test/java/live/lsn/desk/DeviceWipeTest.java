package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.DeviceList;
import live.lsn.api.procedure.DeviceProcedures.DevicesOf;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.WipeOrder;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.AttachmentStore.Fresh;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// An administrator has a device wiped, against a real platform.
class DeviceWipeTest {
    /// One for each kill: a device that is opened sends what came back.
    private static final int CASES = 60;

    @TempDir private Path dir;
    private TestPlatform site;
    private Caller analyst;
    private List<FraudCase> opened;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        opened = site.openCases("AU", CASES);
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
        return open(folder, InstantSource.system());
    }

    private DeskSession open(String folder, InstantSource clock) {
        return open(folder, tokens(), clock);
    }

    private DeskSession open(String folder, TokenSource tokens, InstantSource clock) {
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                tokens,
                clock);
    }

    /// Tokens that are refused as soon as the person is shut out.
    private TokenSource until(AtomicBoolean shutOut) {
        var good = tokens();
        return new TokenSource() {
            @Override
            public @Nullable String token() {
                return shutOut.get() ? "over" : good.token();
            }

            @Override
            public @Nullable String renew(String refused) {
                return shutOut.get() ? null : good.renew(refused);
            }
        };
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

    /// Longer than a box, so that it travels in parts.
    private static final int PHOTO = 1_500_000;

    private static String attach(DeskSession desk, byte[] photo) throws IOException {
        var on = anyCase(desk);
        var file =
                desk.outbox()
                        .attachments()
                        .keep(
                                new ByteArrayInputStream(photo),
                                new Fresh(
                                        "image/jpeg",
                                        "passport.jpg",
                                        Collections.FRAUD_CASES.name(),
                                        on,
                                        null),
                                Instant.now());
        var content = file.content();
        var sent =
                desk.commands()
                        .send(
                                FraudProcedures.ATTACH_TO_CASE,
                                new AttachToCase(
                                        on,
                                        content.id(),
                                        content.sha256(),
                                        content.length(),
                                        content.type(),
                                        file.name()),
                                Duration.ofHours(1));
        return ((Sent.Queued) sent).commandId();
    }

    private static String anyCase(DeskSession desk) {
        var all =
                new ListQuery<>(Collections.FRAUD_CASES, List.of(), null, new Sort("score", false));
        var order = desk.cache().order(all, 1);
        return desk.cache().page(Collections.FRAUD_CASES, order, 0, 1).getFirst().id();
    }

    private static byte[] photo() {
        var bytes = new byte[PHOTO];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    /// The folder of that name in the profile.
    private boolean isThere(String folder, String name) throws IOException {
        try (var all = Files.walk(dir.resolve(folder).resolve("profiles"))) {
            return all.anyMatch(path -> path.endsWith(name));
        }
    }

    @Test
    void aFileThatWasNotSentComesBackOnTheNextDeviceAndReachesThePlatform() throws Exception {
        var photo = photo();
        var desk = open("lost");
        awaitRows(desk);
        var id = attach(desk, photo);
        assertThat(isThere("lost", "att")).isTrue();
        order(desk.outbox().installId());
        desk.terms().ask();
        desk.close();
        assertNothingIsLeft("lost");
        assertThat(isThere("lost", "att")).isFalse();
        assertThat(isThere("lost", "att-seen")).isFalse();
        assertThat(devices().left()).hasSize(5);
        try (var next = open("next")) {
            SharedWorkstationTest.await(
                    () -> {
                        var found = next.outbox().find(id);
                        return found != null && found.state() == State.ACKED;
                    });
            SharedWorkstationTest.await(() -> devices().left().isEmpty());
            var file = next.outbox().attachments().all().getFirst();
            assertThat(file.standing()).isEqualTo(Standing.SENT);
            assertThat(file.name()).isEqualTo("passport.jpg");
            assertThat(next.outbox().attachments().open(file).read(0, PHOTO)).isEqualTo(photo);
        }
    }

    @Test
    void aDamagedFileHoldsNoWipeUpAndItsCommandTellsOnTheNextDevice() throws Exception {
        var desk = open("lost");
        awaitRows(desk);
        var id = attach(desk, photo());
        damage("lost");
        order(desk.outbox().installId());
        desk.terms().ask();
        desk.close();
        assertNothingIsLeft("lost");
        try (var next = open("next")) {
            SharedWorkstationTest.await(
                    () -> {
                        var found = next.outbox().find(id);
                        return found != null && found.state() == State.REJECTED;
                    });
        }
    }

    private void damage(String folder) throws IOException {
        try (var all = Files.walk(dir.resolve(folder).resolve("profiles"))) {
            var file =
                    all.filter(path -> path.toString().contains("/att/"))
                            .filter(Files::isRegularFile)
                            .findFirst()
                            .orElseThrow();
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    @Test
    void anOnlineDeskLearnsOfItsOrderWithoutBeingAskedTo() {
        var began = Instant.now();
        var time = new AtomicReference<>(began);
        try (var desk = open("desk", () -> requireNonNull(time.get()))) {
            awaitRows(desk);
            // Long before the next usual question, which comes after ten minutes.
            time.set(began.plusSeconds(60));
            order(desk.outbox().installId());
            SharedWorkstationTest.await(() -> desk.terms().isToBeWiped());
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
        var decided = new ArrayList<String>();
        for (var killed = true; killed; ) {
            var at = decided.size();
            var folder = "desk-" + at;
            var desk = open(folder);
            awaitRows(desk);
            SharedWorkstationTest.decide(desk, opened.get(at), Duration.ofHours(1));
            decided.add(opened.get(at).id());
            var install = desk.outbox().installId();
            desk.close();
            var unsent = unsent(folder);
            order(install);
            killed = wipe(folder, install, at);
            assertNothingIsLeft(folder);
            assertThat(leftOf(install)).isEqualTo(unsent).isPositive();
        }
        // Journal, seal, leave, six keys, the files of a profile, the end.
        assertThat(decided).hasSizeGreaterThan(15);
        try (var last = open("last")) {
            SharedWorkstationTest.await(
                    () -> devices().left().isEmpty() && decidedIn(last).containsAll(decided));
            assertThat(decidedIn(last)).hasSameSizeAs(decided);
            SharedWorkstationTest.await(() -> last.outbox().in(UnsentCount.UNSENT).isEmpty());
        }
    }

    private static List<String> decidedIn(DeskSession desk) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(new Filter.Compare("state", Op.EQUALS, List.of(CaseState.DECIDED))),
                        null,
                        new Sort("score", true));
        return desk.cache()
                .keys(Collections.FRAUD_CASES, desk.cache().order(query, CASES), 0, CASES);
    }

    /// What a closed desk has not sent.
    private int unsent(String folder) {
        var platformId = site.platform().platformId();
        var data = dir.resolve(folder);
        var key =
                new ProfileGuard(data, platformId, analyst.account(), InstantSource.system())
                        .plain();
        var profile =
                data.resolve("profiles")
                        .resolve(platformId)
                        .resolve("AU")
                        .resolve(DeskSession.hash(analyst.account()));
        try (var outbox = OutboxStore.open(profile, key)) {
            return outbox.in(UnsentCount.UNSENT).size();
        }
    }

    private int leftOf(String install) {
        return devices().devices().stream()
                .filter(device -> device.install().equals(install))
                .mapToInt(DeviceProcedures.Device::left)
                .sum();
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
    void aDeviceWhosePersonIsShutOutHearsOfTheOrderAndLeavesItsWorkSealed() throws IOException {
        var shutOut = new AtomicBoolean();
        var desk = open("lost", until(shutOut), InstantSource.system());
        awaitRows(desk);
        SharedWorkstationTest.decide(desk, Duration.ofHours(1));
        shutOut.set(true);
        order(desk.outbox().installId());
        SharedWorkstationTest.await(
                () -> {
                    desk.sync().tryNow();
                    return desk.terms().isToBeWiped();
                });
        assertThat(desk.sync().status().connection()).isEqualTo(Connection.SIGN_IN);
        desk.close();
        try (var all = Files.walk(dir.resolve("lost"))) {
            assertThat(all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.startsWith("wipe-"))
                    .anyMatch(name -> name.endsWith(".box"));
        }
    }

    @Test
    void nobodyButThePlatformCanTellAShutOutDeviceToBeWiped() {
        var shutOut = new AtomicBoolean();
        try (var desk = open("kept", until(shutOut), InstantSource.system())) {
            awaitRows(desk);
            var install = desk.outbox().installId();
            var asked = new DeviceProcedures.OrderedOf(analyst.account(), install);
            try (var anybody = site.client((String) null)) {
                assertThat(anybody.query(DeviceProcedures.ORDER, asked).wipe()).isNull();
                order(install);
                var told = anybody.query(DeviceProcedures.ORDER, asked).wipe();
                assertThat(told).isNotNull();
                var other = new DeviceProcedures.OrderedOf("somebody else", install);
                assertThat(anybody.query(DeviceProcedures.ORDER, other).wipe()).isNull();
                assertThat(WipeOrder.verified(requireNonNull(told), otherKeys())).isNull();
            }
        }
    }

    private String otherKeys() {
        try (var other = new TestPlatform(dir.resolve("other"));
                var client = other.client(other.caller(Role.FRAUD_ANALYST, "AU"))) {
            return client.query(DeviceProcedures.TERMS, new DeviceProcedures.TermsOf(null))
                    .signingKeys();
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
