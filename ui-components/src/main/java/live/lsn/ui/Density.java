package live.lsn.ui;

/// How much room rows and text take: text of 12, 13, 14 or 16 px on rows of 26, 32, 40 or 56 px;
/// touched controls are 48 px high or more.
public enum Density {
    COMPACT,
    NORMAL,
    COMFORT,
    TOUCH;

    String styleClass() {
        return "density-"
                + switch (this) {
                    case COMPACT -> "compact";
                    case NORMAL -> "normal";
                    case COMFORT -> "comfort";
                    case TOUCH -> "touch";
                };
    }
}
