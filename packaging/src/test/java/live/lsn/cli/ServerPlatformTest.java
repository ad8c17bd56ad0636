package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.trpc.Json;
import live.lsn.platform.db.MariaDb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// The real program `lsn platform` over a MariaDB server.
class ServerPlatformTest {
    @Test
    void thePlatformRunsOverMariaDbAndItsAuditIsVerifiedThere(@TempDir Path dir)
            throws IOException, InterruptedException, SQLException {
        try (var server = MariaDb.start(Files.createDirectories(dir.resolve("server")))) {
            var url = server.url();
            server.execute("CREATE USER lsn@'127.0.0.1' IDENTIFIED BY 'geheim-und-lang'");
            server.execute("GRANT ALL ON *.* TO lsn@'127.0.0.1'");
            var process = start(dir.resolve("data"), url);
            try (var out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                var told = Json.MAPPER.readTree(requireNonNull(out.readLine()));
                assertThat(told.get("users").size()).isEqualTo(9);
                assertThat(dir.resolve("data/platform/platform.db")).doesNotExist();
                var verified =
                        LsnTest.run("audit", "verify", "--json", "--db", url, "--db-user", "root");
                assertThat(verified.err()).isEmpty();
                assertThat(verified.code()).isZero();
                assertThat(Json.MAPPER.readTree(verified.out()).get("channels").size())
                        .isEqualTo(2);
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static Process start(Path data, String url) throws IOException {
        var program =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lsn.class.getName(),
                        "platform",
                        "--empty",
                        "--json",
                        "--data",
                        data.toString());
        program.environment()
                .putAll(
                        Map.of(
                                "LSN_DB_URL", url,
                                "LSN_DB_USER", "lsn",
                                "LSN_DB_PASSWORD", "geheim-und-lang"));
        return program.redirectError(Redirect.INHERIT).start();
    }
}
