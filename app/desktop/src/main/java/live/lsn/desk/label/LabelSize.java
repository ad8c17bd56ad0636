package live.lsn.desk.label;

/// What labels are printed on; all figures in millimetres.
public enum LabelSize {
    /// 100 × 150, as on pallets.
    LARGE(100, 150),
    /// 100 × 50, as on boxes and shelves.
    SMALL(100, 50),
    /// A4 sheets of ten of the small ones, for printers without a roll.
    SHEET(100, 50);

    /// How many labels stand on a sheet beside and under each other.
    static final int ACROSS = 2;

    static final int DOWN = 5;
    private final double width;
    private final double height;

    LabelSize(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}
