package live.lsn.ui.table;

import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import live.lsn.ui.KeyCap;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The saved views of a list: choose one, save what is shown, copy it as text and paste a
/// colleague's.
final class ViewMenu {
    private final ListPane.Setup<?> setup;
    private final Supplier<SavedView> now;
    private final Consumer<SavedView> show;
    private final Button button = new Button(Words.of("views"));
    private List<SavedView> views = List.of();
    private @Nullable SavedView chosen;
    private Runnable onShow = () -> {};

    /// @param now what is shown, without a name
    /// @param show shows a view
    ViewMenu(ListPane.Setup<?> setup, Supplier<SavedView> now, Consumer<SavedView> show) {
        this.setup = setup;
        this.now = now;
        this.show = show;
        button.getStyleClass().setAll("add-filter");
        button.setGraphic(new KeyCap("S"));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> open());
    }

    Button button() {
        return button;
    }

    void set(List<SavedView> saved) {
        views = List.copyOf(saved);
    }

    Runnable onShow() {
        return onShow;
    }

    void onShow(Runnable told) {
        onShow = told;
    }

    void open() {
        var menu = new ContextMenu();
        for (var view : views) {
            var on = view.equals(chosen) && view.listsAs(now.get());
            menu.getItems()
                    .add(
                            item(
                                    on ? Words.of("views.on", view.name()) : view.name(),
                                    () -> choose(view)));
        }
        if (!views.isEmpty()) menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().add(item(Words.of("views.save"), this::save));
        var last = chosen;
        if (last != null) {
            menu.getItems()
                    .addAll(
                            item(Words.of("views.update", last.name()), () -> keep(last.name())),
                            item(Words.of("views.delete", last.name()), () -> delete(last)));
        }
        menu.getItems()
                .addAll(
                        item(Words.of("views.copy"), this::copy),
                        item(Words.of("views.paste"), this::paste));
        menu.show(button, Side.BOTTOM, 0, 4);
    }

    private static MenuItem item(String text, Runnable run) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void choose(SavedView view) {
        chosen = view;
        show.accept(view);
    }

    private void save() {
        var dialog = new TextInputDialog();
        dialog.setTitle(Words.of("views.save"));
        dialog.setHeaderText(Words.of("views.name"));
        dialog.initOwner(button.getScene().getWindow());
        dialog.showAndWait()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .ifPresent(this::keep);
    }

    /// Keeps what is shown under that name, in the place of one that has it.
    private void keep(String name) {
        var view = now.get().named(name);
        var next = new ArrayList<>(views);
        next.removeIf(one -> one.name().equals(name));
        next.add(view);
        chosen = view;
        keep(next);
    }

    private void delete(SavedView view) {
        chosen = null;
        keep(views.stream().filter(one -> !one.equals(view)).toList());
    }

    private void keep(List<SavedView> next) {
        views = List.copyOf(next);
        setup.keepViews().accept(views);
    }

    private void copy() {
        var shown = now.get().named(chosen == null ? setup.fileName() : chosen.name());
        var content = new ClipboardContent();
        content.putString(shown.write(setup.fields()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Shows the view that is on the clipboard, and asks for one where there is none.
    private void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        try {
            pasted(SavedView.read(text == null ? "" : text, setup.fields()));
        } catch (Unreadable wrong) {
            ask(text == null ? "" : text, wrong);
        }
    }

    private void ask(String text, Unreadable wrong) {
        var dialog = new TextInputDialog(text);
        dialog.setTitle(Words.of("views.paste"));
        dialog.setHeaderText(
                Words.of("views.unreadable", wrong.at() + 1, Words.of(wrong.key(), wrong.found())));
        dialog.getEditor().setPrefColumnCount(48);
        dialog.initOwner(button.getScene().getWindow());
        dialog.showAndWait()
                .filter(typed -> !typed.isBlank())
                .ifPresent(
                        typed -> {
                            try {
                                pasted(SavedView.read(typed, setup.fields()));
                            } catch (Unreadable again) {
                                ask(typed, again);
                            }
                        });
    }

    /// A colleague's view is kept beside one's own of the same name.
    private void pasted(SavedView view) {
        var name = view.name();
        for (var number = 2; isTaken(name); number++) name = view.name() + " " + number;
        var own = view.named(name);
        var next = new ArrayList<>(views);
        next.add(own);
        keep(next);
        choose(own);
    }

    private boolean isTaken(String name) {
        return views.stream().anyMatch(view -> view.name().equals(name));
    }
}
