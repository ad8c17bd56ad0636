package live.lsn.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/// What a platform is told: an option of the command line comes first, then the environment, then a
/// file. Secrets come by environment or file alone, and from a file only where nobody else can read
/// it.
final class PlatformSettings {
    static final String DB_URL = "db.url";
    static final String DB_USER = "db.user";
    static final String DB_PASSWORD = "db.password";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String ISSUER = "issuer";
    static final String AUDIENCE = "audience";
    static final String USER_LIMIT = "limits.user";
    static final String ADDRESS_LIMIT = "limits.address";
    static final String SIGN_IN_LIMIT = "limits.sign-in";
    static final String FORWARDED = "limits.forwarded";
    static final String LOCKED = "devices.locked";
    static final String READ_DAYS = "devices.read-days";
    static final String ATTACHMENTS = "attachments";
    static final String S3_ENDPOINT = "attachments.endpoint";
    static final String S3_REGION = "attachments.region";
    static final String S3_KEY = "attachments.key";
    static final String S3_SECRET = "attachments.secret";
    static final String QUOTA = "attachments.quota";
    private static final List<String> SECRETS = List.of(DB_PASSWORD, S3_SECRET);
    private static final List<String> NAMES =
            List.of(
                    DB_URL,
                    DB_USER,
                    DB_PASSWORD,
                    HOST,
                    PORT,
                    ISSUER,
                    AUDIENCE,
                    USER_LIMIT,
                    ADDRESS_LIMIT,
                    SIGN_IN_LIMIT,
                    FORWARDED,
                    LOCKED,
                    READ_DAYS,
                    ATTACHMENTS,
                    S3_ENDPOINT,
                    S3_REGION,
                    S3_KEY,
                    S3_SECRET,
                    QUOTA);
    private static final EnumSet<PosixFilePermission> OTHERS =
            EnumSet.copyOf(PosixFilePermissions.fromString("---rwxrwx"));

    private final Map<String, String> environment;
    private final Properties file;

    private PlatformSettings(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /// @param file in Java's format of properties; null for none
    /// @throws IllegalArgumentException if it cannot be used; the message says what to do
    static PlatformSettings of(@Nullable Path file, Map<String, String> environment) {
        var read = new Properties();
        if (file == null) return new PlatformSettings(environment, read);
        try (Reader text = Files.newBufferedReader(file)) {
            read.load(text);
            check(file, read);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file " + file + " cannot be read; see whether it is there and yours", e);
        }
        return new PlatformSettings(environment, read);
    }

    private static void check(Path file, Properties read) throws IOException {
        var unknown = new TreeSet<>(read.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty())
            throw new IllegalArgumentException(
                    file
                            + " holds "
                            + String.join(", ", unknown)
                            + ", which nobody knows; known are "
                            + String.join(", ", NAMES));
        if (SECRETS.stream().anyMatch(read::containsKey) && isOpenToOthers(file))
            throw new IllegalArgumentException(
                    file
                            + " holds a secret and can be read by others; take their rights away:"
                            + " chmod 600 "
                            + file);
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return false;
        return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }

    /// How a setting is named in the environment: `LSN_DB_URL` for `db.url`.
    static String variable(String name) {
        return "LSN_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// @param option what the command line says; null where it says nothing
    @Nullable String get(String name, @Nullable String option) {
        if (option != null) return option;
        var told = environment.get(variable(name));
        if (told != null && !told.isBlank()) return told.strip();
        var written = file.getProperty(name);
        return written == null || written.isBlank() ? null : written.strip();
    }

    String get(String name, @Nullable String option, String otherwise) {
        var told = get(name, option);
        return told == null ? otherwise : told;
    }

    /// @throws IllegalArgumentException if it is no whole number from 0 on
    int number(String name, @Nullable Integer option, int otherwise) {
        var told = get(name, option == null ? null : option.toString());
        if (told == null) return otherwise;
        try {
            var number = Integer.parseInt(told);
            if (number >= 0) return number;
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from 0 on, was '" + told + "'");
    }

    /// @throws IllegalArgumentException if it is neither `true` nor `false`
    boolean flag(String name) {
        var told = get(name, null, "false");
        if (!told.equals("true") && !told.equals("false"))
            throw new IllegalArgumentException(name + " must be true or false, was '" + told + "'");
        return told.equals("true");
    }
}
