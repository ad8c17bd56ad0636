package live.lsn.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The few words the controls say of themselves; all others come from the screen that uses them.
public final class Words {
    private static final ResourceBundle TEXT = ResourceBundle.getBundle("live.lsn.ui.words");

    private Words() {}

    public static String of(String key, Object... values) {
        return MessageFormat.format(TEXT.getString(key), values);
    }
}
