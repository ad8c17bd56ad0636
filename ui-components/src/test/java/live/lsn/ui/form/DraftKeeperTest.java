package live.lsn.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.Background;
import live.lsn.ui.form.Drafts.Draft;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// What becomes of a draft between the keystroke and the store, without a window.
class DraftKeeperTest {
    private final List<String> store = new ArrayList<>();
    private final List<Boolean> told = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private boolean full;

    private final DraftKeeper keeper =
            new DraftKeeper(
                    new Drafts() {
                        @Override
                        public void save(String key, Draft draft) {
                            write(key + "=" + draft.texts().get("name"));
                        }

                        @Override
                        public @Nullable Draft load(String key) {
                            return null;
                        }

                        @Override
                        public void discard(String key) {
                            write(key + " gone");
                        }
                    },
                    "person-new",
                    new Background(work::add, Runnable::run),
                    told::add);

    private void write(String what) {
        if (full) throw new IllegalStateException("disk full");
        store.add(what);
    }

    private static Draft of(String name) {
        return new Draft(Instant.EPOCH, Map.of("name", name));
    }

    private void runAll() {
        while (!work.isEmpty()) work.remove().run();
    }

    @Test
    void keysThatComeFasterThanTheDiskAreWrittenAsOne() {
        for (var name : List.of("I", "Id", "Ida")) keeper.keep(of(name));
        runAll();
        assertThat(store).containsExactly("person-new=Ida");
        assertThat(told).containsExactly(true);
    }

    @Test
    void nothingIsWrittenAfterItWasDiscarded() {
        keeper.keep(of("Ida"));
        keeper.discard();
        runAll();
        assertThat(store).containsExactly("person-new gone");
    }

    @Test
    void whetherTheStoreHasItIsAnsweredAndTriedAgain() {
        full = true;
        keeper.keep(of("Ida"));
        assertThat(keeper.flush()).isFalse();
        assertThat(keeper.flush()).isFalse();
        full = false;
        assertThat(keeper.flush()).isTrue();
        assertThat(keeper.flush()).isTrue();
        assertThat(store).containsExactly("person-new=Ida");
    }

    @Test
    void aDraftThatCannotBeRemovedAlarmsNobody() {
        full = true;
        keeper.discard();
        runAll();
        assertThat(told).isEmpty();
    }
}
