package live.lsn.ui;

import javafx.geometry.NodeOrientation;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The language in which the controls of the program speak; British English until another is
/// chosen.
///
/// Controls take their words when they are made, so choose before making them.
public final class Language {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "iw", "ur");

    /// The program's, as [Locale#getDefault()] is; nothing else here can be changed by everybody.
    private static final AtomicReference<Locale> CHOSEN = new AtomicReference<>(Locale.UK);

    private Language() {}

    /// Lets the controls that are made from now on speak that language.
    public static void choose(Locale locale) {
        CHOSEN.set(locale);
    }

    static Locale chosen() {
        return Objects.requireNonNull(CHOSEN.get());
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
