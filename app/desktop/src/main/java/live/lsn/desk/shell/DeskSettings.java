package live.lsn.desk.shell;

import live.lsn.api.trpc.Json;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Density;
import live.lsn.ui.Theme;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What a person has set in the window. Nothing personal.
///
/// @param fraudColumns how the columns of the fraud queue are arranged; null for as they were made
public record DeskSettings(Theme theme, Density density, @Nullable ColumnChoice fraudColumns) {
    public static DeskSettings usual() {
        return new DeskSettings(Theme.LIGHT, Density.NORMAL, null);
    }

    /// The settings of the folder; the usual ones where there are none that can be read.
    static DeskSettings load(Path dir) {
        try {
            var settings = Json.MAPPER.readValue(Files.readAllBytes(file(dir)), DeskSettings.class);
            return settings.theme() == null || settings.density() == null ? usual() : settings;
        } catch (IOException | JacksonException e) {
            return usual();
        }
    }

    void save(Path dir) {
        try {
            Files.createDirectories(dir);
            var beside = dir.resolve("settings.json.new");
            Files.write(beside, Json.MAPPER.writeValueAsBytes(this));
            Files.move(
                    beside,
                    file(dir),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LoggerFactory.getLogger(DeskSettings.class)
                    .warn("settings could not be saved: {}", e.getClass().getSimpleName());
        }
    }

    private static Path file(Path dir) {
        return dir.resolve("settings.json");
    }

    DeskSettings withTheme(Theme next) {
        return new DeskSettings(next, density, fraudColumns);
    }

    DeskSettings withFraudColumns(ColumnChoice next) {
        return new DeskSettings(theme, density, next);
    }

    DeskSettings withDensity(Density next) {
        return new DeskSettings(theme, next, fraudColumns);
    }
}
