package live.lsn.desk.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

import live.lsn.api.trpc.Json;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Density;
import live.lsn.ui.Language;
import live.lsn.ui.Messages;
import live.lsn.ui.Motion;
import live.lsn.ui.Theme;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a person has set in the window. Nothing personal.
///
/// @param reducedMotion null for as the system has it
/// @param fraudColumns how the columns of the fraud queue are arranged; null for as they were made
/// @param orderColumns the same of the orders
/// @param lotColumns the same of the lots
/// @param language a BCP 47 tag such as `de-DE`; null for as the system has it
public record DeskSettings(
        Look theme,
        Density density,
        @Nullable Boolean reducedMotion,
        @Nullable ColumnChoice fraudColumns,
        @Nullable ColumnChoice orderColumns,
        @Nullable ColumnChoice lotColumns,
        @Nullable String language) {
    private static final Locale SYSTEM = Locale.getDefault(Locale.Category.DISPLAY);

    /// Which theme the window wears.
    public enum Look {
        LIGHT,
        DARK,
        HIGH_CONTRAST,
        /// Whichever the system wears.
        SYSTEM;

        Theme theme() {
            return switch (this) {
                case LIGHT -> Theme.LIGHT;
                case DARK -> Theme.DARK;
                case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
                case SYSTEM ->
                        Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                                ? Theme.DARK
                                : Theme.LIGHT;
            };
        }
    }

    public static DeskSettings usual() {
        return new DeskSettings(Look.LIGHT, Density.NORMAL, null, null, null, null, null);
    }

    /// Dresses the scene as set.
    void apply(Scene scene) {
        Theme.apply(scene, theme.theme(), density);
        Motion.reduce(scene, keepsStill());
        scene.setNodeOrientation(Language.orientation(locale()));
    }

    /// Whose words, separators and days are used, with the digits 0 to 9 in all of them.
    Locale locale() {
        if (language != null) return Language.withPlainDigits(Locale.forLanguageTag(language));
        // English of no country is what bare machines have; the desk's own is British.
        return SYSTEM.getCountry().isEmpty() && List.of("", "en").contains(SYSTEM.getLanguage())
                ? Locale.UK
                : Language.withPlainDigits(SYSTEM);
    }

    /// Lets the controls that are made from now on speak as set, and tells in which texts.
    ResourceBundle texts() {
        Language.choose(locale());
        return Messages.bundle("live.lsn.desk.desk", locale());
    }

    boolean keepsStill() {
        return reducedMotion == null ? Platform.getPreferences().isReducedMotion() : reducedMotion;
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

    DeskSettings withTheme(Look next) {
        return new DeskSettings(
                next, density, reducedMotion, fraudColumns, orderColumns, lotColumns, language);
    }

    DeskSettings withDensity(Density next) {
        return new DeskSettings(
                theme, next, reducedMotion, fraudColumns, orderColumns, lotColumns, language);
    }

    DeskSettings withReducedMotion(@Nullable Boolean next) {
        return new DeskSettings(
                theme, density, next, fraudColumns, orderColumns, lotColumns, language);
    }

    DeskSettings withFraudColumns(ColumnChoice next) {
        return new DeskSettings(
                theme, density, reducedMotion, next, orderColumns, lotColumns, language);
    }

    DeskSettings withOrderColumns(ColumnChoice next) {
        return new DeskSettings(
                theme, density, reducedMotion, fraudColumns, next, lotColumns, language);
    }

    DeskSettings withLotColumns(ColumnChoice next) {
        return new DeskSettings(
                theme, density, reducedMotion, fraudColumns, orderColumns, next, language);
    }

    DeskSettings withLanguage(@Nullable String next) {
        return new DeskSettings(
                theme, density, reducedMotion, fraudColumns, orderColumns, lotColumns, next);
    }
}
