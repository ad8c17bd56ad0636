package live.lsn.platform.backup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/// A copy of the database each night, the newest thirty kept.
///
/// Whether tonight's is missing is asked again and again rather than waited for: a machine that
/// slept, a clock that was set and a disk that was full need no care of their own, and a start
/// after some days away makes up for the last night.
public final class NightlyCopies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyCopies.class);
    private static final int KEPT = 30;

    /// A night begins this long after midnight.
    private static final Duration NIGHT = Duration.ofHours(2);

    private static final Duration AFTER_START = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final String NAME = "platform-\\d{4}-\\d{2}-\\d{2}\\.db";

    private final Source source;
    private final Path folder;
    private final NewFile newFile;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Schedule schedule;
    private volatile @Nullable Failure failure;
    private volatile boolean closed;

    /// What is copied.
    public interface Source {
        /// Writes the database as it is at one moment.
        ///
        /// @param target an empty file
        /// @throws RuntimeException if it could not be written whole
        void copyTo(Path target);
    }

    /// Makes an empty file that its owner alone can read.
    public interface NewFile {
        void make(Path file) throws IOException;
    }

    /// Why there is no copy of the last night.
    public record Failure(Instant at, String reason) {}

    /// @param folder where the copies lie, open to their owner alone
    /// @param zone whose nights are meant
    public NightlyCopies(
            Source source,
            Path folder,
            NewFile newFile,
            InstantSource clock,
            ZoneId zone,
            Schedule schedule) {
        this.source = source;
        this.folder = folder;
        this.newFile = newFile;
        this.clock = clock;
        this.zone = zone;
        this.schedule = schedule;
    }

    /// Begins to look after the copies, without keeping the caller waiting.
    public void start() {
        schedule.after(AFTER_START, this::look);
    }

    /// Null where the last copy that was due was made.
    public @Nullable Failure failure() {
        return failure;
    }

    /// The copies of a folder, oldest first; none where there is no such folder.
    ///
    /// @throws IOException if the folder cannot be read
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private void look() {
        if (closed) return;
        var copy = folder.resolve("platform-" + night() + ".db");
        if (!Files.exists(copy)) make(copy);
        if (!closed) schedule.after(LOOK_AGAIN, this::look);
    }

    private LocalDate night() {
        return LocalDate.ofInstant(clock.instant().minus(NIGHT), zone);
    }

    private void make(Path copy) {
        var beside = copy.resolveSibling(copy.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            newFile.make(beside);
            source.copyTo(beside);
            try (var written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
            failure = null;
            prune();
        } catch (IOException | RuntimeException e) {
            discard(beside);
            if (closed) return;
            failure = new Failure(clock.instant(), String.valueOf(e.getMessage()));
            LOG.warn(
                    "no copy of the platform's database was made in {}: {}. The database itself is"
                            + " as it was; the copy is tried again every {} minutes",
                    folder,
                    e.getMessage(),
                    LOOK_AGAIN.toMinutes());
        }
    }

    private void prune() throws IOException {
        var copies = in(folder);
        for (var old : copies.subList(0, Math.max(0, copies.size() - KEPT))) Files.delete(old);
    }

    private static void discard(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            LOG.debug("a half copy stays until the next one", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        schedule.close();
    }
}
