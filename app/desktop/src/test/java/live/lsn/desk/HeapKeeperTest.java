package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Programs with the desk's collector that let go of all but 20 MB of what they make.
class HeapKeeperTest {
    private static final String KEPT = "kept";
    private static final long MIB = 1 << 20;

    @Test
    void theOldGenerationStaysNearWhatIsInUse() throws IOException, InterruptedException {
        assertThat(mostMebibytes(KEPT)).isBetween(20L, 250L);
    }

    @Test
    void withoutTheKeeperItGrowsAsFarAsItMay() throws IOException, InterruptedException {
        assertThat(mostMebibytes("let go")).isGreaterThan(400);
    }

    private static long mostMebibytes(String how) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-Xmn16m",
                                        "-Xmx512m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Filler.class.getName(),
                                        how))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(said.strip());
    }

    /// Prints the most that its old generation held, in MiB.
    static final class Filler {
        private static final int ARRAYS = 200;
        private static final int BYTES = 100_000;
        private static final int TIMES = 15_000;
        private static final long MILLISECOND = 1_000_000;

        private Filler() {}

        public static void main(String[] args) {
            if (args[0].equals(KEPT)) HeapKeeper.begin();
            var old =
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getName().equals("Tenured Gen"))
                            .findFirst()
                            .orElseThrow();
            System.out.println(most(old) / MIB);
        }

        private static long most(MemoryPoolMXBean old) {
            var ring = new byte[ARRAYS][];
            var most = 0L;
            for (var i = 0; i < TIMES; i++) {
                ring[i % ARRAYS] = new byte[BYTES];
                most = Math.max(most, old.getUsage().getUsed());
                // The keeper needs a moment in which to hear of it.
                if (i % ARRAYS == 0) LockSupport.parkNanos(MILLISECOND);
            }
            return most;
        }
    }
}
