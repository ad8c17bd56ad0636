package live.lsn.desk.people;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.people.Listing.State;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A list of the platform's with what stands beside it, and their keys.
final class BenchView<T, D> extends BorderPane {
    private static final double FOOT = 40;

    private final Bench<T, D> bench;
    private final Listing<T> listing;
    private final Sheets<T, D> sheets;
    private final PeopleWords words;
    private final TableView<T> table = new TableView<>();
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final Label asOf = new Label();
    private final VBox top = new VBox();
    private final HBox bar;
    private final BenchPane<T, D> pane;
    private final List<Shortcut> looking;
    private final List<Shortcut> filling;
    private final List<Shortcut> asking;
    private final List<Shortcut> telling;
    private boolean marking;
    // The letter of a key must not be typed into the field that the key has opened.
    private boolean taken;

    BenchView(Bench<T, D> bench, Sheets<T, D> sheets, PeopleWords words) {
        this.bench = bench;
        this.listing = bench.listing();
        this.sheets = sheets;
        this.words = words;
        getStyleClass().add("bench");
        looking = lookingKeys();
        var leave = Shortcut.of(words.of("people.leave"), KeyCode.ESCAPE, bench::leave);
        filling =
                List.of(
                        Shortcut.control(
                                words.of("people.save"),
                                KeyCode.ENTER,
                                () -> withForm(EntrySheet::save)),
                        step("people.key.next", KeyCode.PAGE_DOWN),
                        step("people.key.back", KeyCode.PAGE_UP),
                        Shortcut.of(
                                words.of("people.leave"),
                                KeyCode.ESCAPE,
                                () -> withForm(EntrySheet::leave)));
        asking =
                List.of(
                        Shortcut.of(words.of("people.key.confirm"), KeyCode.ENTER, sheets::confirm),
                        leave);
        table();
        bar = bar();
        pane = new BenchPane<>(bench, sheets, words, this::focusList);
        telling = List.of(Shortcut.of(words.of("people.copy"), KeyCode.C, pane::copy), leave);
        asOf.setGraphic(Icons.of("bi-cloud"));
        asOf.getStyleClass().addAll("small", "muted", "outbox-safe");
        asOf.setMinHeight(FOOT);
        asOf.setPrefHeight(FOOT);
        asOf.setMaxWidth(Double.MAX_VALUE);
        asOf.setPadding(new Insets(0, 16, 0, 16));
        // In the order in which Tab goes through them.
        var left = new BorderPane();
        left.setTop(top);
        left.setCenter(table);
        left.setBottom(asOf);
        var split = new SplitPane(left, pane);
        split.setDividerPositions(sheets.names().share());
        SplitPane.setResizableWithParent(pane, false);
        setCenter(split);
        addEventFilter(KeyEvent.KEY_PRESSED, this::take);
        addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (taken) event.consume();
                });
        listing.state().subscribe(_ -> fill());
        listing.shown().subscribe((_, _) -> fill());
        listing.selected().subscribe((_, _) -> mark());
        bench.away().subscribe((_, _) -> fill());
        bench.step().subscribe(this::hold);
    }

    /// What is being entered is not left by choosing another one.
    private void hold(Step<T, D> step) {
        var facts = step instanceof Step.Facts;
        table.setMouseTransparent(!facts);
        table.setFocusTraversable(facts);
    }

    /// How much of its foot nothing may cover.
    static double foot() {
        return FOOT;
    }

    /// Shows anew what depends on more than the list.
    void redraw() {
        table.refresh();
        if (bench.step().get() instanceof Step.Facts) pane.draw();
    }

    private List<Shortcut> lookingKeys() {
        var keys = new ArrayList<Shortcut>();
        var add = sheets.add();
        if (add != null) keys.add(add.shortcut());
        sheets.deeds().forEach(deed -> keys.add(deed.shortcut()));
        keys.add(Shortcut.of(words.of("people.key.search"), KeyCode.SLASH, search::requestFocus));
        keys.add(
                new Shortcut(
                        words.of("people.key.clear"),
                        List.of("Esc"),
                        event -> event.getCode() == KeyCode.ESCAPE && clear()));
        return List.copyOf(keys);
    }

    /// A key of a form in steps.
    private Shortcut step(String text, KeyCode key) {
        return new Shortcut(
                words.of(text),
                Shortcut.control("", key, () -> {}).caps(),
                event -> {
                    var form = pane.form();
                    return event.getCode() == key && form != null && form.take(event);
                });
    }

    private void withForm(Consumer<EntrySheet<T, D>> act) {
        var form = pane.form();
        if (form != null) act.accept(form);
    }

    /// Writes what is being entered, before the window closes.
    void close() {
        withForm(EntrySheet::close);
    }

    List<Shortcut> keys() {
        var keys = new ArrayList<>(looking);
        keys.addAll(filling.subList(0, filling.size() - 1));
        keys.add(asking.getFirst());
        return keys;
    }

    private void table() {
        table.getStyleClass().addAll("edge-to-edge", "bench-table");
        table.setAccessibleText(sheets.names().title());
        sheets.addColumns(table);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        (_, row) -> {
                            if (!marking && row != null) bench.select(listing.id(row));
                        });
    }

    private HBox bar() {
        search.getStyleClass().add("search");
        search.setPromptText(sheets.names().search());
        search.setAccessibleText(sheets.names().search());
        search.textProperty().bindBidirectional(listing.typed());
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::counted, listing.shown(), listing.state()));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var made = new HBox(8, Icons.of("bi-search"), search, new KeyCap("/"), room, count);
        made.setAlignment(Pos.CENTER_LEFT);
        made.getStyleClass().add("filter-bar");
        return made;
    }

    private String counted() {
        var shown = listing.shown().get().size();
        var all = listing.all().size();
        if (shown != all) return words.of("people.count.some", shown, all);
        var names = sheets.names();
        return words.fill(all == 1 ? names.one() : names.many(), all);
    }

    private void fill() {
        top.getChildren().setAll(bar);
        asOf.setText("");
        switch (listing.state().get()) {
            case State.Waiting<T> _ ->
                    table.setPlaceholder(bench.away().get() ? away() : Placeholder.loading());
            case State.Missing<T>(var why) ->
                    table.setPlaceholder(bench.away().get() ? away() : missing(why));
            case State.Told<T> told -> told(told);
        }
        marking = true;
        if (!table.getItems().equals(listing.shown().get())) {
            table.getItems().setAll(listing.shown().get());
            table.sort();
        }
        marking = false;
        mark();
    }

    private void told(State.Told<T> told) {
        asOf.setText(words.of("people.as-of", words.moment(told.asOf())));
        table.setPlaceholder(told.rows().isEmpty() ? sheets.empty() : noMatch(told.rows().size()));
        var minute = words.minute(told.asOf());
        if (bench.away().get())
            strip(words.of("people.away"), words.of("people.away.more", minute), "bi-wifi-off");
        else if (told.stale() != null)
            strip(
                    words.of(told.stale().key()),
                    words.of("people.stale.more", minute),
                    "bi-exclamation-triangle");
    }

    private void strip(String what, String more, String icon) {
        var box = new VBox(Parts.strip("tone-warning", icon, what, more, null));
        box.setPadding(new Insets(8, 16, 8, 16));
        top.getChildren().add(box);
    }

    private Placeholder away() {
        return Placeholder.error(
                words.of("people.away.title"),
                words.of("people.away.text"),
                "OFFLINE",
                listing::refresh);
    }

    private Placeholder missing(Trouble why) {
        return Placeholder.error(
                words.of(why.key()), words.of("people.missing.text"), why.code(), listing::refresh);
    }

    private Placeholder noMatch(int all) {
        return Placeholder.noMatch(
                sheets.names().noMatch(),
                words.of("people.no-match.text", all),
                words.of("people.no-match.clear"),
                this::clear);
    }

    /// Takes the search away; false where there was none.
    private boolean clear() {
        if (search.getText().isEmpty()) return false;
        search.setText("");
        focusList();
        return true;
    }

    private void mark() {
        marking = true;
        var row = listing.selected().get();
        if (row == null) table.getSelectionModel().clearSelection();
        else {
            var at = table.getItems().indexOf(row);
            if (at != table.getSelectionModel().getSelectedIndex()) {
                table.getSelectionModel().clearAndSelect(at);
                table.getFocusModel().focus(at);
                table.scrollTo(Math.max(0, at - 8));
            }
        }
        marking = false;
    }

    /// Puts the keyboard into the list, or into what stands beside it.
    void focusList() {
        applyCss();
        if (bench.step().get() instanceof Step.Facts) table.requestFocus();
        else pane.requestFocus();
    }

    /// Takes the keys of what stands beside the list; those of a field belong to the field.
    void take(KeyEvent event) {
        taken = false;
        switch (bench.step().get()) {
            case Step.Facts<T, D> _ -> look(event);
            case Step.Form<T, D> _ -> {
                var form = pane.form();
                if (form != null && !form.has(event)) Shortcut.take(filling, event);
            }
            case Step.Question<T, D> _ -> Shortcut.take(asking, event);
            case Step.Secret<T, D> _ -> Shortcut.take(telling, event);
        }
        taken = event.isConsumed();
    }

    private void look(KeyEvent event) {
        if (!(event.getTarget() instanceof TextInputControl)) {
            Shortcut.take(looking, event);
            return;
        }
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!clear()) focusList();
                event.consume();
            }
            case ENTER, DOWN -> {
                focusList();
                event.consume();
            }
            default -> {}
        }
    }

    /// The selected one's name, for whoever names it.
    @Nullable String selectedName() {
        var row = listing.selected().get();
        return row == null ? null : sheets.name(row);
    }
}
