package live.lsn.desk.shell;

import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Theme;

import java.nio.file.Path;

/// What the person has set, kept whenever it is changed.
final class WindowSettings {
    private final Path dir;
    private final Background background;
    private final Runnable dress;
    private DeskSettings now;

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

    void apply(DeskSettings next) {
        keep(next);
        dress.run();
    }

    void keepColumns(ColumnChoice columns) {
        keep(now.withFraudColumns(columns));
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
