package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.AttachmentStore.Fresh;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.attach.CuttingLine;
import live.lsn.platform.db.Database;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Files from a desk without a window to a real platform, over a line that breaks.
class FilesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LENGTH = 150_000;

    @TempDir private Path dir;
    private TestPlatform site;
    private CuttingLine line;
    private DeskSession desk;
    private FraudCase open;

    @BeforeEach
    void start() throws IOException {
        begin(AttachmentSettings.USUAL);
    }

    private void begin(AttachmentSettings files) throws IOException {
        site = new TestPlatform(dir.resolve("server"), files, Database::sqlite);
        open = site.openCases("AU", 1).getFirst();
        line = new CuttingLine(site.platform().url());
        desk = open();
        await(() -> desk.cache().find(Collections.FRAUD_CASES, open.id()) != null);
        await(() -> desk.sync().status().connection() == Connection.ONLINE);
    }

    @AfterEach
    void stop() throws IOException {
        desk.close();
        line.close();
        site.close();
    }

    private DeskSession open() {
        return open(null);
    }

    /// @param now what the desk takes for now; null for the system's own time
    private DeskSession open(@Nullable Instant now) {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU").account();
        var token = site.platform().token(analyst, Duration.ofMinutes(10));
        return DeskSession.open(
                dir.resolve("desk"),
                new Who(line.url(), site.platform().platformId(), analyst, "AU"),
                TokenSource.fixed(() -> token),
                now == null ? InstantSource.system() : InstantSource.fixed(now));
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static byte[] photo(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private KeptFile keep(byte[] content) {
        return keep(content, null);
    }

    private KeptFile keep(byte[] content, byte @Nullable [] thumbnail) {
        try {
            return desk.outbox()
                    .attachments()
                    .keep(
                            new ByteArrayInputStream(content),
                            new Fresh(
                                    "image/jpeg",
                                    "Ms Example's passport.jpg",
                                    Collections.FRAUD_CASES.name(),
                                    open.id(),
                                    thumbnail),
                            Instant.now());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String attach(KeptFile file) {
        return attach(file, Duration.ZERO);
    }

    private String attach(KeptFile file, Duration wait) {
        var content = file.content();
        var sent =
                desk.commands()
                        .send(
                                FraudProcedures.ATTACH_TO_CASE,
                                new AttachToCase(
                                        open.id(),
                                        content.id(),
                                        content.sha256(),
                                        content.length(),
                                        content.type(),
                                        file.name()),
                                wait);
        assertThat(sent).isInstanceOf(Sent.Queued.class);
        return ((Sent.Queued) sent).commandId();
    }

    private State state(String commandId) {
        return requireNonNull(desk.outbox().find(commandId)).state();
    }

    private @Nullable Standing standing(KeptFile file) {
        var now = desk.outbox().attachments().find(file.id());
        return now == null ? null : now.standing();
    }

    private long withPlatform() {
        return desk.outbox().attachments().all().stream()
                .filter(file -> file.standing() == Standing.SENT)
                .count();
    }

    private List<Attachment> atPlatform() {
        try (var calls = site.client(site.caller(Role.FOUNDER, "AU"))) {
            return calls.query(
                            "fraudCases.get",
                            tools.jackson.databind.node.JsonNodeFactory.instance
                                    .objectNode()
                                    .put("channelId", "AU")
                                    .put("id", open.id()))
                    .path("attachments")
                    .valueStream()
                    .map(file -> live.lsn.api.trpc.Json.MAPPER.treeToValue(file, Attachment.class))
                    .toList();
        }
    }

    private Path att() throws IOException {
        try (var all = Files.walk(dir.resolve("desk").resolve("profiles"))) {
            return all.filter(path -> path.endsWith("att")).findFirst().orElseThrow();
        }
    }

    private Path place(KeptFile file) throws IOException {
        var hash = file.content().sha256();
        return att().resolve(hash.substring(0, 2)).resolve(hash);
    }

    private void goOn() {
        line.mend();
        desk.sync().tryNow();
    }

    @Test
    void twentyPhotosTakenInOfflineArriveOnceEachAfterThreeCuts() throws IOException {
        line.let(0);
        await(() -> desk.sync().status().connection() == Connection.OFFLINE);
        var photos = new ArrayList<byte[]>();
        var commands = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            photos.add(photo(i, LENGTH + i));
            commands.add(attach(keep(photos.get(i))));
        }
        assertThat(requireNonNull(desk.cache().find(Collections.FRAUD_CASES, open.id())))
                .satisfies(shown -> assertThat(shown.attachments()).hasSize(20));
        for (var cut = 1; cut <= 3; cut++) {
            var before = withPlatform();
            line.let(5L * LENGTH + 10_000L * cut);
            desk.sync().tryNow();
            await(line::isCut);
            if (cut == 2) {
                site.restart();
                line.lead(site.platform().url());
            }
            if (cut == 3) {
                desk.close();
                desk = open();
            }
            assertThat(withPlatform()).isBetween(before, 19L);
        }
        goOn();
        await(() -> commands.stream().allMatch(id -> state(id) == State.ACKED));
        var arrived = atPlatform();
        assertThat(arrived).hasSize(20);
        var founder = site.files(site.caller(Role.FOUNDER, "AU"), "AU");
        assertThat(arrived.stream().map(file -> founder.read(file.id(), 0, 2 * LENGTH)).toList())
                .containsExactlyInAnyOrderElementsOf(photos);
        assertThat(arrived.stream().map(Attachment::id).distinct()).hasSize(20);
        await(
                () ->
                        requireNonNull(desk.cache().base(Collections.FRAUD_CASES, open.id()))
                                        .attachments()
                                        .size()
                                == 20);
    }

    @Test
    void aFileThatIsDamagedOrGoneHereIsToldAndNothingOfItIsSent() throws IOException {
        line.let(0);
        var damaged = keep(photo(1, LENGTH));
        var gone = keep(photo(2, LENGTH));
        var whole = keep(photo(3, LENGTH));
        var bytes = Files.readAllBytes(place(damaged));
        bytes[bytes.length / 2] ^= 4;
        Files.write(place(damaged), bytes);
        Files.delete(place(gone));
        var commands = List.of(attach(damaged), attach(gone), attach(whole));
        goOn();
        await(() -> state(commands.get(2)) == State.ACKED);
        await(() -> state(commands.get(0)) == State.REJECTED);
        await(() -> state(commands.get(1)) == State.REJECTED);
        assertThat(standing(damaged)).isEqualTo(Standing.DAMAGED);
        assertThat(requireNonNull(desk.outbox().find(commands.get(0))).lastError())
                .isEqualTo("attachment.damaged");
        assertThat(atPlatform()).extracting(Attachment::id).containsExactly(whole.id());
        var sender = site.files(site.caller(Role.FRAUD_ANALYST, "AU"), "AU");
        for (var file : List.of(damaged, gone))
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> sender.standing(file.id()))
                    .isInstanceOf(live.lsn.api.trpc.TrpcException.Refused.class);
    }

    @Test
    void aDecisionDoesNotWaitForEvidenceThatTheChannelHasNoRoomFor() throws IOException {
        stop();
        begin(new AttachmentSettings(null, null, 1_000));
        var held = attach(keep(photo(4, LENGTH)));
        var decided =
                (Sent.Queued)
                        desk.commands()
                                .send(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(
                                                open.id(), Verdict.DECLINE, DecisionCode.R1, null),
                                        Duration.ZERO);
        await(() -> state(decided.commandId()) == State.ACKED);
        assertThat(state(held)).isEqualTo(State.QUEUED);
        assertThat(atPlatform()).isEmpty();
        assertThat(desk.sync().status().connection()).isEqualTo(Connection.ONLINE);
    }

    @Test
    void whatThePlatformTurnsOutToLackIsSentAgainAndThenTheCommand() throws IOException {
        line.let(0);
        var content = photo(5, LENGTH);
        var file = keep(content);
        desk.outbox().attachments().mark(file.id(), Standing.SENT, Instant.now());
        var command = attach(file);
        goOn();
        await(() -> state(command) == State.ACKED);
        var founder = site.files(site.caller(Role.FOUNDER, "AU"), "AU");
        assertThat(founder.read(file.id(), 0, LENGTH)).isEqualTo(content);
    }

    @Test
    void aFileThatIsTakenBackIsNeverSentAndOneThatIsNotGoesOutAfterwards() throws IOException {
        var undone = keep(photo(6, LENGTH));
        var kept = keep(photo(7, LENGTH));
        var command = attach(undone, Duration.ofSeconds(3));
        attach(kept, Duration.ofSeconds(3));
        assertThat(desk.commands().undo(command)).isTrue();
        await(() -> standing(kept) == Standing.SENT);
        await(() -> atPlatform().size() == 1);
        assertThat(standing(undone)).isEqualTo(Standing.WAITING);
        var sender = site.files(site.caller(Role.FRAUD_ANALYST, "AU"), "AU");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> sender.standing(undone.id()))
                .isInstanceOf(live.lsn.api.trpc.TrpcException.Refused.class);
    }

    @Test
    void aContentStaysHereForAWeekAfterItsCommandWasDone() throws IOException {
        var file = keep(photo(8, LENGTH));
        var command = attach(file);
        await(() -> state(command) == State.ACKED);
        desk.close();
        desk = open(Instant.now().plus(Duration.ofDays(6)));
        await(() -> desk.sync().status().connection() == Connection.ONLINE);
        assertThat(place(file)).exists();
        desk.close();
        desk = open(Instant.now().plus(Duration.ofDays(8)));
        await(() -> standing(file) == null);
        await(() -> !Files.exists(placeOf(file)));
        assertThat(desk.files().content(attachment(file))).hasSize(LENGTH);
    }

    private Path placeOf(KeptFile file) {
        try {
            return place(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Attachment attachment(KeptFile file) {
        var content = file.content();
        return new Attachment(
                content.id(),
                content.sha256(),
                content.length(),
                content.type(),
                file.name(),
                "me",
                Instant.now());
    }

    @Test
    void anotherDeskSeesThumbnailAndContentAndStillDoesOnceThePlatformIsAway() throws IOException {
        var thumbnail = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
        var content = photo(9, 3 * LENGTH);
        var file = keep(content, thumbnail);
        var command = attach(file);
        await(() -> state(command) == State.ACKED);
        var founder = site.caller(Role.FOUNDER, "AU").account();
        var token = site.platform().token(founder, Duration.ofMinutes(10));
        try (var other =
                DeskSession.open(
                        dir.resolve("other"),
                        new Who(line.url(), site.platform().platformId(), founder, "AU"),
                        TokenSource.fixed(() -> token))) {
            var seen = attachment(file);
            assertThat(other.files().thumbnail(seen)).isEqualTo(thumbnail);
            assertThat(other.files().content(seen)).isEqualTo(content);
            line.let(0);
            assertThat(other.files().thumbnail(seen)).isEqualTo(thumbnail);
            assertThat(other.files().content(seen)).isEqualTo(content);
            var copy = dir.resolve("copy.jpg");
            other.files().save(seen, copy);
            assertThat(copy).hasBinaryContent(content);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> other.files().save(seen, copy))
                    .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
            assertThat(copy).hasBinaryContent(content);
        }
        try (var all = Files.walk(dir.resolve("other"))) {
            for (var lying : all.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(lying), StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(content, 0, 20, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void neitherTheNameNorTheContentIsReadableInTheProfile() throws IOException {
        line.let(0);
        attach(keep("Evidence against nobody. ".repeat(9_000).getBytes(StandardCharsets.UTF_8)));
        try (var all = Files.walk(dir.resolve("desk"))) {
            for (var file : all.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file.getFileName())
                        .doesNotContain("passport")
                        .doesNotContain("Evidence");
        }
        assertThat(Files.getPosixFilePermissions(att())).hasSize(3);
    }
}
