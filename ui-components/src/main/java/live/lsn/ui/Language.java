package live.lsn.ui;

import javafx.geometry.NodeOrientation;

import java.util.Locale;
import java.util.Set;

/// The language in which the controls of the program speak; British English until another is
/// chosen.
///
/// Controls take their words when they are made, so choose before making them.
public final class Language {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "iw", "ur");
    private static volatile Locale chosen = Locale.UK;

    private Language() {}

    /// Lets the controls that are made from now on speak that language.
    public static void choose(Locale locale) {
        chosen = locale;
    }

    static Locale chosen() {
        return chosen;
    }

    /// The way in which windows of the language run.
    public static NodeOrientation orientation(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage())
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT;
    }

    /// The locale with the digits 0 to 9, whatever its own are: ids and amounts are read out,
    /// searched for and compared with other programs' in these.
    public static Locale withPlainDigits(Locale locale) {
        return new Locale.Builder()
                .setLocale(locale.stripExtensions())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
