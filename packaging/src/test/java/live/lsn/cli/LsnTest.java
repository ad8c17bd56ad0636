package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
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
            case "tour", "contract" -> new String[] {command, "folder", "--no-such-option"};
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
                        "contract");
    }

    @Test
    void doctorReportsAsJson(@TempDir Path dir) {
        var report = run("doctor", "--json", "--data", dir.toString());
        var tree = Json.MAPPER.readTree(report.out());
        assertThat(tree.get("findings").size()).isGreaterThanOrEqualTo(4);
        assertThat(report.code()).isEqualTo(tree.get("ok").booleanValue() ? 0 : 1);
    }

    @TestFactory
    Stream<DynamicTest> aCommandThatOnlyReadsMakesNothing(@TempDir Path dir) {
        var nowhere = dir.resolve("nowhere");
        return Stream.of(
                        new String[] {"audit", "verify", "--data", nowhere.toString()},
                        new String[] {"doctor", "--data", nowhere.toString()},
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
