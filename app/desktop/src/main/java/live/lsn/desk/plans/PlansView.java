package live.lsn.desk.plans;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.ui.ActButton;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The plans at the left; the one that is looked at, or entered, at the right.
final class PlansView extends BorderPane {
    private static final double SHARE = 0.48;
    private final PlansViewModel model;
    private final PlansWords words;
    private final BooleanSupplier mayEdit;
    private final PlanFacts facts;
    private final PlanEditor editor;
    private final TableView<PlanRow> table = new TableView<>();
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final Label told = PlanParts.wrapped("", "small");
    private final BorderPane pane = new BorderPane();
    private boolean marking;
    // The letter of a key must not be typed into the field that the key has opened.
    private boolean taken;

    /// @param mayEdit whether the person may set plans
    PlansView(PlansViewModel model, PlansWords words, BooleanSupplier mayEdit) {
        this.model = model;
        this.words = words;
        this.mayEdit = mayEdit;
        facts = new PlanFacts(words);
        editor = new PlanEditor(model, words);
        getStyleClass().addAll("bench", "plans");
        pane.getStyleClass().add("bench-pane");
        table();
        var left = new BorderPane();
        left.setTop(bar());
        left.setCenter(table);
        var split = new SplitPane(left, pane);
        split.setDividerPositions(SHARE);
        SplitPane.setResizableWithParent(pane, false);
        setCenter(split);
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> taken = false);
        addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (taken) event.consume();
                });
        model.rows().subscribe(_ -> fill());
        model.selected().subscribe(_ -> mark());
        model.opened()
                .subscribe(
                        (was, now) -> {
                            if (was == null || now == null) turn();
                        });
        model.said().subscribe(_ -> sayThere());
    }

    private HBox bar() {
        search.getStyleClass().add("search");
        search.setId("plans-search");
        search.setPromptText(words.of("plans.search"));
        search.setAccessibleText(words.of("plans.search"));
        search.textProperty().subscribe((_, _) -> fill());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        count.getStyleClass().addAll("small", "muted");
        var bar = new HBox(8, search, room, count);
        bar.getStyleClass().add("filter-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void table() {
        table.getStyleClass().addAll("edge-to-edge", "bench-table");
        table.setId("plans-table");
        table.setAccessibleText(words.of("plans.title"));
        table.setPlaceholder(Placeholder.loading());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                column("plans.column.item", 152, this::named),
                                column(
                                        "plans.column.tables",
                                        168,
                                        row -> words.tables(row.plan().spec())),
                                column("plan.aql", 192, row -> words.brief(row.plan().spec())),
                                column(
                                        "plans.column.skip",
                                        64,
                                        row -> words.briefSkip(row.plan().spec())),
                                defects()));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        (_, row) -> {
                            if (!marking && row != null) model.select(row.sku());
                        });
        table.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) edit();
                });
    }

    private TableColumn<PlanRow, String> defects() {
        var defects =
                column(
                        "plans.column.defects",
                        64,
                        row -> words.count(row.plan().spec().defects().size()));
        defects.getStyleClass().add("number");
        return defects;
    }

    private TableColumn<PlanRow, String> column(
            String key, double width, Function<PlanRow, String> tell) {
        var column = new TableColumn<PlanRow, String>(words.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new javafx.beans.property.ReadOnlyStringWrapper(tell.apply(row.getValue())));
        return column;
    }

    private String named(PlanRow row) {
        var item = row.name().isEmpty() ? words.item(row) : words.item(row) + " · " + row.name();
        return row.drafted() ? item + " · " + words.of("plans.drafted") : item;
    }

    private void fill() {
        var all = model.rows().get();
        if (all == null) return;
        var wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        var shown =
                all.stream()
                        .filter(row -> named(row).toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        table.setPlaceholder(
                all.isEmpty()
                        ? Placeholder.nothingYet(
                                words.of("plans.none"),
                                words.of(
                                        mayEdit.getAsBoolean()
                                                ? "plans.none.more"
                                                : "plans.none.look"))
                        : Placeholder.noMatch(
                                words.of("plans.no-match"),
                                words.of("plans.no-match.more", all.size()),
                                words.of("plans.clear"),
                                search::clear));
        marking = true;
        table.getItems().setAll(shown);
        marking = false;
        count.setText(words.of("plans.count", shown.size()));
        mark();
    }

    private void mark() {
        var row = model.selected().get();
        marking = true;
        var at =
                row == null
                        ? -1
                        : table.getItems().stream().map(PlanRow::sku).toList().indexOf(row.sku());
        if (at >= 0) table.getSelectionModel().select(at);
        else table.getSelectionModel().clearSelection();
        marking = false;
        if (model.opened().get() == null) draw(row);
    }

    /// Turns from looking to entering, and back.
    private void turn() {
        var enters = model.opened().get() != null;
        // What is being entered is not left by choosing another one.
        table.setMouseTransparent(enters);
        table.setFocusTraversable(!enters);
        search.setDisable(enters);
        if (enters) {
            pane.setTop(null);
            pane.setCenter(editor);
            pane.setBottom(null);
            editor.focusFirst();
        } else {
            draw(model.selected().get());
            table.requestFocus();
        }
    }

    private void draw(@Nullable PlanRow row) {
        var scroll = new ScrollPane(row == null ? new Region() : facts.of(row));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        told.setPadding(new Insets(10, 16, 0, 16));
        pane.setTop(told);
        pane.setCenter(scroll);
        pane.setBottom(foot(row));
    }

    private @Nullable FlowPane foot(@Nullable PlanRow row) {
        if (!mayEdit.getAsBoolean()) return null;
        var foot = new FlowPane(8, 8);
        if (row != null) {
            var edit =
                    new ActButton(
                            words.of(row.drafted() ? "plans.go-on" : "plans.edit"),
                            "E",
                            ActButton.Kind.PRIMARY);
            edit.setOnAction(_ -> edit());
            foot.getChildren().add(edit);
        }
        var create = new ActButton(words.of("plans.create"), "N", ActButton.Kind.DEFAULT);
        create.setOnAction(_ -> create());
        foot.getChildren().add(create);
        foot.getStyleClass().add("act-bar");
        return foot;
    }

    private void sayThere() {
        var said = model.said().get();
        told.setText(said == null ? "" : words.problem(said.key()));
        told.setManaged(said != null);
    }

    private void edit() {
        if (mayEdit.getAsBoolean()) model.edit();
    }

    void create() {
        if (mayEdit.getAsBoolean()) model.create();
    }

    /// Its keys, as they are taken and as they are shown.
    List<Shortcut> keys() {
        var keys = new ArrayList<Shortcut>();
        if (model.opened().get() != null) {
            keys.add(Shortcut.control(words.of("plans.save"), KeyCode.ENTER, editor::save));
            keys.add(shown("plans.key.next", "Enter"));
            keys.add(shown("plans.key.move", "Alt", "↑", "↓"));
            keys.add(shown("plans.row.remove", "Ctrl", "Del"));
            keys.add(Shortcut.of(words.of("plans.leave"), KeyCode.ESCAPE, model::leave));
            return keys;
        }
        if (mayEdit.getAsBoolean()) {
            keys.add(Shortcut.of(words.of("plans.edit"), KeyCode.E, this::edit));
            keys.add(Shortcut.of(words.of("plans.create"), KeyCode.N, this::create));
        }
        keys.add(Shortcut.of(words.of("plans.search"), KeyCode.SLASH, search::requestFocus));
        return keys;
    }

    /// A key that the rows take themselves.
    private Shortcut shown(String key, String... caps) {
        return new Shortcut(words.of(key), List.of(caps), _ -> false);
    }

    /// Takes a key that nobody nearer has used.
    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl && model.opened().get() == null) {
            leaveSearch(event);
            return;
        }
        taken = Shortcut.take(keys(), event);
    }

    private void leaveSearch(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                search.clear();
                table.requestFocus();
                event.consume();
            }
            case ENTER, DOWN -> {
                table.requestFocus();
                event.consume();
            }
            default -> {}
        }
    }

    /// Puts the keyboard where one goes on.
    void focus() {
        // What is split is not in the window before it was dressed.
        applyCss();
        if (model.opened().get() == null) table.requestFocus();
        else editor.focusFirst();
    }
}
