package live.lsn.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

class BackgroundTest {
    private static final Background SAME_THREAD = new Background(Runnable::run, Runnable::run);
    private final List<Loadable<String>> told = new ArrayList<>();

    @Test
    void tellsThatItLoadsBeforeTheWorkAndTheOutcomeOnTheOtherSide() {
        var worker = new ArrayDeque<Runnable>();
        var fx = new ArrayDeque<Runnable>();
        new Background(worker::add, fx::add).load(() -> "row", told::add);
        assertThat(told).containsExactly(new Loadable.Loading<>());
        worker.remove().run();
        assertThat(told).hasSize(1);
        fx.remove().run();
        assertThat(told).last().isEqualTo(new Loadable.Ready<>("row"));
    }

    @Test
    void aFailureArrivesAsAValue() {
        var broken = new IllegalStateException("disk gone");
        SAME_THREAD.<String>load(
                () -> {
                    throw broken;
                },
                told::add);
        assertThat(told).last().isEqualTo(new Loadable.Failed<>(broken));
    }

    @Test
    void anErrorArrivesTooSoThatNoScreenWaitsForEver() {
        SAME_THREAD.<String>load(
                () -> {
                    throw new NoClassDefFoundError("gone");
                },
                told::add);
        assertThat(told).last().isInstanceOf(Loadable.Failed.class);
    }

    @Test
    void aFailureOfWorkNobodyWaitsForDoesNotEscape() {
        SAME_THREAD.run(
                () -> {
                    throw new IllegalStateException("disk gone");
                });
    }
}
