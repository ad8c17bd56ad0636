package live.lsn.ui.chart;

import java.util.Locale;

/// What a stroke, a surface or a text of a drawing is for; the style sheet says the colour.
///
/// `-lsn-ink-data-1` in a sheet is the colour of [#DATA_1]; `lsn.css` sets all of them from the
/// colours of the theme, so another theme needs no other code.
public enum Ink {
    /// Figures and words of the first rank.
    TEXT,
    MUTED,
    HINT,
    /// Lines that only guide the eye.
    GRID,
    /// Periods in which something went on.
    BAND,
    /// What is not filled yet.
    TRACK,
    /// What is behind everything.
    GROUND,
    /// Changes for the better and for the worse.
    BETTER,
    WORSE,
    /// The data palette: 1 this period, 2 the comparison, 7 plan and others.
    DATA_1,
    DATA_2,
    DATA_3,
    DATA_4,
    DATA_5,
    DATA_6,
    DATA_7,
    /// One hue in five steps of a heat map, each standing out more from the ground.
    HEAT_1,
    HEAT_2,
    HEAT_3,
    HEAT_4,
    HEAT_5;

    /// How many data colours there are.
    public static final int COLOURS = 7;

    /// The ink of a number of the data palette.
    ///
    /// @param colour 1 to 7
    /// @throws IllegalArgumentException outside of that
    public static Ink data(int colour) {
        if (colour < 1 || colour > COLOURS) {
            throw new IllegalArgumentException("colour must be 1 to 7, was " + colour);
        }
        return values()[DATA_1.ordinal() + colour - 1];
    }

    /// How many steps a heat map has.
    static final int HEATS = 5;

    /// The ink of a step of a heat map.
    ///
    /// @param step 1 to 5
    static Ink heat(int step) {
        return values()[HEAT_1.ordinal() + step - 1];
    }

    /// Its name in a style sheet.
    String property() {
        return "-lsn-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
