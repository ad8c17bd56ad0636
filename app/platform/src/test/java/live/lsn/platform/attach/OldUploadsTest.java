package live.lsn.platform.attach;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

class OldUploadsTest {
    @TempDir private Path dir;

    private int sweepAt(Instant now) throws IOException {
        var folder = dir.resolve("platform");
        var seal = new Seal(Files.readAllBytes(dir.resolve("keys").resolve("platform.key")));
        try (var database = Database.sqlite(folder.resolve("platform.db"))) {
            var clock = InstantSource.fixed(now);
            var blobs = new FolderBlobs(folder.resolve("attachments"));
            var attachments = new Attachments(database, seal, blobs, Long.MAX_VALUE, clock);
            try (var old =
                    new OldUploads(
                            attachments,
                            clock,
                            live.lsn.platform.backup.Schedule.ownThread("sweep"))) {
                return old.sweep();
            }
        }
    }

    @Test
    void whatNeverBecameWholeGoesAfterAWeekWhatNobodyNamedAfterAMonthAndTheRestStays()
            throws IOException {
        try (var site = new TestPlatform(dir)) {
            var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
            var files = site.files(analyst, "AU");
            var open = site.openCases("AU", 1).getFirst();
            var started = Sent.of(1, 1_000);
            files.offer(started.offer(open, null));
            files.append(started.id(), 0, started.piece(0, 10));
            var unnamed = Sent.of(2, 1_000);
            unnamed.to(files, open);
            var named = Sent.of(3, 1_000);
            named.to(files, open);
            try (var calls = site.client(analyst)) {
                named.nameIn(open, calls);
            }
            var now = Instant.now();
            assertThat(sweepAt(now.plus(Duration.ofDays(6)))).isZero();
            assertThat(sweepAt(now.plus(Duration.ofDays(8)))).isEqualTo(1);
            Assertions.assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> files.standing(started.id()));
            assertThat(files.read(unnamed.id(), 0, 1_000)).isEqualTo(unnamed.bytes());
            assertThat(sweepAt(now.plus(Duration.ofDays(31)))).isEqualTo(1);
            assertThat(sweepAt(now.plus(Duration.ofDays(400)))).isZero();
            assertThat(files.read(named.id(), 0, 1_000)).isEqualTo(named.bytes());
            assertThat(place(unnamed)).doesNotExist();
            assertThat(place(named)).exists();
            started.to(files, open);
        }
    }

    private Path place(Sent sent) {
        var hash = sent.content().sha256();
        return dir.resolve("platform")
                .resolve("attachments")
                .resolve(hash.substring(0, 2))
                .resolve(hash);
    }
}
