package live.lsn.ui;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Every text stands out from every ground that it is written on, in each theme; by the formula of
/// WCAG 2.2, from the style sheets themselves.
class ContrastTest {
    private static final Pattern ROOT = Pattern.compile("\\.root\\s*\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("(-(?:color|lsn)[\\w-]+):\\s*([^;]+);");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset");
    private static final List<String> TONES = List.of("accent", "success", "warning", "danger");

    private static Map<String, String> colours(Theme theme) throws IOException {
        var found = new HashMap<String, String>();
        var primer =
                theme == Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet();
        var own =
                switch (theme) {
                    case LIGHT -> "light.css";
                    case DARK -> "dark.css";
                    case HIGH_CONTRAST -> "contrast.css";
                };
        for (var sheet : List.of(primer, "/live/lsn/ui/" + own, "/live/lsn/ui/lsn.css")) {
            var root = ROOT.matcher(read(sheet));
            while (root.find()) {
                var colour = COLOUR.matcher(root.group(1));
                while (colour.find()) found.put(colour.group(1), colour.group(2).strip());
            }
        }
        return found;
    }

    private static String read(String sheet) throws IOException {
        try (var in = ContrastTest.class.getResourceAsStream(sheet)) {
            return new String(requireNonNull(in, sheet).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// @param below what shines through where the colour is not solid
    private static Color colour(Map<String, String> colours, String name, Color below) {
        var value = name;
        while (value.startsWith("-")) value = requireNonNull(colours.get(value), value);
        var top = Color.web(value);
        return below.interpolate(
                Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double ratio(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static void assertReads(
            Map<String, String> colours, String text, String ground, double least) {
        var page = colour(colours, "-color-bg-default", Color.BLACK);
        var below = colour(colours, ground, page);
        assertThat(ratio(colour(colours, text, below), below))
                .as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(least);
    }

    /// @param least what texts need; hints that say nothing alone may have a little less
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # theme,      least, of hints
                    LIGHT,          4.5, 4.2
                    DARK,           4.5, 4.2
                    HIGH_CONTRAST,  7.0, 7.0
                    """)
    void everyTextStandsOutFromItsGround(Theme theme, double least, double hints)
            throws IOException {
        var colours = colours(theme);
        for (var ground : GROUNDS) {
            assertReads(colours, "-color-fg-default", ground, least);
            assertReads(colours, "-color-fg-muted", ground, least);
            assertReads(colours, "-color-fg-subtle", ground, hints);
            assertReads(colours, "-color-accent-fg", ground, least);
            assertReads(colours, "-color-danger-fg", ground, least);
        }
        for (var tone : TONES) {
            var text = "-color-" + tone + "-fg";
            assertReads(colours, text, "-color-bg-default", least);
            assertReads(colours, text, "-color-" + tone + "-subtle", least);
            assertReads(colours, "-color-fg-default", "-color-" + tone + "-subtle", least);
        }
        assertReads(colours, "-lsn-severe-fg", "-color-bg-default", least);
        assertReads(colours, "-lsn-severe-fg", "-lsn-severe-subtle", least);
        assertReads(colours, "-color-fg-muted", "-lsn-neutral-subtle", least);
        assertReads(colours, "-color-fg-default", "-lsn-row-on", least);
        assertReads(colours, "-color-fg-muted", "-lsn-row-on", least);
        assertReads(colours, "-color-fg-emphasis", "-color-accent-emphasis", least);
        assertReads(colours, "-color-fg-emphasis", "-lsn-success-button", least);
        assertReads(colours, "-lsn-mark-fg", "-lsn-mark-bg", least);
    }

    /// What is drawn need not be read, yet told from the ground and from what lies beside it.
    @ParameterizedTest
    @CsvSource({"LIGHT, 2.9", "DARK, 2.9", "HIGH_CONTRAST, 7.0"})
    void everyLevelAndSeriesStandsOutFromItsGround(Theme theme, double least) throws IOException {
        var colours = colours(theme);
        for (var level : List.of("low", "medium", "high", "critical"))
            assertReads(colours, "-lsn-level-" + level, "-color-bg-default", least);
        for (var series = 1; series <= 7; series++)
            assertReads(colours, "-lsn-data-" + series, "-color-bg-default", least);
    }

    /// A heat map has words on each of its steps, and a greater figure stands out more.
    @ParameterizedTest
    @CsvSource({"LIGHT, 4.5", "DARK, 4.5", "HIGH_CONTRAST, 7.0"})
    void everyStepOfAHeatMapCarriesWordsAndStandsOutMoreThanTheOneBefore(Theme theme, double least)
            throws IOException {
        var colours = colours(theme);
        var ground = colour(colours, "-color-bg-default", Color.BLACK);
        var text = colour(colours, "-color-fg-default", ground);
        var before = 1.0;
        for (var step = 1; step <= 5; step++) {
            var name = "-lsn-heat-" + step;
            var fill = colour(colours, name, ground);
            assertThat(Math.max(ratio(text, fill), ratio(ground, fill)))
                    .as("words on %s", name)
                    .isGreaterThanOrEqualTo(least);
            assertThat(ratio(fill, ground)).as(name).isGreaterThan(1.15 * before);
            before = ratio(fill, ground);
        }
        assertReads(colours, "-color-fg-muted", "-lsn-track", least);
    }
}
