package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class WindowedListTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Background held = new Background(waiting::add, Runnable::run);

    private static PageSource<String> rows(String prefix) {
        return (from, to) -> IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
    }

    private void answerAll() {
        while (!waiting.isEmpty()) waiting.remove().run();
    }

    @Test
    void aRowIsNullUntilItsPageIsThere() {
        var list = new WindowedList<>(held, 1_000_000, rows("a"));
        assertThat(list.get(999_999)).isNull();
        assertThat(list.get(999_998)).isNull();
        assertThat(waiting).hasSize(1);
        answerAll();
        assertThat(list.get(999_999)).isEqualTo("a999999");
        assertThat(list).hasSize(1_000_000);
    }

    @Test
    void rowsStayShownUntilTheRefreshedOnesArrive() {
        var list = new WindowedList<>(held, 300, rows("a"));
        list.get(0);
        answerAll();
        list.refresh(310, rows("b"));
        assertThat(list.get(0)).isEqualTo("a0");
        assertThat(list).hasSize(310);
        answerAll();
        assertThat(list.get(0)).isEqualTo("b0");
    }

    @Test
    void anAnswerToAnOlderRefreshIsDropped() {
        var list = new WindowedList<>(held, 10, rows("old"));
        list.get(0);
        list.refresh(10, rows("new"));
        list.get(0);
        answerAll();
        assertThat(list.get(0)).isEqualTo("new0");
    }

    @Test
    void keepsFortyPages() {
        var asked = new ArrayList<Integer>();
        var list =
                new WindowedList<>(
                        held,
                        256 * 50,
                        (from, to) -> {
                            asked.add(from / WindowedList.PAGE);
                            return rows("a").page(from, to);
                        });
        for (var page = 0; page < 41; page++) {
            list.get(page * WindowedList.PAGE);
            answerAll();
        }
        list.get(WindowedList.PAGE);
        assertThat(waiting).as("the second page is still there").isEmpty();
        list.get(0);
        answerAll();
        assertThat(asked).hasSize(42).endsWith(0);
    }

    @Test
    void findsOnlyRowsAtHandWithoutFetching() {
        var list = new WindowedList<>(held, 1_000_000, rows("a"));
        list.get(300);
        answerAll();
        assertThat(list.indexOf("a300")).isEqualTo(300);
        assertThat(list.contains("a900000")).isFalse();
        assertThat(waiting).isEmpty();
    }

    @Test
    void aFailedPageIsToldAndAskedForAgainOnlyAfterARefresh() {
        var list =
                new WindowedList<String>(
                        held,
                        10,
                        (_, _) -> {
                            throw new IllegalStateException("disk gone");
                        });
        list.get(0);
        answerAll();
        list.get(0);
        assertThat(waiting).isEmpty();
        assertThat(list.failureProperty().get()).hasMessage("disk gone");
        list.refresh(10, rows("a"));
        list.get(0);
        answerAll();
        assertThat(list.get(0)).isEqualTo("a0");
        assertThat(list.failureProperty().get()).isNull();
    }

    @Test
    void changesAreToldAsUpdatesOfTheRowsThatDiffer() {
        var list = new WindowedList<>(held, 3, rows("a"));
        list.get(0);
        answerAll();
        var updated = new HashSet<Integer>();
        list.addListener(
                (javafx.collections.ListChangeListener<String>)
                        change -> {
                            while (change.next()) {
                                assertThat(change.wasUpdated()).isTrue();
                                for (var i = change.getFrom(); i < change.getTo(); i++)
                                    updated.add(i);
                            }
                        });
        list.refresh(3, (_, _) -> List.of("a0", "new", "a2"));
        answerAll();
        assertThat(updated).containsExactly(1);
    }

    @Test
    void theRowAtTheSelectedIndexFollowsItsArrival() {
        var list = new WindowedList<>(held, 10, rows("a"));
        var index = new SimpleIntegerProperty(-1);
        var row = list.at(index);
        assertThat(row.getValue()).isNull();
        index.set(2);
        assertThat(row.getValue()).isNull();
        answerAll();
        assertThat(row.getValue()).isEqualTo("a2");
        list.refresh(2, rows("b"));
        answerAll();
        assertThat(row.getValue()).as("no such row now").isNull();
    }

    @Test
    void anotherOrderIsAskedOfTheSourceAndNoRowIsFetchedForIt() throws Exception {
        onFx(
                () -> {
                    var table = new TableView<>(new WindowedList<>(held, 1_000_000, rows("a")));
                    var column = Columns.<String, String>text("Row", 200, row -> row, text -> text);
                    var asked = new ArrayList<String>();
                    table.getColumns().add(column);
                    Columns.sortAtSource(
                            table,
                            order ->
                                    order.forEach(
                                            by -> asked.add(by.getText() + by.getSortType())));
                    column.setSortType(TableColumn.SortType.DESCENDING);
                    answerAll(); // the table's focus has looked at the first row
                    table.getSortOrder().add(column);
                    assertThat(asked).containsExactly("RowDESCENDING");
                    return null;
                });
        assertThat(waiting).isEmpty();
    }

    @Test
    void aTableFillsFromPagesFetchedOffTheJavaFxThreadAndKeepsItsSelection() throws Exception {
        Set<Boolean> onFxThread = ConcurrentHashMap.newKeySet();
        PageSource<String> source =
                (from, to) -> {
                    onFxThread.add(Platform.isFxApplicationThread());
                    return rows("a").page(from, to);
                };
        var table =
                onFx(
                        () -> {
                            var view =
                                    new TableView<>(
                                            new WindowedList<>(
                                                    Background.application(), 100_000, source));
                            view.getColumns()
                                    .add(Columns.text("Row", 200, row -> row, text -> text));
                            HeadlessFx.show(view, 400, 300);
                            return view;
                        });
        await(() -> shows(table, "a0"));
        onFx(
                () -> {
                    table.getSelectionModel().select(3);
                    ((WindowedList<String>) table.getItems()).refresh(100_001, rows("b"));
                    return null;
                });
        await(() -> shows(table, "b0"));
        assertThat(onFx(() -> table.getSelectionModel().getSelectedIndex())).isEqualTo(3);
        assertThat(onFxThread).containsExactly(false);
        onFx(
                () -> {
                    table.getScene().getWindow().hide();
                    return null;
                });
    }

    private static boolean shows(TableView<String> table, String text) {
        return table.lookupAll(".table-cell").stream()
                .anyMatch(
                        cell -> cell instanceof DataCell<?, ?> data && text.equals(data.getText()));
    }
}
