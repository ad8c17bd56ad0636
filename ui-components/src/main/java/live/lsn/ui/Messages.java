package live.lsn.ui;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/// The texts of a program in one language, filled with values as that language writes them.
///
/// The language is that of the bundle, see [#bundle]; a bundle of no stated language counts as
/// British English.
public record Messages(ResourceBundle text) {
    /// The text of a key, its places `{0}`, `{1}`, … filled by `java.text.MessageFormat`: numbers
    /// are told by language, all else as it is.
    ///
    /// @throws java.util.MissingResourceException if there is no such text
    public String of(String key, @Nullable Object... values) {
        return fill(text.getString(key), values);
    }

    /// The same of a text that was looked up already.
    public String fill(String pattern, @Nullable Object... values) {
        // Texts without values may hold braces of their own, as the operands of a reason.
        return values.length == 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, locale()).format(values);
    }

    public boolean has(String key) {
        return text.containsKey(key);
    }

    /// Whose words, separators and names of days are used.
    public Locale locale() {
        var stated = text.getLocale();
        return stated == null || stated.getLanguage().isEmpty() ? Locale.UK : stated;
    }

    /// How numbers and times read in this language.
    public Formats formats(ZoneId zone) {
        return new Formats(locale(), zone);
    }

    /// The texts of that name for a language, in English where there are none in it; its locale is
    /// the one that was asked for, so that numbers and days follow it in either case.
    ///
    /// @param name of the bundle, such as `live.lsn.ui.words`
    public static ResourceBundle bundle(String name, Locale locale) {
        // The machine's own language is nobody's choice where another one was asked for.
        var found =
                ResourceBundle.getBundle(
                        name,
                        locale,
                        Objects.requireNonNull(Messages.class.getClassLoader()),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_DEFAULT));
        return new Stated(found, locale);
    }

    /// A bundle that tells for which language it was asked for, not where it was found.
    private static final class Stated extends ResourceBundle {
        private final ResourceBundle found;
        private final Locale locale;

        private Stated(ResourceBundle found, Locale locale) {
            this.found = found;
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return found.containsKey(key) ? found.getObject(key) : null;
        }

        @Override
        public boolean containsKey(String key) {
            return found.containsKey(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return found.getKeys();
        }
    }
}
