import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes the script that starts every command with the JDK that runs this, from wherever the
/// folder is moved to.
class WriteLauncher {
    public static void main(String[] args) throws Exception {
        var script = Path.of(args[0]);
        Files.writeString(
                script,
                """
                #!/bin/sh
                here=$(dirname "$(readlink -f "$0")")
                java="${LSN_JAVA_HOME:-%s}/bin/java"
                [ -x "$java" ] || { echo "lsn: no JDK 25 at $java; set LSN_JAVA_HOME to one" >&2; exit 1; }
                case "$1" in
                  call|doctor|audit|plan|switching|--help|--version|'') tune="-XX:+UseSerialGC -XX:TieredStopAtLevel=1" ;;
                  desk|tour) tune="-XX:+UseSerialGC -Xms48m -Xmn32m -XX:SurvivorRatio=4 -XX:MetaspaceSize=96m"
                    # For the desk alone: one pool for what is no heap, and no OpenGL for GTK, which draws nothing.
                    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" GDK_GL="${GDK_GL:-disable}" ;;
                  *) tune="-XX:+UseParallelGC" ;;
                esac
                exec "$java" $tune -Xshare:auto --enable-native-access=ALL-UNNAMED,javafx.graphics \\
                  --module-path "$here/lib/javafx" --add-modules javafx.controls \\
                  -Djava.awt.headless=true $LSN_JAVA_OPTIONS -cp "$here/lib/*" live.lsn.cli.Lsn "$@"
                """
                        .formatted(System.getProperty("java.home")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
