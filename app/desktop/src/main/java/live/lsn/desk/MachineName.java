package live.lsn.desk;

import live.lsn.api.procedure.DeviceProcedures;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine is called where it stands, so that an administrator can tell devices apart.
final class MachineName {
    /// Where Linux tells it without asking a network.
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /// At most as long as the platform takes; empty where the system tells none.
    static String here() {
        var name = told().strip();
        return name.substring(0, Math.min(name.length(), DeviceProcedures.LONGEST_NAME));
    }

    private static String told() {
        var windows = System.getenv("COMPUTERNAME");
        if (windows != null) return windows;
        try {
            return Files.isReadable(LINUX)
                    ? Files.readString(LINUX)
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }
}
