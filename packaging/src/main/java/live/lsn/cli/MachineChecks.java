package live.lsn.cli;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.TrpcException;
import live.lsn.platform.PlatformFolder;

import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the machine gives the program: a display, private files, a way to the platform, the time.
final class MachineChecks {
    private static final Duration WRONG = Duration.ofMinutes(5);
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    private MachineChecks() {}

    static Finding display() {
        if (!System.getProperty("os.name").startsWith("Linux"))
            return Finding.ok("display", "the system's");
        for (var name : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
            var value = System.getenv(name);
            if (value != null && !value.isBlank()) return Finding.ok("display", name + " " + value);
        }
        return Finding.warn(
                "display",
                "none",
                "open the desk in a desktop session; every other command works without a display");
    }

    /// Only their owner may open the data; what is not there yet is made so.
    static List<Finding> permissions(Path dir) {
        var findings = new ArrayList<Finding>();
        var open = new ArrayList<String>();
        for (var name : List.of("keys", "platform", "profiles"))
            if (isOpenToOthers(dir.resolve(name), name.equals("keys"))) open.add(name);
        findings.add(
                open.isEmpty()
                        ? Finding.ok("permissions", "data is its owner's alone")
                        : Finding.fail(
                                "permissions",
                                "others can open " + String.join(", ", open) + " in " + dir,
                                "take their rights away: chmod -R go-rwx " + dir));
        findings.add(
                Finding.ok(
                        "keychain",
                        "none is used; keys are files of mode 0600 in " + dir.resolve("keys")));
        return findings;
    }

    private static boolean isOpenToOthers(Path folder, boolean files) {
        if (!Files.isDirectory(folder)) return false;
        try {
            return hasOthers(folder) || (files && anyFile(folder));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean anyFile(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            for (var file : all.toList()) if (hasOthers(file)) return true;
        }
        return false;
    }

    private static boolean hasOthers(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }

    static Finding proxy() {
        var proxies = ProxySelector.getDefault().select(URI.create("https://platform.example/"));
        var through = proxies.stream().filter(proxy -> proxy.type() != Proxy.Type.DIRECT).toList();
        return through.isEmpty()
                ? Finding.ok("proxy", "none")
                : Finding.ok("proxy", through.getFirst().address().toString());
    }

    /// The platform of the folder, where one runs, and its time.
    static List<Finding> platform(Path dir) {
        var running = new PlatformFolder(dir).running();
        if (running == null)
            return List.of(
                    Finding.ok("platform", "none is running here; the desk starts it"),
                    Finding.ok("clock", Instant.now() + "; no platform to compare it with"));
        try {
            var accounts = new LocalAccounts(running.url(), running.secret()).all().size();
            return List.of(
                    Finding.ok("platform", running.url() + ", " + accounts + " accounts"),
                    clock(running.url()));
        } catch (TrpcException e) {
            return List.of(
                    Finding.fail(
                            "platform",
                            running.url() + ": " + e.getMessage(),
                            "end the program with the process id "
                                    + running.pid()
                                    + " and start it again"));
        }
    }

    private static Finding clock(String url) {
        var offset = offset(url);
        if (offset == null) return Finding.ok("clock", Instant.now().toString());
        return offset.abs().compareTo(WRONG) > 0
                ? Finding.warn(
                        "clock",
                        offset.abs().toMinutes() + " min off the platform's",
                        "set the clock in the system's settings")
                : Finding.ok("clock", "as the platform's, to " + offset.abs().toSeconds() + " s");
    }

    private static @Nullable Duration offset(String url) {
        var http = TrpcClient.http().callTimeout(Duration.ofSeconds(5)).build();
        try (var answer = http.newCall(new Request.Builder().url(url).build()).execute()) {
            var date = answer.header("Date");
            return date == null
                    ? null
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (IOException | DateTimeParseException e) {
            return null;
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
