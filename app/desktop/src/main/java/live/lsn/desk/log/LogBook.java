package live.lsn.desk.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The log files of a data folder, read from their end.
public final class LogBook {
    /// How much of the end of each file is read, in bytes.
    private static final int TAIL = 512 * 1024;

    private final Path folder;

    /// @param data the data folder
    public LogBook(Path data) {
        this.folder = folder(data);
    }

    /// Where the log files of a data folder lie.
    public static Path folder(Path data) {
        return data.resolve("logs");
    }

    /// Where the files lie.
    public Path folder() {
        return folder;
    }

    /// The last entries of all programs that use the data folder, the newest first. A file that is
    /// being moved aside meanwhile is left out.
    ///
    /// @param atMost how many
    public List<LogEntry> last(int atMost) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var entries = new ArrayList<LogEntry>();
        try (var files = Files.newDirectoryStream(folder, "*.log")) {
            for (var file : files) if (Files.isReadable(file)) entries.addAll(tail(file));
        }
        // What one program wrote within a millisecond keeps its order.
        var newestLast = entries.stream().sorted(Comparator.comparing(LogEntry::at)).toList();
        return newestLast.reversed().stream().limit(atMost).toList();
    }

    private static List<LogEntry> tail(Path file) throws IOException {
        var entries = new ArrayList<LogEntry>();
        for (var line : lastLines(file)) {
            var entry = LogEntry.of(line);
            if (entry != null) entries.add(entry);
            else if (!entries.isEmpty()) entries.add(entries.removeLast().with(line));
        }
        return entries;
    }

    private static List<String> lastLines(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, open.length() - TAIL);
            open.seek(from);
            var bytes = new byte[(int) (open.length() - from)];
            open.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // The first line of a tail is cut.
            return from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        }
    }
}
