package live.lsn.rules.sampling;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of the 26 acceptance quality limits that the tables are indexed by, 0.010 to 1000.
///
/// Up to 10 it is nonconforming items in percent or nonconformities per 100 items; above, only the
/// latter.
public final class Aql implements Comparable<Aql> {
    /// All, the tightest first.
    public static final List<Aql> ALL = all();

    private final String text;
    private final int index;

    private Aql(String text, int index) {
        this.text = text;
        this.index = index;
    }

    private static List<Aql> all() {
        var written =
                "0.010 0.015 0.025 0.040 0.065 0.10 0.15 0.25 0.40 0.65 1.0 1.5 2.5 4.0 6.5 10"
                        + " 15 25 40 65 100 150 250 400 650 1000";
        var all = new ArrayList<Aql>();
        for (var text : written.split(" ", -1)) all.add(new Aql(text, all.size()));
        return List.copyOf(all);
    }

    /// The limit of this value, however many zeros it is written with; nothing where the tables
    /// have no such column.
    public static Optional<Aql> find(String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
        return ALL.stream().filter(aql -> aql.decimal().compareTo(number) == 0).findFirst();
    }

    /// @throws IllegalArgumentException if the tables have no such column
    public static Aql of(String value) {
        return find(value)
                .orElseThrow(() -> new IllegalArgumentException("There is no AQL " + value));
    }

    /// As the tables print it: `0.010`, `2.5`, `1000`.
    public String text() {
        return text;
    }

    /// The column, 0 to 25.
    public int index() {
        return index;
    }

    /// In the unit of the tables: percent, or nonconformities per 100 items.
    public BigDecimal decimal() {
        return new BigDecimal(text);
    }

    /// As a share of one unit: 2.5 gives 0.025.
    public double perUnit() {
        return decimal().movePointLeft(2).doubleValue();
    }

    /// Whether it counts nonconformities per 100 items alone: above 10.
    public boolean isPerHundredOnly() {
        return decimal().compareTo(BigDecimal.TEN) > 0;
    }

    @Override
    public int compareTo(Aql other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Aql aql && aql.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return text;
    }
}
