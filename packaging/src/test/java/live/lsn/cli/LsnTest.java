package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class LsnTest {
    record Ran(int code, String out, String err) {}

    static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code =
                Lsn.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    @TestFactory
    Stream<DynamicTest> everyCommandExplainsItself() {
        return Lsn.commandLine().getSubcommands().keySet().stream()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            var help = run(name, "--help");
                                            assertThat(help.code()).isZero();
                                            assertThat(help.out()).contains("Usage: lsn " + name);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> aWrongOptionSaysWhatIsRightAndExitsWith2() {
        return Lsn.commandLine().getSubcommands().keySet().stream()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            var wrong = run(needed(name));
                                            assertThat(wrong.code()).isEqualTo(2);
                                            assertThat(wrong.err())
                                                    .contains("--no-such-option")
                                                    .contains("Usage: lsn " + name);
                                        }));
    }

    /// The command with what it cannot do without, and one option too many.
    private static String[] needed(String command) {
        return switch (command) {
            case "call" ->
                    new String[] {
                        command, "system.health", "--url", "http://127.0.0.1:1/", "--no-such-option"
                    };
            case "tour", "contract", "switching" ->
                    new String[] {command, "folder", "--no-such-option"};
            default -> new String[] {command, "--no-such-option"};
        };
    }

    @Test
    void theContractIsWrittenWhereItIsWanted(@TempDir Path dir) {
        var folder = dir.resolve("a/contract");
        var written = run("contract", folder.toString());
        assertThat(written.code()).isZero();
        assertThat(folder)
                .isDirectoryContaining("glob:**/contract.schema.json")
                .isDirectoryContaining("glob:**/contract.json")
                .isDirectoryContaining("glob:**/contract.d.ts");
        assertThat(written.out()).contains(folder.resolve("contract.d.ts").toString());
    }

    @Test
    void everyCommandThatIsPromisedIsThere() {
        assertThat(Lsn.commandLine().getSubcommands().keySet())
                .contains(
                        "desk",
                        "platform",
                        "import",
                        "call",
                        "tour",
                        "bench",
                        "doctor",
                        "audit",
                        "users",
                        "contract",
                        "plan",
                        "switching");
    }

    @Test
    void doctorReportsAsJson(@TempDir Path dir) {
        var report = run("doctor", "--json", "--data", dir.toString());
        var tree = Json.MAPPER.readTree(report.out());
        assertThat(tree.get("findings").size()).isGreaterThanOrEqualTo(4);
        assertThat(report.code()).isEqualTo(tree.get("ok").booleanValue() ? 0 : 1);
    }

    private static Map<String, String> levels(Path dir) {
        var levels = new TreeMap<String, String>();
        var report = run("doctor", "--json", "--data", dir.toString());
        var tree = Json.MAPPER.readTree(report.out());
        for (var finding : tree.get("findings")) {
            var level = finding.get("level").asString();
            assertThat(finding.get("ok").booleanValue()).isEqualTo(!level.equals("fail"));
            assertThat(finding.get("todo").asString().isEmpty()).isEqualTo(level.equals("ok"));
            levels.merge(finding.get("check").asString(), level, (a, b) -> a.equals("ok") ? b : a);
        }
        assertThat(report.code()).isEqualTo(levels.containsValue("fail") ? 1 : 0);
        return levels;
    }

    @Test
    void doctorLooksAtEverythingAlsoWithoutADataFolder(@TempDir Path dir) {
        assertThat(levels(dir.resolve("nowhere")))
                .containsKeys(
                        "java",
                        "fonts",
                        "display",
                        "data folder",
                        "disk",
                        "permissions",
                        "keychain",
                        "proxy",
                        "platform",
                        "clock",
                        "sqlite");
    }

    @Test
    void doctorTellsOfDamageAndOfFilesThatOthersCanOpen(@TempDir Path dir) throws IOException {
        try (var _ = new TestPlatform(dir)) {
            assertThat(levels(dir))
                    .containsEntry("platform", "ok")
                    .containsEntry("clock", "ok")
                    .containsEntry("database", "ok")
                    .containsEntry("permissions", "ok");
        }
        Files.setPosixFilePermissions(
                dir.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                dir.resolve("platform").resolve("platform.db"), "no database ".repeat(500));
        assertThat(levels(dir))
                .containsEntry("permissions", "fail")
                .containsEntry("database", "fail");
    }

    @Test
    void anImportThatFailsIsToldInJsonToo(@TempDir Path dir) throws IOException {
        var file = dir.resolve("orders.csv");
        Files.writeString(file, "a,b\n1,2\n");
        var failed =
                run(
                        "import",
                        "orders",
                        file.toString(),
                        "--json",
                        "--empty",
                        "--data",
                        dir.resolve("data").toString());
        assertThat(failed.code()).isEqualTo(1);
        assertThat(Json.MAPPER.readTree(failed.out()).get("error").asString())
                .contains("InvoiceNo")
                .contains("Nothing was stored");
        assertThat(failed.err()).contains("lsn: orders.csv cannot be imported");
    }

    @TestFactory
    Stream<DynamicTest> aCommandThatOnlyReadsMakesNothing(@TempDir Path dir) {
        var nowhere = dir.resolve("nowhere");
        return Stream.of(
                        new String[] {"audit", "verify", "--data", nowhere.toString()},
                        new String[] {"doctor", "--data", nowhere.toString()},
                        new String[] {"users", "list", "--data", nowhere.toString()},
                        new String[] {
                            "import", "orders", "no-such-file", "--data", nowhere.toString()
                        })
                .map(
                        command ->
                                DynamicTest.dynamicTest(
                                        command[0],
                                        () -> {
                                            run(command);
                                            assertThat(nowhere).doesNotExist();
                                        }));
    }

    @Test
    void aPasswordFromStandardInputIsTakenWhetherOrNotThePlatformRuns(@TempDir Path dir) {
        String login;
        try (var site = new TestPlatform(dir)) {
            var listed = run("users", "list", "--json", "--data", dir.toString());
            var users = Json.MAPPER.readTree(listed.out()).get("users");
            assertThat(users.size()).isEqualTo(site.platform().accounts().size());
            login = users.get(0).get("login").asString();
            assertThat(users.get(0).get("password").asBoolean()).isFalse();
            var given = givePassword(login, "a kettle full of rain", dir);
            assertThat(given.code()).isZero();
            assertThat(given.out() + given.err()).doesNotContain("kettle");
        }
        assertThat(givePassword(login, "short", dir).err()).contains("10 characters");
        assertThat(givePassword("nobody.at.all", "a kettle full of rain", dir).code()).isEqualTo(1);
        assertThat(givePassword(login, "another kettle of rain", dir).code()).isZero();
        assertThat(run("users", "list", "--data", dir.toString()).out())
                .containsPattern(login + " .* password");
    }

    private static Ran givePassword(String login, String password, Path dir) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return run("users", "password", login, "--data", dir.toString());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void verifyingWhereThereIsNoPlatformSaysSoAndExitsWith1(@TempDir Path dir) {
        var nowhere = dir.resolve("nowhere");
        var verified = run("audit", "verify", "--data", nowhere.toString());
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err())
                .isEqualTo("lsn: there is no platform in " + nowhere + System.lineSeparator());
    }

    @Test
    void doctorLooksForCopiesWhereAPlatformRuns(@TempDir Path dir) {
        assertThat(run("doctor", "--data", dir.toString()).out()).doesNotContain("copies");
        try (var _ = new TestPlatform(dir)) {
            assertThat(run("doctor", "--data", dir.toString()).out()).contains("copies");
        }
    }
}
