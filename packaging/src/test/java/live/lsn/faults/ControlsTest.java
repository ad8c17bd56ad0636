package live.lsn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The suite finds what is wrong: otherwise it would prove nothing.
class ControlsTest {
    private static final long SEED = 1;

    @TempDir private Path dir;

    private void isFound(Control control, Invariant broken, Fault.Trial trial) {
        var trials = new Trials(dir, SEED, false, control);
        assertThatThrownBy(
                        () -> {
                            try {
                                trial.with(trials);
                            } catch (NotHereException why) {
                                abort(why.getMessage());
                            }
                        })
                .isInstanceOfSatisfying(
                        BrokenException.class,
                        found -> assertThat(found.invariant()).isEqualTo(broken))
                .hasMessageContaining("seed 1");
    }

    @Test
    void aPlainSequenceAsCursorIsFound() {
        isFound(Control.NAIVE_CURSOR, Invariant.I5, LateCommits::whileRead);
    }

    @Test
    void aPlatformThatForgetsCommandsIsFound() {
        isFound(Control.NO_LEDGER, Invariant.I2, Deliveries::twice);
    }

    @Test
    void syncsThatAreLeftOutAreFound() {
        isFound(Control.SYNC_OFF, Invariant.I1, PowerLoss::atAnyTime);
    }
}
