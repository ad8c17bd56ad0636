package live.lsn.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/// The looks of the desk: light, dark, and one of high contrast in which every text stands out from
/// its ground by 7:1 or more.
///
/// Colours come from AtlantaFX's Primer; what it lacks (levels, the data palette, row lines) from
/// our own sheets.
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    private static final String CONTRAST_CLASS = "theme-contrast";

    private static final List<String> FONTS =
            List.of(
                    "IBMPlexSans-Regular",
                    "IBMPlexSans-Medium",
                    "IBMPlexSans-SemiBold",
                    "IBMPlexSans-Bold",
                    "IBMPlexMono-Regular");
    private static final AtomicBoolean FONTS_LOADED = new AtomicBoolean();

    /// Dresses a scene. May be called again with another theme or density; other sheets of the
    /// scene stay.
    ///
    /// The user agent sheet belongs to the program, so dialogs and menus follow; two scenes of one
    /// program cannot wear different themes at the same time. Call on the JavaFX thread.
    public static void apply(Scene scene, Theme theme, Density density) {
        loadFonts();
        var primer = theme.primer();
        if (!Objects.equals(primer, Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(primer);
        }
        var sheets = scene.getStylesheets();
        Arrays.stream(values()).map(Theme::variables).forEach(sheets::remove);
        sheets.remove(sheet("lsn.css"));
        sheets.addAll(0, List.of(theme.variables(), sheet("lsn.css")));
        var classes = scene.getRoot().getStyleClass();
        Arrays.stream(Density.values()).map(Density::styleClass).forEach(classes::remove);
        classes.remove(CONTRAST_CLASS);
        if (theme == HIGH_CONTRAST) classes.add(CONTRAST_CLASS);
        classes.add(density.styleClass());
    }

    /// Makes the families "IBM Plex Sans", "… Medium", "… SemiBold" and "IBM Plex Mono" known;
    /// later calls do nothing.
    public static void loadFonts() {
        if (FONTS_LOADED.compareAndSet(false, true)) FONTS.forEach(Theme::loadFont);
    }

    private static void loadFont(String name) {
        try (var in = Theme.class.getResourceAsStream("fonts/" + name + ".ttf")) {
            if (in == null || Font.loadFont(in, 13) == null) {
                throw new IllegalStateException("font does not load: " + name);
            }
        } catch (IOException e) {
            throw new IllegalStateException("font does not load: " + name, e);
        }
    }

    private String primer() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK, HIGH_CONTRAST -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    private String variables() {
        return sheet(
                switch (this) {
                    case LIGHT -> "light.css";
                    case DARK -> "dark.css";
                    case HIGH_CONTRAST -> "contrast.css";
                });
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
