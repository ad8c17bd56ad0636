package live.lsn.ui;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One line of the [Palette].
///
/// @param group the caption it stands under; entries of one group come one after the other
/// @param icon Bootstrap icon
/// @param text what it does or opens; the typed letters are underlined in it
/// @param detail muted words behind, or null
/// @param keys keys that do the same, pressed one after the other
/// @param blockedWhy why it cannot be run now, or null when it can
/// @param run what it does; runs on the JavaFX thread once the palette is hidden
public record PaletteEntry(
        String group,
        String icon,
        String text,
        @Nullable String detail,
        List<String> keys,
        @Nullable String blockedWhy,
        Runnable run) {
    public PaletteEntry {
        keys = List.copyOf(keys);
    }

    /// The same entry, doing something else.
    public PaletteEntry running(Runnable other) {
        return new PaletteEntry(group, icon, text, detail, keys, blockedWhy, other);
    }

    /// Whether it cannot be run now.
    public boolean blocked() {
        return blockedWhy != null;
    }
}
