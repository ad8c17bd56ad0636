package live.lsn.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;

import org.jspecify.annotations.Nullable;

/// Takes care that nothing is lost of what is typed into a field that has just come up.
///
/// A control takes keys by its skin, and it has none before the window is next drawn: what is typed
/// until then goes nowhere, although the field has the keyboard. Where a slow machine draws a new
/// screen, that is longer than a quick typist's first key takes.
public final class FirstKey {
    private FirstKey() {}

    /// Gives each control of the scene its skin as soon as it has the keyboard.
    ///
    /// @param scene may hold anything by now, and anything later
    public static void keep(Scene scene) {
        scene.focusOwnerProperty().subscribe(FirstKey::dress);
    }

    private static void dress(@Nullable Node owner) {
        if (owner instanceof Control control && control.getSkin() == null) control.applyCss();
    }
}
