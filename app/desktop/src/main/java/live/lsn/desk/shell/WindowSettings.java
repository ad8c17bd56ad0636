package live.lsn.desk.shell;

import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Theme;

import java.nio.file.Path;
import java.util.Objects;

/// What the person has set, kept whenever it is changed.
final class WindowSettings {
    private final Path dir;
    private final Background background;
    private final Runnable dress;
    private DeskSettings now;
    private Runnable onLanguage = () -> {};

    /// @param dress lets the window wear what is set now
    WindowSettings(Path dir, Background background, Runnable dress) {
        this.dir = dir;
        this.background = background;
        this.dress = dress;
        this.now = DeskSettings.load(dir);
    }

    DeskSettings now() {
        return now;
    }

    /// Told when another language was chosen, which every word on the screen is in.
    void onLanguage(Runnable listener) {
        onLanguage = listener;
    }

    void apply(DeskSettings next) {
        var same = Objects.equals(now.language(), next.language());
        if (same) {
            keep(next);
            dress.run();
            return;
        }
        // Read anew at once by the window that is made in the other language.
        now = next;
        save();
        onLanguage.run();
    }

    void keepColumns(ColumnChoice columns) {
        keep(now.withFraudColumns(columns));
    }

    void keepOrderColumns(ColumnChoice columns) {
        keep(now.withOrderColumns(columns));
    }

    void keepLotColumns(ColumnChoice columns) {
        keep(now.withLotColumns(columns));
    }

    void switchTheme() {
        var light = now.theme().theme() == Theme.LIGHT;
        apply(now.withTheme(light ? DeskSettings.Look.DARK : DeskSettings.Look.LIGHT));
    }

    private void keep(DeskSettings next) {
        now = next;
        background.run(this::save);
    }

    /// One at a time, and always what is set by then: the last to write writes the newest.
    private synchronized void save() {
        now.save(dir);
    }
}
