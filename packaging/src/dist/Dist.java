import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/// Makes what people install, with the JDK that runs this: a runtime with JavaFX linked in, an
/// image with an AOT cache trained by the tour, and a Debian package where there are the means.
///
/// `Dist.java TARGET VERSION DEB` works on what `package` has put into TARGET; where DEB is false
/// the package is left out, which takes longest.
class Dist {
    private static final String MODULES =
            String.join(
                    ",",
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.sql",
                    "java.xml",
                    "jdk.management",
                    "jdk.unsupported",
                    "jdk.crypto.ec",
                    "jdk.charsets",
                    "jdk.localedata",
                    "jdk.zipfs",
                    "javafx.controls");

    /// jpackage finds libraries that the launcher is linked to, not those that JavaFX loads.
    private static final String DEBIAN_NEEDS =
            "libgtk-3-0, libpango-1.0-0, libpangoft2-1.0-0, libfontconfig1, libfreetype6,"
                    + " libglib2.0-0, libxtst6, libgl1, libxxf86vm1";

    /// A small young generation, since a large one is memory that is touched and no less work here;
    /// and no collection of everything at the start only to see which classes are of use.
    private static final List<String> JVM =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xms48m",
                    "-Xmn32m",
                    "-XX:SurvivorRatio=4",
                    "-XX:MetaspaceSize=96m",
                    "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                    "-Djava.awt.headless=true");

    private final Path target;
    private final String version;
    private final Path work;
    private final Path image;

    private Dist(Path target, String version) {
        this.target = target;
        this.version = version;
        this.work = target.resolve("dist-work");
        this.image = target.resolve("dist").resolve("lsn-desk");
    }

    public static void main(String[] args) throws Exception {
        // jpackage takes three numbers and nothing behind them.
        var dist = new Dist(Path.of(args[0]), args[1].replaceFirst("-.*", ""));
        dist.begin();
        dist.runtime();
        dist.image();
        dist.train();
        if (Boolean.parseBoolean(args[2])) dist.debian();
    }

    private void begin() throws IOException {
        delete(work);
        delete(image.getParent());
        Files.createDirectories(work.resolve("lib"));
        try (var jars = Files.list(target.resolve("lib"))) {
            for (var jar : jars.filter(file -> file.toString().endsWith(".jar")).toList())
                Files.copy(
                        jar,
                        work.resolve("lib").resolve(jar.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void runtime() throws IOException {
        run(
                "jlink",
                "--module-path",
                javafx(),
                "--add-modules",
                MODULES,
                "--include-locales",
                "en-GB,en-AU,en-US",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                work.resolve("runtime").toString());
    }

    /// The jars with classes: those without are empty ones that only name a platform's.
    private String javafx() throws IOException {
        try (var jars = Files.list(target.resolve("lib/javafx"))) {
            return String.join(
                    java.io.File.pathSeparator,
                    jars.filter(jar -> jar.toString().matches(".*-(linux|mac|win)[a-z0-9-]*\\.jar"))
                            .map(Path::toString)
                            .toList());
        }
    }

    private void image() throws IOException {
        var tool = work.resolve("lsn.properties");
        Files.writeString(tool, "main-class=live.lsn.cli.Lsn\nlinux-shortcut=false\n");
        var args = new ArrayList<>(List.of("--type", "app-image"));
        args.addAll(List.of("--name", "lsn-desk", "--app-version", version));
        args.addAll(List.of("--vendor", "LSN", "--description", "LSN Desk"));
        args.addAll(List.of("--input", work.resolve("lib").toString()));
        args.addAll(List.of("--main-jar", mainJar(), "--main-class", "live.lsn.cli.Lsn"));
        args.addAll(List.of("--arguments", "desk"));
        args.addAll(List.of("--add-launcher", "lsn=" + tool));
        args.addAll(List.of("--runtime-image", work.resolve("runtime").toString()));
        args.addAll(List.of("--dest", image.getParent().toString()));
        for (var option : JVM) args.addAll(List.of("--java-options", option));
        // A missing or unfit cache is passed over in silence: the program starts slower.
        args.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/lsn.aot"));
        args.addAll(List.of("--java-options", "-Xlog:aot*=off,cds*=off"));
        // What is no heap goes back to the system, which glibc alone would keep.
        if (Files.isDirectory(Path.of("/proc/self")))
            args.addAll(List.of("--java-options", "-XX:TrimNativeHeapInterval=5000"));
        run("jpackage", args.toArray(String[]::new));
    }

    private String mainJar() throws IOException {
        try (var jars = Files.list(work.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("lsn-packaging-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Runs the tour as the image will run, with the same class path in the same order.
    private void train() throws IOException, InterruptedException {
        var app = image.resolve("lib/app");
        var command = new ArrayList<String>();
        command.add(image.resolve("lib/runtime/bin/java").toString());
        command.addAll(JVM);
        command.add("-XX:AOTCacheOutput=" + app.resolve("lsn.aot"));
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.addAll(List.of("-cp", classPath(app), "live.lsn.cli.Lsn", "tour"));
        command.add(work.resolve("pictures").toString());
        command.addAll(List.of("--data", work.resolve("data").toString()));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("train.log").toFile())
                        .start();
        if (process.waitFor() != 0 || !Files.exists(app.resolve("lsn.aot")))
            throw new IOException(
                    "the tour that trains the AOT cache failed:\n"
                            + Files.readString(work.resolve("train.log")));
    }

    private static String classPath(Path app) throws IOException {
        return String.join(
                ":",
                Files.readAllLines(app.resolve("lsn-desk.cfg")).stream()
                        .filter(line -> line.startsWith("app.classpath="))
                        .map(line -> line.substring("app.classpath=".length()))
                        .map(line -> line.replace("$APPDIR", app.toString()))
                        .toList());
    }

    private void debian() throws IOException {
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))
                || !Files.isExecutable(Path.of("/usr/bin/fakeroot"))) {
            System.out.println("no .deb: it needs the Debian packages dpkg-dev and fakeroot");
            return;
        }
        run(
                "jpackage",
                "--type",
                "deb",
                "--name",
                "lsn-desk",
                "--app-version",
                version,
                "--app-image",
                image.toString(),
                "--dest",
                image.getParent().toString(),
                "--linux-package-deps",
                DEBIAN_NEEDS,
                "--linux-shortcut",
                "--linux-menu-group",
                "Office");
    }

    private static void run(String tool, String... args) throws IOException {
        var code =
                ToolProvider.findFirst(tool)
                        .orElseThrow(() -> new IOException("this JDK has no " + tool))
                        .run(System.out, System.err, args);
        if (code != 0) throw new IOException(tool + " ended with " + code);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
