package live.lsn.ui;

import org.kordamp.ikonli.javafx.FontIcon;

/// Bootstrap Icons of set 1.4.1, by their names there.
public final class Icons {
    private Icons() {}

    /// A decorative icon, 16 px; whoever uses it without a word beside it gives the parent an
    /// accessible text.
    ///
    /// @param name as in `bi-shield-exclamation`
    /// @throws IllegalArgumentException if the set has no such icon
    public static FontIcon of(String name) {
        try {
            var icon = new FontIcon(name);
            icon.setIconSize(16);
            return icon;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no such icon: " + name, e);
        }
    }
}
