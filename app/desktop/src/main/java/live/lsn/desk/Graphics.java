package live.lsn.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What JavaFX draws with, chosen before it starts.
final class Graphics {
    private static final String ORDER = "prism.order";

    private Graphics() {}

    /// Draws into nothing where Linux has no display.
    static void headlessWithoutDisplay() {
        if (!isLinux()
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null) return;
        System.setProperty("glass.platform", "Headless");
        System.setProperty(ORDER, "sw");
    }

    /// Without a graphics card JavaFX ends up drawing by itself: it turns OpenGL down where that is
    /// only emulated. Told beforehand, it does not load the emulation first, which costs 50 MB and
    /// time and is never let go.
    static void plainWithoutCard() {
        if (isLinux() && System.getProperty(ORDER) == null && !hasCard())
            System.setProperty(ORDER, "sw");
    }

    /// The kernel's own drivers, NVIDIA's, and Windows' card as seen from its Linux.
    private static boolean hasCard() {
        return Stream.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg")
                .anyMatch(device -> Files.exists(Path.of(device)));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
