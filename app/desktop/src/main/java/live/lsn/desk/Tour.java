package live.lsn.desk;

import javafx.application.Platform;

import live.lsn.desk.shell.TourGuide;
import live.lsn.desk.shell.TourGuide.Picture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Opens every screen on sample data without a display and takes its picture.
public final class Tour {
    private Tour() {}

    /// @param data an empty folder for the sample
    /// @param pictures where the pictures go
    /// @param language in which the desk speaks meanwhile
    public static List<Picture> run(Path data, Path pictures, Locale language) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> {});
        try (var platform = EmbeddedPlatform.open(data, true)) {
            return new TourGuide(platform, data, pictures, language).pictures();
        } finally {
            Platform.exit();
        }
    }
}
