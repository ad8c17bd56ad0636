package live.lsn.survival;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.cli.Lsn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Somebody starts the desk twice.
class SecondStartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path dir;
    private @Nullable Process first;
    private @Nullable Process second;

    @AfterEach
    void end() {
        Programs.kill(first);
        Programs.kill(second);
    }

    private Process desk() throws IOException {
        return Programs.start(
                Lsn.class,
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                "desk",
                "--empty",
                "--data",
                dir.toString());
    }

    @Test
    void theSecondStartBringsTheFirstForwardAndEnds() throws Exception {
        first = desk();
        Programs.await(PATIENCE, () -> Files.exists(dir.resolve("profiles/desk.door")));
        second = desk();
        var said =
                new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(said).isEqualTo("The desk was open already; its window has come forward.");
        assertThat(second.waitFor()).isZero();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void afterACrashTheNextStartIsTheFirst() throws Exception {
        first = desk();
        var door = dir.resolve("profiles/desk.door");
        Programs.await(PATIENCE, () -> Files.exists(door));
        var before = Files.readString(door);
        Programs.kill(first);
        second = desk();
        Programs.await(
                PATIENCE,
                () -> {
                    try {
                        return Files.exists(door) && !Files.readString(door).equals(before);
                    } catch (IOException e) {
                        return false;
                    }
                });
        assertThat(second.isAlive()).isTrue();
    }
}
