package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import live.lsn.desk.store.AttachmentStore.Fresh;
import live.lsn.desk.store.KeptFile.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

class AttachmentStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    @TempDir private Path dir;
    private final ProfileKey key =
            new ProfileKey("the key of a test, 32 bytes long".getBytes(StandardCharsets.UTF_8));

    private static Fresh fresh(String name) {
        return new Fresh("text/plain", name, "fraudCases", "c", new byte[] {1, 2});
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Path place(KeptFile file) {
        var hash = file.content().sha256();
        return dir.resolve("att").resolve(hash.substring(0, 2)).resolve(hash);
    }

    @Test
    void whatIsKeptIsThereAfterTheNextStart() throws IOException {
        KeptFile kept;
        try (var outbox = OutboxStore.open(dir, key)) {
            assertThat(outbox.attachments().all()).isEmpty();
            kept = outbox.attachments().keep(content("evidence"), fresh("a.txt"), NOW);
        }
        try (var outbox = OutboxStore.open(dir, key)) {
            var store = outbox.attachments();
            var found = Objects.requireNonNull(store.find(kept.id()));
            assertThat(found.name()).isEqualTo("a.txt");
            assertThat(found.thumbnail()).containsExactly(1, 2);
            assertThat(found.standing()).isEqualTo(Standing.WAITING);
            assertThat(store.isWhole(found)).isTrue();
            assertThat(store.open(found).read(0, 100)).asString().isEqualTo("evidence");
            assertThat(store.bytes()).isEqualTo(8);
        }
    }

    @Test
    void aContentStaysAsLongAsAFileHasIt() throws IOException {
        try (var outbox = OutboxStore.open(dir, key)) {
            var store = outbox.attachments();
            var one = store.keep(content("same"), fresh("a.txt"), NOW);
            var two = store.keep(content("same"), fresh("b.txt"), NOW);
            store.forget(one);
            assertThat(place(two)).exists();
            assertThat(store.isWhole(two)).isTrue();
            store.forget(two);
            assertThat(place(two)).doesNotExist();
        }
    }

    @Test
    void anEmptyFileAndOneThatBreaksOffLeaveNothing() throws IOException {
        try (var outbox = OutboxStore.open(dir, key)) {
            var store = outbox.attachments();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.keep(content(""), fresh("a"), NOW));
            var broken =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the stick was pulled out");
                        }
                    };
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.keep(broken, fresh("a"), NOW));
            assertThat(store.all()).isEmpty();
            try (var left = Files.list(dir.resolve("att").resolve("new"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aDiskThatIsNearlyFullTakesNothingInAndSaysSo() throws Exception {
        var file =
                new SqliteFile(
                        dir.resolve("outbox.db"),
                        org.sqlite.SQLiteConfig.SynchronousMode.FULL,
                        false);
        try (var writer = new Writer(file, file.openWriter(), "test");
                var readers = new Readers(file)) {
            var store =
                    new AttachmentStore(
                            dir, key, writer, readers, () -> AttachmentStore.LEAST_FREE - 1);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.keep(content("x"), fresh("a"), NOW))
                    .satisfies(
                            e ->
                                    assertThat(e.problem())
                                            .isEqualTo(StoreException.Problem.DISK_FULL));
            assertThat(dir.resolve("att")).doesNotExist();
            var roomy =
                    new AttachmentStore(
                            dir, key, writer, readers, () -> AttachmentStore.LEAST_FREE);
            roomy.keep(content("x"), fresh("a"), NOW);
        }
    }

    @Test
    void aRowThatWasChangedIsADamagedFile() throws Exception {
        KeptFile kept;
        try (var outbox = OutboxStore.open(dir, key)) {
            kept = outbox.attachments().keep(content("evidence"), fresh("a.txt"), NOW);
        }
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                var change =
                        connection.prepareStatement("UPDATE attachments SET aggregate_id = ?")) {
            change.setString(1, "another case");
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
        try (var outbox = OutboxStore.open(dir, key)) {
            assertThat(Objects.requireNonNull(outbox.attachments().find(kept.id())).standing())
                    .isEqualTo(Standing.DAMAGED);
        }
    }

    @Test
    void anOutboxWithFilesIsRescuedToo() throws IOException {
        KeptFile kept;
        try (var outbox = OutboxStore.open(dir, key)) {
            for (var i = 0; i < 30; i++)
                outbox.add(OutboxStoreTest.command(i + 1, "{\"x\":\"" + "y".repeat(300) + "\"}"));
            kept = outbox.attachments().keep(content("evidence"), fresh("a.txt"), NOW);
            for (var i = 30; i < 60; i++)
                outbox.add(OutboxStoreTest.command(i + 1, "{\"x\":\"" + "y".repeat(300) + "\"}"));
        }
        var file = dir.resolve("outbox.db");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 / 4_096 * 4_096));
        try (var outbox = OutboxStore.open(dir, key)) {
            assertThat(Objects.requireNonNull(outbox.damage()).kept()).isPositive();
            var store = outbox.attachments();
            assertThat(store.adopt(kept.content(), "fraudCases", "c", NOW)).isTrue();
            assertThat(store.isWhole(Objects.requireNonNull(store.find(kept.id())))).isTrue();
        }
    }
}
