package live.lsn.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The few words the controls say of themselves; all others come from the screen that uses them.
public final class Words {
    private static final ResourceBundle TEXT = ResourceBundle.getBundle("live.lsn.ui.words");

    private Words() {}

    /// The text of a key with its values put in.
    ///
    /// @throws java.util.MissingResourceException if the bundle has no such key
    public static String of(String key, Object... values) {
        return MessageFormat.format(TEXT.getString(key), values);
    }
}
