package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.Messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every place has its page of help in both languages, and the pages lead to one another.
class HelpTest {
    private static final Pattern LINK = Pattern.compile("]\\(([\\w-]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static Wording words(String language) {
        return new Wording(
                Messages.bundle("live.lsn.desk.desk", Locale.forLanguageTag(language)),
                ZoneOffset.UTC);
    }

    private static Stream<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map((MatchResult match) -> match.group(1));
    }

    private static List<String> places() {
        return Arrays.stream(Place.values()).map(Place::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void everyPlaceHasItsPage(String language) {
        for (var place : places())
            assertThat(Help.page(place, words(language)))
                    .as(place)
                    .startsWith("# ")
                    .contains("\n## ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void everyLinkLeadsToAPage(String language) {
        for (var place : places())
            found(LINK, Help.page(place, words(language)))
                    .forEach(
                            link ->
                                    assertThat(Help.page(link, words(language)))
                                            .as("%s leads to %s", place, link)
                                            .startsWith("# "));
    }

    @Test
    void bothLanguagesNameTheSameKeys() {
        for (var place : places())
            assertThat(found(CODE, Help.page(place, words("de-DE"))))
                    .as(place)
                    .containsExactlyElementsOf(
                            found(CODE, Help.page(place, words("en-GB"))).toList());
    }
}
