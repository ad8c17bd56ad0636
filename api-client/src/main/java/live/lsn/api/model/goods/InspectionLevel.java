package live.lsn.api.model.goods;

import java.util.Optional;

/// How large a sample is beside its lot: three general levels, four special ones for small samples.
public enum InspectionLevel {
    S_1("S-1"),
    S_2("S-2"),
    S_3("S-3"),
    S_4("S-4"),
    I("I"),
    II("II"),
    III("III");

    private final String text;

    InspectionLevel(String text) {
        this.text = text;
    }

    /// As the standards write it: `S-1` to `S-4`, `I` to `III`.
    public String text() {
        return text;
    }

    /// The level that is written so; capitals do not matter, nor whether `S1` has its hyphen.
    public static Optional<InspectionLevel> of(String written) {
        var plain = written.strip().replace("-", "").replace("_", "");
        for (var level : values()) {
            if (level.text.replace("-", "").equalsIgnoreCase(plain)) return Optional.of(level);
        }
        return Optional.empty();
    }
}
