package live.lsn.cli.bench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How the running JDK starts our programs from their jars.
final class Java {
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    private static final String MODULE_PATH = System.getProperty("jdk.module.path", "");

    private Java() {}

    static Path program() {
        var name = System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /// The folder of the program's jars; while it is built, of its classes.
    static Path library() throws URISyntaxException {
        return Objects.requireNonNull(jar().getParent());
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(Java.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /// The command `lsn`: its script, since that is how people start it; without one, its class.
    static List<String> lsn() throws URISyntaxException {
        var script = library().resolveSibling("lsn");
        if (Files.isExecutable(script)) return List.of(script.toString());
        var command = start("-Xshare:auto");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "live.lsn.cli.Lsn"));
        return command;
    }

    /// The bare window.
    ///
    /// @param option how classes are shared
    static List<String> bare(String option) throws URISyntaxException {
        var command = start(option);
        var classes =
                MODULE_PATH.isEmpty()
                        ? System.getProperty("java.class.path")
                        : String.valueOf(jar());
        command.addAll(List.of("-cp", classes, BareWindow.class.getName()));
        return command;
    }

    private static ArrayList<String> start(String option) {
        var command =
                new ArrayList<>(
                        List.of(
                                program().toString(),
                                "-XX:+UseSerialGC",
                                option,
                                MODULE_PATH.isEmpty() ? NATIVE : NATIVE + ",javafx.graphics",
                                "-Djava.awt.headless=true"));
        if (!MODULE_PATH.isEmpty())
            command.addAll(
                    List.of("--module-path", MODULE_PATH, "--add-modules", "javafx.controls"));
        return command;
    }
}
