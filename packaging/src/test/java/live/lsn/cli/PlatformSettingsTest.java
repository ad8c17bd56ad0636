package live.lsn.cli;

import static live.lsn.cli.PlatformSettings.DB_PASSWORD;
import static live.lsn.cli.PlatformSettings.DB_URL;
import static live.lsn.cli.PlatformSettings.PORT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.platform.attach.AttachmentSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class PlatformSettingsTest {
    @TempDir private Path dir;

    private Path file(String rights, String... lines) throws IOException {
        var file = Files.write(dir.resolve("platform.properties"), java.util.List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    void anOptionComesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        var file = file("rw-------", "db.url=from-file", "port=1", "db.password=p", "host=h");
        var settings = PlatformSettings.of(file, Map.of("LSN_DB_URL", "from-env", "LSN_PORT", "2"));
        assertThat(settings.get(DB_URL, "from-option")).isEqualTo("from-option");
        assertThat(settings.get(DB_URL, null)).isEqualTo("from-env");
        assertThat(settings.number(PORT, 3, 0)).isEqualTo(3);
        assertThat(settings.number(PORT, null, 0)).isEqualTo(2);
        assertThat(settings.get(DB_PASSWORD, null)).isEqualTo("p");
        assertThat(settings.get("host", null, "127.0.0.1")).isEqualTo("h");
    }

    @Test
    void aPasswordThatOthersCanReadIsRefusedWithWhatToDo() throws IOException {
        var file = file("rw-r-----", "db.password=geheim");
        assertThatThrownBy(() -> PlatformSettings.of(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600")
                .message()
                .doesNotContain("geheim");
        var none = file("rw-r--r--", "db.user=lsn");
        assertThat(PlatformSettings.of(none, Map.of()).get("db.user", null)).isEqualTo("lsn");
    }

    @Test
    void theSecretOfTheStorageIsKeptFromOthersAndOutOfWhatIsWritten() throws IOException {
        var open = file("rw-r--r--", "attachments.secret=geheim");
        assertThatThrownBy(() -> PlatformSettings.of(open, Map.of()))
                .hasMessageContaining("chmod 600");
        var access = new AttachmentSettings.S3Access("http://s3.test", null, "k", "geheim");
        var settings = AttachmentSettings.of("s3://bucket/some/prefix", access, 1);
        assertThat(settings.toString()).contains("bucket", "some/prefix").doesNotContain("geheim");
        var without = new AttachmentSettings.S3Access("http://s3.test", null, "k", null);
        assertThatThrownBy(() -> AttachmentSettings.of("s3://bucket", without, 1))
                .hasMessageContaining("attachments.secret");
    }

    @Test
    void whatNobodyKnowsIsRefused() throws IOException {
        var file = file("rw-------", "db.pasword=x");
        assertThatThrownBy(() -> PlatformSettings.of(file, Map.of()))
                .hasMessageContaining("db.pasword")
                .hasMessageContaining("db.password");
        var settings = PlatformSettings.of(null, Map.of("LSN_PORT", "x"));
        assertThatThrownBy(() -> settings.number(PORT, null, 0)).hasMessageContaining("'x'");
    }

    @Test
    void thePlatformRefusesWhatItWouldServeWronglyWithExitCode2() throws IOException {
        var open = file("rw-r--r--", "db.password=geheim").toString();
        for (var wrong :
                new String[][] {
                    {"--db", "jdbc:mariadb://db/lsn?password=geheim"},
                    {"--db", "jdbc:mariadb://db/lsn?allowMultiQueries=true"},
                    {"--config", open},
                    {"--limit-user", "7"}
                }) {
            var ran = LsnTest.run("platform", "--data", dir.toString(), wrong[0], wrong[1]);
            assertThat(ran.code()).as(wrong[1]).isEqualTo(2);
            assertThat(ran.err()).doesNotContain("geheim");
        }
        assertThat(LsnTest.run("audit", "verify", "--db", "jdbc:mariadb:x").code()).isEqualTo(2);
    }
}
