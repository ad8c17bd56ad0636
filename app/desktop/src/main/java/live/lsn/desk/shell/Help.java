package live.lsn.desk.shell;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

import live.lsn.ui.HelpPane;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// The help of the open place, docked at the right of it.
final class Help {
    private final Wording words;
    private final BorderPane beside;
    private final Supplier<String> place;
    private final Runnable onChange;
    private @Nullable HelpPane pane;
    private @Nullable Node focusedBefore;

    /// @param beside what the help is docked in, at the right
    /// @param place the id of the open place
    /// @param onChange told when the help has come or gone
    Help(Wording words, BorderPane beside, Supplier<String> place, Runnable onChange) {
        this.words = words;
        this.beside = beside;
        this.place = place;
        this.onChange = onChange;
    }

    /// The page of a place in the language of the texts, or in English.
    ///
    /// @throws IllegalArgumentException if there is none
    static String page(String place, Wording words) {
        var german = words.text().getLocale().getLanguage().equals("de");
        var file = "/live/lsn/desk/help/" + place + (german ? "_de.md" : ".md");
        try (var in = Help.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalArgumentException("no help page: " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a help page cannot be read: " + file, e);
        }
    }

    /// Opens the page of the open place and puts the keyboard into it, or closes it again.
    void toggle() {
        if (isOpen()) {
            close();
            return;
        }
        focusedBefore = beside.getScene() == null ? null : beside.getScene().getFocusOwner();
        if (pane == null)
            pane = new HelpPane(words.of("help.title"), id -> page(id, words), this::close);
        pane.show(place.get());
        beside.setRight(pane);
        onChange.run();
        beside.applyCss();
        pane.focusText();
    }

    /// Another place was opened: an open page becomes that one's.
    void follow() {
        if (pane != null && isOpen()) {
            pane.show(place.get());
            // Tab goes through the place first.
            pane.toFront();
        }
        focusedBefore = null;
    }

    boolean isOpen() {
        return pane != null && beside.getRight() == pane;
    }

    /// Its width where it is open, in pixels.
    double width() {
        return isOpen() ? HelpPane.WIDTH : 0;
    }

    private void close() {
        beside.setRight(null);
        onChange.run();
        var back = focusedBefore;
        focusedBefore = null;
        if (back != null && back.getScene() != null) back.requestFocus();
        else if (beside.getCenter() != null) beside.getCenter().requestFocus();
    }
}
