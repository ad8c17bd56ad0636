package live.lsn.desk.shell;

import java.io.IOException;
import java.util.Properties;

/// Which build this is, as its archive tells.
final class Version {
    private static final String TOLD = "/META-INF/maven/live.lsn/lsn-desktop/pom.properties";

    private Version() {}

    static String told(Wording words) {
        try (var in = Version.class.getResourceAsStream(TOLD)) {
            if (in == null) return words.of("settings.version.unknown");
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", words.of("settings.version.unknown"));
        } catch (IOException e) {
            return words.of("settings.version.unknown");
        }
    }
}
