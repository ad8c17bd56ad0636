package live.lsn.ui;

import java.util.function.ToIntFunction;

/// A score with its level beside it: bars first, then the number, last digits aligned.
///
/// @param <S> row
/// @param <V> the score, whatever type it has
public final class LevelCell<S, V> extends DataCell<S, V> {
    private final ToIntFunction<V> level;
    private final LevelMeter meter = new LevelMeter(0);

    /// @param level 0 to 3 of a score
    public LevelCell(ToIntFunction<V> level) {
        super(LevelCell::padded);
        this.level = level;
        getStyleClass().add("level-cell");
        setGraphicTextGap(8);
    }

    @Override
    protected void draw(V value) {
        super.draw(value);
        meter.setLevel(level.applyAsInt(value));
        setGraphic(meter);
    }

    // A figure space is as wide as a digit.
    private static String padded(Object score) {
        var digits = String.valueOf(score);
        return digits.length() < 2 ? "\u2007" + digits : digits;
    }
}
