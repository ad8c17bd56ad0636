package live.lsn.desk.today;

import live.lsn.api.model.Measure.Unit;
import live.lsn.rules.insights.Figure;
import live.lsn.ui.table.Cell;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// The page's figures as cells, rounded as they are shown.
///
/// @param currency of the sales channel
record PageCells(String currency) {
    Cell cell(Unit unit, @Nullable Figure figure) {
        return figure == null ? new Cell.Empty() : cell(unit, figure.shown());
    }

    Cell cell(Unit unit, OptionalLong value) {
        return value.isEmpty() ? new Cell.Empty() : cell(unit, value.getAsLong());
    }

    Cell cell(Unit unit, long value) {
        return switch (unit) {
            case MONEY -> money(value);
            case COUNT -> count(value);
            case SHARE -> new Cell.Share(value);
        };
    }

    Cell money(long minor) {
        return new Cell.Money(minor, currency);
    }

    Cell count(long number) {
        return new Cell.Number(BigDecimal.valueOf(number), 0);
    }

    Cell text(String text) {
        return new Cell.Text(text);
    }
}
