package live.lsn.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a program did to some of its files, in its order, as strace tells it.
///
/// @param events writes when they begin, syncs when they have ended
record Recording(List<Event> events) {
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Set<String> SYNCS = Set.of("fdatasync", "fsync");
    private static final Pattern CALL = Pattern.compile("(\\d+)\\s+(\\w+)\\((.*)", Pattern.DOTALL);
    private static final Pattern RESUMED =
            Pattern.compile("(\\d+)\\s+<\\.\\.\\. (\\w+) resumed>.*");
    private static final Pattern FILE = Pattern.compile("\\d+<([^>]*)>");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    /// One call.
    sealed interface Event {
        /// The file's name, without its folder.
        String file();

        /// @param at from which byte; −1 for the end of the file
        @SuppressWarnings("ArrayRecordComponent")
        record Write(String file, long at, byte[] bytes) implements Event {}

        record Cut(String file, long length) implements Event {}

        record Sync(String file) implements Event {}

        record Gone(String file) implements Event {}
    }

    long syncs() {
        return events.stream().filter(Event.Sync.class::isInstance).count();
    }

    /// Has a [Keeper] keep commands and pages and records it.
    ///
    /// @param times how often the files are opened
    static Recording of(Path dir, int times, int commands, boolean syncsLeftOut)
            throws IOException, InterruptedException {
        Strace.require();
        var book = dir.resolve("journal");
        var trace = dir.resolve("trace");
        var options = new ArrayList<String>();
        options.addAll(List.of("-y", "-xx", "-s", "1000000", "-o", trace.toString(), "-e"));
        options.add("trace=pwrite64,write,fdatasync,fsync,ftruncate,unlink");
        for (var file : List.of("outbox.db", "outbox.db-wal", "cache.db", "cache.db-wal"))
            options.addAll(List.of("-P", dir.resolve(file).toString()));
        options.addAll(List.of("-P", book.toString()));
        var code =
                Strace.run(
                        options,
                        dir.toString(),
                        book.toString(),
                        String.valueOf(times),
                        String.valueOf(commands),
                        "true",
                        String.valueOf(syncsLeftOut));
        if (code != 0) throw new IllegalStateException("the recorded program ended with " + code);
        try (var lines = Files.lines(trace)) {
            return read(lines.toList());
        }
    }

    static Recording read(List<String> lines) {
        var events = new ArrayList<Event>();
        var under = new HashMap<String, Event>();
        for (var line : lines) {
            var resumed = RESUMED.matcher(line);
            var call = CALL.matcher(line);
            if (resumed.matches()) {
                var ended = under.remove(resumed.group(1));
                if (ended != null) events.add(ended);
            } else if (call.matches()) {
                var event = event(call.group(2), call.group(3));
                var unfinished = line.endsWith(UNFINISHED) && SYNCS.contains(call.group(2));
                if (unfinished) under.put(call.group(1), event);
                else events.add(event);
            }
        }
        return new Recording(List.copyOf(events));
    }

    private static Event event(String call, String arguments) {
        if (call.equals("unlink")) return new Event.Gone(name(arguments, TEXT));
        var file = name(arguments, FILE);
        var numbers = arguments.replace(UNFINISHED, "").replaceAll("\\)\\s+= .*$", "").split(", ");
        return switch (call) {
            case "pwrite64" -> new Event.Write(file, Long.parseLong(numbers[3]), bytes(arguments));
            case "write" -> new Event.Write(file, -1, bytes(arguments));
            case "ftruncate" -> new Event.Cut(file, Long.parseLong(numbers[1]));
            default -> new Event.Sync(file);
        };
    }

    private static byte[] bytes(String arguments) {
        var text = TEXT.matcher(arguments);
        if (!text.find()) throw new IllegalStateException("no bytes in a recorded write");
        return decoded(text.group(1));
    }

    private static String name(String arguments, Pattern where) {
        var found = where.matcher(arguments);
        if (!found.find()) throw new IllegalStateException("no file in a recorded call");
        var path = new String(decoded(found.group(1)), StandardCharsets.UTF_8);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] decoded(String hex) {
        if (!hex.startsWith("\\x")) return hex.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(hex.length() / 4);
        for (var at = 2; at < hex.length(); at += 4)
            bytes.write(Integer.parseInt(hex, at, at + 2, 16));
        return bytes.toByteArray();
    }
}
