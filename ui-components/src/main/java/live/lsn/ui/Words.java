package live.lsn.ui;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// The few words the controls say of themselves, in the language that was chosen for the program;
/// all others come from the screen that uses them.
public final class Words {
    private record Spoken(Locale locale, Messages messages) {
        private static Spoken in(Locale locale) {
            return new Spoken(locale, new Messages(Messages.bundle("live.lsn.ui.words", locale)));
        }
    }

    private static final AtomicReference<Spoken> SPOKEN =
            new AtomicReference<>(Spoken.in(Locale.UK));

    private Words() {}

    public static String of(String key, Object... values) {
        return messages().of(key, values);
    }

    private static Messages messages() {
        var chosen = Language.chosen();
        var now =
                SPOKEN.updateAndGet(
                        spoken -> spoken.locale.equals(chosen) ? spoken : Spoken.in(chosen));
        return now.messages;
    }
}
