package live.lsn.ui;

/// How much room rows and text take: text of 12, 13 or 14 px on rows of 26, 32 or 40 px.
public enum Density {
    COMPACT,
    NORMAL,
    COMFORT;

    String styleClass() {
        return "density-"
                + switch (this) {
                    case COMPACT -> "compact";
                    case NORMAL -> "normal";
                    case COMFORT -> "comfort";
                };
    }
}
