package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A place of the window.
///
/// @param id what the program calls it
/// @param icon before its name in sidebar and palette
/// @param lead a few words behind the title; blank for none
/// @param content what it shows
/// @param tabs at the left of the top bar
/// @param buttons at the right of the top bar
/// @param keys its keys, in the order in which they are shown
/// @param onKey given each key that nobody nearer has used
/// @param entries what the palette offers of it
/// @param onShow puts what it shows up to date and the keyboard into it
/// @param wideFrom the width of the window from which the sidebar shows words beside it, in pixels
/// @param told where over it stands what is told
record Screen(
        String id,
        String icon,
        String title,
        String lead,
        Region content,
        List<Node> tabs,
        List<Node> buttons,
        Supplier<List<Shortcut>> keys,
        Consumer<KeyEvent> onKey,
        Supplier<List<PaletteEntry>> entries,
        Runnable onShow,
        double wideFrom,
        Told.Spot told) {}
