package live.lsn.ui.chart;

import javafx.collections.ObservableListBase;
import javafx.scene.control.TableView;

import live.lsn.ui.Columns;

/// A chart's numbers as a table; only the rows that are seen are told.
final class NumberTable {
    private static final double WIDE = 150;
    private static final double NARROW = 110;
    private static final double LEAST = 60;

    private NumberTable() {}

    static TableView<Integer> of(DataTable data, String name) {
        var table = new TableView<Integer>(new Places(data.rows()));
        table.getStyleClass().add("number-table");
        table.setAccessibleText(name);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(0);
        for (var column : data.columns()) {
            table.getColumns()
                    .add(
                            column.number()
                                    ? Columns.number(
                                            column.head(),
                                            NARROW,
                                            row -> column.shown().apply(row),
                                            told -> told)
                                    : Columns.text(
                                            column.head(),
                                            WIDE,
                                            row -> column.shown().apply(row),
                                            told -> told));
        }
        table.getColumns().forEach(each -> each.setMinWidth(LEAST));
        if (!table.getColumns().isEmpty()) table.getColumns().getFirst().setMinWidth(WIDE);
        return table;
    }

    /// The numbers from 0 on, which are never stored.
    private static final class Places extends ObservableListBase<Integer> {
        private final int count;

        private Places(int count) {
            this.count = count;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public int indexOf(Object value) {
            return value instanceof Integer place && place >= 0 && place < count ? place : -1;
        }

        @Override
        public boolean contains(Object value) {
            return indexOf(value) >= 0;
        }
    }
}
