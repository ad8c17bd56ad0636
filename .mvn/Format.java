import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks (`--check`) or mends (`--fix`) the format of every Java source, as the build does at its start.
class Format {
    public static void main(String[] args) throws Exception {
        var fix = args.length > 0 && args[0].equals("--fix");
        var command = new ArrayList<>(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        command.add("--aosp");
        try (var files = Files.walk(Path.of(""))) {
            files.map(Path::toString)
                    .filter(f -> f.endsWith(".java") && f.contains("src/") && !f.contains("target/") && !f.contains("node_modules/"))
                    .sorted()
                    .forEach(command::add);
        }
        if (command.size() <= 3) return;
        var code = 0;
        // Long strings that were broken anew are indented by a second run.
        for (var run = 0; run < (fix ? 2 : 1); run++) {
            code = new Main(new PrintWriter(System.err, true), new PrintWriter(System.err, true), System.in)
                    .format(command.toArray(String[]::new));
        }
        if (code != 0) {
            System.err.println("The files above are not formatted. Run: mvn validate -N -Dformat.option=--fix");
            System.exit(code);
        }
    }
}
