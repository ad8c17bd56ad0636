package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.FraudCase;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.desk.list.RowWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A list longer than the rows that are put in order at once.
class RowWindowTest {
    private static final int ROWS = 2_500;
    private static final Cursor CURSOR = new Cursor("e", 7, "t");
    private static final ListQuery<FraudCase> ALL = Cases.query(List.of(), null, "number", false);
    @TempDir private Path dir;
    private CacheStore store;
    private RowWindow<FraudCase> window;

    @BeforeEach
    void fill() {
        store = CacheStore.open(dir, ProfileKey.load(dir.resolve("key")), List.of(Cases.CASES));
        var random = new Random(1);
        var rows = new ArrayList<CachedRow>();
        for (var i = 0; i < ROWS; i++) rows.add(Cases.row(Cases.random(random, i, 1)));
        store.beginBootstrap(Cases.CASES.name(), "x", CURSOR);
        store.stage(Cases.CASES.name(), rows, rows.getLast().id());
        store.finishBootstrap(Cases.CASES.name());
        window = new RowWindow<>(store, ALL);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void rowsBeyondTheFirstComeInTheSameOrder() {
        var numbers = new ArrayList<String>();
        for (var from = 0; from < ROWS; from += 300)
            window.page(from, from + 300).forEach(row -> numbers.add(row.number()));
        assertThat(numbers).hasSize(ROWS).isSorted();
        assertThat(window.ids(990, 1_010)).containsExactlyElementsOf(ids(990, 1_010));
        assertThat(window.ids(ROWS - 2, ROWS + 5)).hasSize(2);
    }

    private List<String> ids(int from, int to) {
        return window.page(from, to).stream().map(FraudCase::id).toList();
    }

    @Test
    void theOpenRowIsFoundNearWhereItWasAndItsPlaceIsKeptWhereItIsGone() {
        var open = window.ids(1_200, 1_201).getFirst();
        assertThat(window.place(open, 1_150, ROWS)).isEqualTo(1_200);
        assertThat(window.place("gone", 1_150, ROWS)).isEqualTo(1_150);
        assertThat(window.place("gone", ROWS + 9, ROWS)).isEqualTo(ROWS - 1);
        assertThat(window.place(null, 3, ROWS)).isEqualTo(3);
        assertThat(window.place(open, 0, 0)).isEqualTo(-1);
    }

    @Test
    void whatIsPendingStandsInTheList() {
        var altered = window.page(1_500, 1_501).getFirst();
        store.overlay(Cases.overlay(List.of(altered.atVersion(altered.version() + 1))));
        var again = new RowWindow<>(store, ALL);
        assertThat(again.page(1_500, 1_501).getFirst().version()).isEqualTo(2);
        assertThat(again.ids(1_500, 1_501)).containsExactly(altered.id());
    }
}
