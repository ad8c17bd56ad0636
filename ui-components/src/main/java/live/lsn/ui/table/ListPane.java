package live.lsn.ui.table;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import live.lsn.ui.Background;
import live.lsn.ui.Chip;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.FilterBar;
import live.lsn.ui.Formats;
import live.lsn.ui.JobList;
import live.lsn.ui.Loadable;
import live.lsn.ui.Shortcut;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A list as a screen has it: what narrows it above, the rows, what can be done with marked rows
/// below; saved views, files and the clipboard beside.
///
/// @param <R> row
public final class ListPane<R> extends VBox {
    private static final Duration SETTLED = Duration.millis(400);
    private static final PseudoClass EDITABLE = PseudoClass.getPseudoClass("editable");
    private final Setup<R> setup;
    private final DataTable<R> table;
    private final FilterBar bar = new FilterBar();
    private final FilterEditor editor;
    private final ConditionWords words;
    private final StackPane place = new StackPane();
    private final ViewMenu views;
    private final MarkBar marks;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private ColumnChoice kept;
    private List<Condition> own = List.of();
    private List<Condition> drawn = List.of();
    private @Nullable Node standIn;
    private @Nullable Look look;
    private boolean focusDue;

    /// Another look of what is listed than rows.
    public interface Look {
        Node node();

        /// Takes the keyboard.
        void focus();

        boolean hasFocus();
    }

    /// What a list is made of.
    ///
    /// @param fields that it can be narrowed by
    /// @param ask what is asked of it; the pane changes it, the screen answers it
    /// @param searchPrompt says what words are found in
    /// @param fileName of what is written of it, without ending; also names the worksheet
    /// @param columns how somebody has arranged it, and where that is kept
    /// @param keepViews told of the saved views when they change
    /// @param files asks where to write a file
    /// @param acts what can be done with marked rows, each with its key
    public record Setup<R>(
            DataTable<R> table,
            List<Field> fields,
            ListAsk ask,
            Formats formats,
            Background background,
            JobList jobs,
            String searchPrompt,
            String fileName,
            Kept<ColumnChoice> columns,
            Consumer<List<SavedView>> keepViews,
            FileAsk files,
            List<Node> acts) {}

    /// Something that is kept from one start to the next.
    ///
    /// @param value null where nothing was kept yet
    public record Kept<T>(@Nullable T value, Consumer<T> keep) {}

    public ListPane(Setup<R> setup) {
        this.setup = setup;
        this.table = setup.table;
        words = new ConditionWords(setup.fields, setup.formats);
        editor = new FilterEditor(setup.fields, setup.formats, this::focusRows);
        views = new ViewMenu(setup, this::view, this::show);
        marks =
                new MarkBar(
                        table.marks(),
                        setup.acts,
                        this::copy,
                        () -> export(true),
                        this::clearMarks);
        bar.setSearchPrompt(setup.searchPrompt);
        bar.searchProperty().bindBidirectional(setup.ask.search());
        bar.setOnAdd(this::addFilter);
        bar.addTool(views.button());
        setup.ask.added().subscribe(_ -> drawChips());
        setup.ask.added().subscribe((_, _) -> table.marks().clear());
        setup.ask.search().subscribe((_, _) -> table.marks().clear());
        if (setup.columns.value != null) table.arrange(setup.columns.value);
        kept = table.choice();
        settled.setOnFinished(_ -> keepColumns());
        table.onColumns(settled::playFromStart);
        place.getChildren().addAll(table, editor);
        // Within a split pane the rows come into the scene only when that is drawn first.
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) setup.background.onFx(this::focusIfDue);
                        });
        setMinWidth(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        getStyleClass().add("list-pane");
        getChildren().addAll(bar, place, marks);
    }

    // ---- what is shown ----

    /// An answer to what is asked.
    ///
    /// @param own conditions that the list has by itself and that are on
    /// @param before what is said of its sum, as [FilterBar#setSummary] has it
    /// @param help more of it
    public record Answer<R>(
            int size,
            RowSource<R> source,
            int open,
            List<Condition> own,
            String before,
            String strong,
            String after,
            String help) {}

    /// Shows an answer.
    ///
    /// @param standIn what stands in the place of the rows; null for the rows
    public void show(Answer<R> answer, @Nullable Node inPlace) {
        own = answer.own;
        drawChips();
        bar.setSummary(answer.before, answer.strong, answer.after);
        bar.setSummaryHelp(answer.help);
        stand(inPlace);
        table.show(answer.size, answer.source, answer.open);
    }

    /// Shows something in the place of the rows; null brings them back.
    public void stand(@Nullable Node inPlace) {
        if (inPlace == null && standIn == null) return;
        // What takes the rows' place must not take the keyboard from them for good.
        // Its owner is asked for, since a node of a window in the background is not focused.
        focusDue |= look == null ? table.hasFocus() : look.hasFocus();
        if (standIn != null) place.getChildren().remove(standIn);
        standIn = inPlace;
        showRows();
        if (inPlace != null) place.getChildren().add(1, inPlace);
        var typing = focusOwner() instanceof TextInputControl;
        if (focusDue && !typing && inPlace == null) focusRows();
    }

    /// Shows what is listed in another way; null brings the rows back.
    public void look(@Nullable Look other) {
        if (look != null) place.getChildren().remove(look.node());
        look = other;
        if (other != null) place.getChildren().add(1, other.node());
        showRows();
    }

    private void showRows() {
        table.setVisible(standIn == null && look == null);
        if (look != null) look.node().setVisible(standIn == null);
    }

    /// Whether something stands in the place of the rows.
    public boolean stands() {
        return standIn != null;
    }

    /// Whoever has begun to type meanwhile goes on typing.
    private void focusIfDue() {
        var typing = focusOwner() instanceof TextInputControl;
        if (focusDue && standIn == null && !typing) focusRows();
    }

    private @Nullable Node focusOwner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    /// Puts the keyboard where the work is.
    public void focusRows() {
        focusDue = standIn != null || table.getScene() == null;
        if (standIn == null && look != null) look.focus();
        else if (standIn == null) table.requestFocus();
        // While something stands in for the rows the keyboard must not stay in a field, or the rows
        // that come would not take it.
        else place.requestFocus();
    }

    public DataTable<R> table() {
        return table;
    }

    // ---- conditions ----

    private void drawChips() {
        var on = new ArrayList<>(own);
        on.addAll(setup.ask.added().get());
        if (on.equals(drawn)) return;
        drawn = List.copyOf(on);
        bar.setChips(on.stream().map(this::chip).toList());
    }

    private Chip chip(Condition condition) {
        var chip = new Chip(words.of(condition), () -> setup.ask.remove(condition));
        chip.pseudoClassStateChanged(EDITABLE, true);
        chip.setOnMouseClicked(
                click -> {
                    if (!(click.getTarget() instanceof Button)) change(condition);
                });
        return chip;
    }

    private void change(Condition condition) {
        editor.edit(condition, now -> setup.ask.replace(condition, now));
    }

    /// Opens the place where a condition is made.
    public void addFilter() {
        editor.open(setup.ask::add);
    }

    /// Lets a value that tells people nothing, as an id, read as something that does.
    public void name(Object value, String name) {
        words.name(value, name);
    }

    /// Takes in the saved views, once they were read.
    public void setViews(List<SavedView> saved) {
        views.set(saved);
    }

    /// What is listed and how, as a view without a name.
    private SavedView view() {
        return new SavedView("", drawn, setup.ask.search().get(), table.choice());
    }

    private void show(SavedView view) {
        setup.ask.together(
                () -> {
                    views.onShow().run();
                    setup.ask.ask(view.search(), view.conditions());
                    if (!view.columns().columns().isEmpty()) table.arrange(view.columns());
                    else view.columns().sortOnly(table.view());
                });
        focusRows();
    }

    /// Told before a saved view takes the place of what is asked, as to leave a tab.
    public void onView(Runnable told) {
        views.onShow(told);
    }

    // ---- columns ----

    private void keepColumns() {
        settled.stop();
        var now = table.choice();
        if (now.equals(kept)) return;
        kept = now;
        setup.columns.keep.accept(now);
    }

    // ---- out of the table ----

    private void clearMarks() {
        table.marks().clear();
        focusRows();
    }

    /// Copies the marked rows, or the open one.
    public void copy() {
        var content = table.content(TableContent.Which.MARKED);
        var file = new TableFile(setup.formats, setup.fileName);
        setup.background.load(
                () -> file.tabbed(content),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<String>(var text))) return;
                    var copied = new ClipboardContent();
                    copied.putString(text);
                    Clipboard.getSystemClipboard().setContent(copied);
                    bar.tell(Words.of("table.copied", text.lines().count() - 1));
                });
    }

    /// Writes rows to a file that is asked for.
    ///
    /// @param marked whether the marked rows alone
    public void export(boolean marked) {
        var path = setup.files.ask(getScene().getWindow(), setup.fileName);
        if (path == null) return;
        var name = String.valueOf(path.getFileName());
        var kind =
                name.toLowerCase(java.util.Locale.ROOT).endsWith(TableFile.Kind.CSV.ending())
                        ? TableFile.Kind.CSV
                        : TableFile.Kind.XLSX;
        var content = table.content(marked ? TableContent.Which.MARKED : TableContent.Which.LISTED);
        var file = new TableFile(setup.formats, setup.fileName);
        setup.jobs.begin(
                Words.of("table.exporting", name),
                job -> {
                    var rows = file.write(content, path, kind, job::goesOn);
                    return Words.of(
                            "table.exported", setup.formats.whole(rows.orElse(0)), path.toString());
                });
    }

    // ---- keys ----

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        var keys = new ArrayList<Shortcut>();
        if (look == null) {
            keys.add(Shortcut.of(Words.of("table.key.down"), KeyCode.DOWN, () -> table.move(1)));
            keys.add(Shortcut.of(Words.of("table.key.up"), KeyCode.UP, () -> table.move(-1)));
        }
        keys.add(Shortcut.of(Words.of("table.key.filter"), KeyCode.F, this::addFilter));
        // The field comes after this key, or it would be typed into it.
        keys.add(
                Shortcut.of(
                        Words.of("table.key.search"),
                        KeyCode.SLASH,
                        () -> setup.background.onFx(bar::focusSearch)));
        keys.add(Shortcut.of(Words.of("table.key.views"), KeyCode.S, views::open));
        if (look == null) {
            keys.addAll(table.keys());
            keys.add(Shortcut.control(Words.of("table.key.copy"), KeyCode.C, this::copy));
        }
        keys.add(Shortcut.control(Words.of("table.key.export"), KeyCode.E, () -> export(false)));
        return keys;
    }

    /// Takes one step back: the marks first, then, where nothing is listed, what hides it.
    ///
    /// @return whether there was anything to take back
    public boolean stepBack() {
        if (table.marks().count().get() > 0) {
            clearMarks();
            return true;
        }
        if (standIn == null) return false;
        setup.ask.clear();
        return true;
    }

    /// Ends what is kept with a delay.
    public void close() {
        keepColumns();
    }
}
