package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The German texts are complete, leave open what the English ones leave open, and are German.
class LanguagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)");

    /// Names, codes, and words that both languages have.
    private static final Set<String> ALIKE =
            Set.of(
                    "label.size.LARGE",
                    "label.size.SMALL",
                    "label.format.PDF",
                    "label.format.ZPL_203",
                    "label.format.ZPL_300",
                    "lots.file.aql",
                    "lots.file.n",
                    "lots.file.ac",
                    "lots.file.re",
                    "lots.file.hash",
                    "app.name",
                    "devices.column.person",
                    "files.kilobytes",
                    "report.foot",
                    "inspection.card.n",
                    "inspection.pause",
                    "files.megabytes",
                    "lock.minutes",
                    "lock.passphrase",
                    "home.title",
                    "nav.SYSTEM",
                    "order.source.TIKTOK_SHOP",
                    "order.source.SHOPIFY",
                    "order.source.AMAZON",
                    "order.source.EBAY",
                    "filter.add",
                    "filter.example",
                    "settings.density.NORMAL",
                    "floor.badge.blind",
                    "plans.column.skip",
                    "plan.scheme.ISO_2859_1",
                    "plan.scheme.Z1_4",
                    "plan.severity.NORMAL",
                    "plan.card.aql",
                    "plan.ac",
                    "plan.re",
                    "plan.stage.size",
                    "plan.stage.ac",
                    "plan.stage.re",
                    "plan.curve.single",
                    "plan.text.class",
                    "plan.text.stage",
                    "plan.law.BINOMIAL",
                    "plan.law.POISSON",
                    "lots.class.plan",
                    "lots.deviation",
                    "lots.cpk",
                    "quality.none",
                    "quality.defect",
                    "quality.worst.row",
                    "quality.signal",
                    "quality.sheet.signal",
                    "settings.person",
                    "people.column.name",
                    "people.field.name",
                    "api-keys.column.name",
                    "settings.language.ENGLISH",
                    "settings.language.GERMAN");

    private static Properties load(String name) throws IOException {
        var texts = new Properties();
        try (var in = LanguagesTest.class.getResourceAsStream(name + ".properties")) {
            texts.load(new InputStreamReader(requireNonNull(in, name), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/lsn/desk/desk", "/live/lsn/ui/words"})
    void everyTextIsThereInBothLanguages(String bundle) throws IOException {
        assertThat(load(bundle + "_de").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/lsn/desk/desk", "/live/lsn/ui/words"})
    void bothLanguagesLeaveTheSameOpen(String bundle) throws IOException {
        var english = load(bundle);
        load(bundle + "_de")
                .forEach(
                        (key, text) ->
                                assertThat(places(text.toString()))
                                        .as("%s", key)
                                        .isEqualTo(places(english.getProperty(key.toString()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/lsn/desk/desk", "/live/lsn/ui/words"})
    void noTextWasLeftInEnglish(String bundle) throws IOException {
        var english = load(bundle);
        load(bundle + "_de")
                .forEach(
                        (key, text) -> {
                            if (!ALIKE.contains(key.toString()) && saysSomething(text.toString()))
                                assertThat(text).as("%s", key).isNotEqualTo(english.get(key));
                        });
    }

    /// Whether there are words beside the values; "in" and "Code" are both languages'.
    private static boolean saysSomething(String text) {
        return text.replaceAll("\\{\\w+}", "")
                .replaceAll("\\b(in|Code|LSN Desk)\\b", "")
                .chars()
                .anyMatch(Character::isLetter);
    }
}
