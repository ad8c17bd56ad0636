package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Files of a profile that were damaged: the cache is thrown away, the outbox never.
class DamageTest {
    private static final int PAGE = 4096;

    @TempDir private Path dir;
    private ProfileKey key;
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void makeKey() {
        key = ProfileKey.load(dir.resolve("key"));
    }

    private void fill(int count) {
        try (var outbox = OutboxStore.open(dir, key)) {
            for (var i = 0; i < count; i++) {
                var id = Ids.next();
                ids.add(id);
                outbox.add(command(id, i));
            }
        }
    }

    private static OutboxCommand command(String id, int number) {
        var like =
                OutboxStoreTest.command(
                        2, "{\"n\":" + number + "," + "\"x\":\"" + "y".repeat(300) + "\"}");
        return new OutboxCommand(
                0,
                id,
                like.procedure(),
                1,
                like.collection(),
                like.aggregateId(),
                like.input(),
                3L,
                null,
                like.occurredAt(),
                0,
                0,
                State.QUEUED,
                like.notBefore(),
                0,
                like.nextAttempt(),
                null,
                null,
                null,
                null,
                like.createdAt(),
                like.updatedAt());
    }

    private Path file() {
        return dir.resolve("outbox.db");
    }

    private void overwrite(int fromPage, int pages) throws IOException {
        var bytes = Files.readAllBytes(file());
        Arrays.fill(
                bytes,
                fromPage * PAGE,
                Math.min(bytes.length, (fromPage + pages) * PAGE),
                (byte) 0x5a);
        Files.write(file(), bytes);
    }

    /// All that is kept reads as it was, all that is lost is named, nothing is both.
    private OutboxDamage opened() throws IOException {
        try (var outbox = OutboxStore.open(dir, key)) {
            var damage = requireNonNull(outbox.damage());
            var kept = outbox.all().stream().map(OutboxCommand::id).toList();
            assertThat(ids).containsAll(kept);
            assertThat(damage.kept()).isEqualTo(kept.size());
            assertThat(Files.exists(requireNonNull(damage.aside()))).isTrue();
            var list = Files.readString(requireNonNull(damage.list()));
            for (var lost : damage.lost()) {
                if (lost.id() == null) continue;
                assertThat(kept).doesNotContain(lost.id());
                assertThat(list).contains(requireNonNull(lost.id()));
                assertThat(requireNonNull(lost.at()))
                        .isBetween(
                                Instant.now().minus(Duration.ofMinutes(5)),
                                Instant.now().plusSeconds(5));
            }
            outbox.add(command(Ids.next(), 1_000));
            return damage;
        }
    }

    @Test
    void aDamagedFirstPageCostsNothing() throws IOException {
        fill(40);
        overwrite(0, 1);
        var damage = opened();
        assertThat(damage.kept()).isEqualTo(40);
        assertThat(damage.lost()).isEmpty();
        try (var outbox = OutboxStore.open(dir, key)) {
            assertThat(outbox.damage()).isNull();
            assertThat(outbox.all()).hasSize(41);
            assertThat(outbox.damaged()).isEmpty();
        }
    }

    @Test
    void aDamagedMiddleCostsOnlyWhatLayThereAndThatIsNamed() throws IOException {
        fill(60);
        var pages = (int) (Files.size(file()) / PAGE);
        assertThat(pages).isGreaterThan(12);
        for (var at = 6; at < pages - 1; at += 5) {
            ids.clear();
            Files.deleteIfExists(file());
            fill(60);
            overwrite(at, 1);
            var damage = opened();
            assertThat(damage.kept()).as("page " + at).isGreaterThanOrEqualTo(40);
            assertThat(damage.kept() + damage.lost().size()).as("page " + at).isEqualTo(60);
        }
    }

    @Test
    void aFileCutInHalfGivesWhatIsLeft() throws IOException {
        fill(200);
        var bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2 / PAGE * PAGE));
        var damage = opened();
        assertThat(damage.kept()).isPositive();
        assertThat(damage.lost()).isNotEmpty();
    }

    @Test
    void aFileOfTextIsKeptAsideAndTheDeskGoesOn() throws IOException {
        fill(3);
        Files.writeString(file(), "no database at all, and yet perhaps somebody's work");
        var damage = opened();
        assertThat(damage.kept()).isZero();
        assertThat(requireNonNull(damage.aside()))
                .hasContent("no database at all, and yet perhaps somebody's work");
        assertThat(requireNonNull(damage.list())).content().contains("cannot be told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurred_at INTEGER", "commands (state", "last_seq"})
    void aNameThatIsDamagedInTheSchemaCostsNothing(String name) throws IOException {
        fill(40);
        var bytes = Files.readAllBytes(file());
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[text.indexOf(name) + 2] ^= 1;
        Files.write(file(), bytes);
        assertThat(opened().kept()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7f, 0xcc})
    void aVersionThatIsDamagedCostsNothing(int value) throws IOException {
        fill(40);
        var bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 60, 64, (byte) value);
        Files.write(file(), bytes);
        assertThat(opened().kept()).isEqualTo(40);
    }

    /// SQLite goes by the last byte of the schema's format alone.
    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x10, 0x80})
    void aFormatThatIsDamagedCostsNothing(int flipped) throws IOException {
        fill(40);
        var bytes = Files.readAllBytes(file());
        bytes[47] ^= (byte) flipped;
        Files.write(file(), bytes);
        assertThat(opened().kept()).isEqualTo(40);
    }

    @Test
    void aLogThatIsAnotherFilesCostsNothingThatWasInTheFile() throws Exception {
        fill(40);
        var other = dir.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE other (a, b)");
            statement.execute("INSERT INTO other VALUES (1, randomblob(20000))");
            Files.copy(dir.resolve("other.db-wal"), dir.resolve("outbox.db-wal"));
        }
        var damage = opened();
        assertThat(damage.kept()).isEqualTo(40);
        assertThat(damage.lost()).isEmpty();
    }

    @Test
    void underAnotherKeyNothingIsSentAndAllIsNamed() throws IOException {
        fill(4);
        Files.writeString(dir.resolve("key"), "short");
        var other = ProfileKey.load(dir.resolve("key"));
        assertThat(dir.resolve("key.damaged-1")).hasContent("short");
        try (var outbox = OutboxStore.open(dir, other)) {
            var damage = requireNonNull(outbox.damage());
            assertThat(outbox.all()).isEmpty();
            assertThat(damage.aside()).isNull();
            assertThat(damage.lost())
                    .extracting(OutboxDamage.Lost::id)
                    .containsExactlyElementsOf(ids);
            assertThat(requireNonNull(damage.list())).content().contains(ids);
        }
        try (var outbox = OutboxStore.open(dir, key)) {
            assertThat(outbox.all()).hasSize(4);
            assertThat(outbox.damage()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first page", "middle", "empty", "half", "text", "key"})
    void aDamagedCacheIsMadeAnewAndTheOutboxIsUntouched(String how) throws IOException {
        fill(3);
        CacheStore.open(dir, key, Collections.ALL).close();
        var outboxBefore = Files.readAllBytes(file());
        var cache = dir.resolve("cache.db");
        var bytes = Files.readAllBytes(cache);
        switch (how) {
            case "first page" -> Arrays.fill(bytes, 0, PAGE, (byte) 0x5a);
            case "middle" -> Arrays.fill(bytes, PAGE, bytes.length, (byte) 0x5a);
            case "empty" -> bytes = new byte[0];
            case "half" -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
            case "text" -> bytes = "some text".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            default -> Files.delete(dir.resolve("key"));
        }
        Files.write(cache, bytes);
        var now = ProfileKey.load(dir.resolve("key"));
        try (var store = CacheStore.open(dir, now, Collections.ALL)) {
            assertThat(store.cursor()).isNull();
            assertThat(store.rebuilt()).isEqualTo(!how.equals("empty"));
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(outboxBefore);
    }

    /// A real disk of a megabyte, where somebody is allowed to make one.
    @Test
    void onAFullDiskADecisionIsRefusedAndWhatWasKeptStays() throws Exception {
        var disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
                "no right to mount a small disk: skipped");
        try {
            try (var outbox = OutboxStore.open(disk, key)) {
                outbox.add(command(Ids.next(), 0));
                Files.write(disk.resolve("ballast"), new byte[600 << 10]);
                var kept = new ArrayList<String>();
                assertThatThrownBy(
                                () -> {
                                    for (var i = 1; i < 5_000; i++) {
                                        var id = Ids.next();
                                        outbox.add(command(id, i));
                                        kept.add(id);
                                    }
                                })
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e ->
                                        assertThat(e.problem())
                                                .isEqualTo(StoreException.Problem.DISK_FULL));
                assertThat(outbox.all()).hasSize(kept.size() + 1);
                Files.delete(disk.resolve("ballast"));
                outbox.add(command(Ids.next(), 9_000));
                assertThat(outbox.all()).hasSize(kept.size() + 2);
            }
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
