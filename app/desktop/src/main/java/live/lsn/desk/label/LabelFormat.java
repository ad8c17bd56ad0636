package live.lsn.desk.label;

/// As what labels are written.
public enum LabelFormat {
    PDF(0, ".pdf"),
    /// ZPL II at 203 dots an inch, which is 8 a millimetre.
    ZPL_203(8, "-203.zpl"),
    /// ZPL II at 300 dots an inch.
    ZPL_300(300 / 25.4, "-300.zpl");

    private final double dots;
    private final String ending;

    LabelFormat(double dots, String ending) {
        this.dots = dots;
        this.ending = ending;
    }

    /// Dots of the printer a millimetre; 0 where there are none.
    double dots() {
        return dots;
    }

    String ending() {
        return ending;
    }

    /// A printer of labels has a roll, no sheets.
    boolean fits(LabelSize size) {
        return this == PDF || size != LabelSize.SHEET;
    }
}
