package live.lsn.faults.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.faults.BrokenException;
import live.lsn.faults.Control;
import live.lsn.faults.Invariant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/// The simulator itself: it is the same twice, and finds what is wrong.
class SimulationTest {
    @TempDir private Path dir;

    @Test
    void theSameSeedGivesTheSameCourseOfEvents() throws IOException {
        for (var seed = 1L; seed <= 3; seed++)
            assertThat(Simulation.run(seed, Control.NONE, 6, dir.resolve("a" + seed)))
                    .isEqualTo(Simulation.run(seed, Control.NONE, 6, dir.resolve("b" + seed)));
    }

    @Test
    void aPlatformThatForgetsCommandsIsFound() {
        isFound(Control.NO_LEDGER, Invariant.I2);
    }

    @Test
    void aPlainSequenceAsCursorIsFound() {
        isFound(Control.NAIVE_CURSOR, Invariant.I5);
    }

    /// Seeds of schedules that once ended with a command done here and not on the platform: a
    /// platform restored from a copy, and the answer that would have told of it lost or late.
    @ParameterizedTest
    @ValueSource(longs = {5_008, 200_083, 300_678})
    void whatWasFoundOnceHolds(long seed) throws IOException {
        assertThat(Simulation.run(seed, Control.NONE, 20, dir.resolve("once"))).isNotEmpty();
    }

    private void isFound(Control control, Invariant broken) {
        assertThatThrownBy(
                        () -> {
                            for (var seed = 1L; seed <= 60; seed++)
                                Simulation.run(seed, control, 10, dir.resolve("s" + seed));
                        })
                .isInstanceOfSatisfying(
                        BrokenException.class,
                        found -> assertThat(found.invariant()).isEqualTo(broken));
    }
}
