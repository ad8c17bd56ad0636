package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import live.lsn.ui.testing.HeadlessFx;

import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws all controls in both themes to `target/gallery-*.png`.
@ExtendWith(HeadlessFx.class)
class GalleryTest {
    private record Case(int score, String id, String customer, String amount, String reason) {}

    private static final List<Case> CASES =
            List.of(
                    new Case(94, "CASE-10490", "T. Albrecht", "2,310.00", "Card on blocklist"),
                    new Case(86, "CASE-10482", "M. Karimi", "1,284.00", "Device on 3 accounts"),
                    new Case(
                            74,
                            "CASE-10452",
                            "E. Castillo",
                            "720.00",
                            "Refund rate 38 % over 8 orders"),
                    new Case(44, "CASE-10388", "B. Sato", "61.20", "3-D Secure not attempted"),
                    new Case(7, "CASE-10377", "R. Dubois", "9.90", "Reshipper address"));

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyControlIsDrawnNamedAndStyledWithoutACssWarning(Theme theme) throws Exception {
        var css = Logger.getLogger("javafx.css");
        var listener = listener();
        css.addHandler(listener);
        try {
            var name = theme.name().toLowerCase(Locale.ROOT);
            draw(onFx(() -> gallery(theme)), ".placeholder.loading", "gallery-" + name + ".png");
            draw(onFx(() -> shell(theme)), ".palette .line", "gallery-shell-" + name + ".png");
            var forms = onFx(() -> inWindow(FormGallery.scene(theme)));
            draw(forms, ".radio-button", "gallery-forms-" + name + ".png");
            onFx(
                    () -> {
                        forms.getWindow().hide();
                        return null;
                    });
            var steps = onFx(() -> inWindow(FormGallery.steps(theme)));
            // Fields draw their text in its colour only after some frames.
            var frames = new AtomicInteger();
            await(() -> frames.incrementAndGet() > 5);
            draw(steps, ".step-summary", "gallery-steps-" + name + ".png");
            onFx(
                    () -> {
                        steps.getWindow().hide();
                        return null;
                    });
            var marks = onFx(() -> inWindow(MarksGallery.scene(theme)));
            onFx(
                    () -> {
                        MarksGallery.draw(marks);
                        return null;
                    });
            draw(marks, ".mark-board", "gallery-marks-" + name + ".png");
            onFx(
                    () -> {
                        marks.getWindow().hide();
                        return null;
                    });
            draw(
                    onFx(() -> ChartGallery.scene(theme)),
                    ".kpi-tile .waiting",
                    "gallery-charts-" + name + ".png");
            draw(
                    onFx(() -> QualityGallery.scene(theme)),
                    ".number-table",
                    "gallery-quality-" + name + ".png");
            var wall = onFx(() -> inWindow(ChartGallery.wall(theme)));
            draw(wall, ".wall-list", "gallery-wall-" + name + ".png");
            draw(
                    onFx(() -> FrameGallery.scene(theme)),
                    ".board-card",
                    "gallery-frame-" + name + ".png");
            onFx(
                    () -> {
                        wall.getWindow().hide();
                        return null;
                    });
            assertThat(complaints).isEmpty();
        } finally {
            css.removeHandler(listener);
        }
    }

    // TilesFX draws its ring in a window only, and fields their text in its colour.
    private static Scene inWindow(Scene scene) {
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    // The other scenes have no window, since the headless screen is smaller than the pictures.
    private static void draw(Scene scene, String last, String name) throws Exception {
        var file = Path.of("target", name);
        var root = scene.getRoot();
        await(
                () -> {
                    root.applyCss();
                    root.layout();
                    var cells = root.lookupAll(".level-cell");
                    var awaited = root.lookup(last);
                    return awaited != null
                            && awaited.isVisible()
                            && (cells.isEmpty()
                                    || cells.stream()
                                            .anyMatch(cell -> ((Labeled) cell).getText() != null));
                });
        onFx(
                () -> {
                    Snapshots.png(scene, file);
                    assertThat(unnamed(root)).isEmpty();
                    return null;
                });
        assertThat(Files.size(file)).isGreaterThan(30_000);
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue())
                    complaints.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /// Buttons and fields a screen reader could not name.
    private static List<Node> unnamed(Parent root) {
        return root.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && node.isVisible())
                .filter(node -> node instanceof Button || node instanceof TextField)
                .filter(node -> blank(node.getAccessibleText()) && blank(wordsOf(node)))
                .toList();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String wordsOf(Node node) {
        return node instanceof Button button ? button.getText() : null;
    }

    private static Scene gallery(Theme theme) {
        var columns = new HBox(left(), middle(), right());
        for (var column : columns.getChildren()) {
            column.setStyle(
                    "-fx-padding: 22; -fx-border-color: -lsn-line; -fx-border-width: 0 1 0 0");
        }
        var toasts = new ToastPane();
        var root = new StackPane(columns, toasts);
        var scene = new Scene(root, 1440, 1000);
        Theme.apply(scene, theme, Density.NORMAL);
        toasts.show(
                Toast.of(
                        "CASE-10471 approved",
                        left -> "Sent in " + left + " s.",
                        () -> {},
                        () -> {}));
        return scene;
    }

    private static VBox left() {
        var type = new GridPane(16, 6);
        var row = 0;
        for (var size :
                List.of(
                        "figure",
                        "score",
                        "tile",
                        "record",
                        "page-title",
                        "body",
                        "strong",
                        "small",
                        "caption",
                        "code")) {
            type.addRow(row++, label(size, "muted"), label("CASE-104  −908", size));
        }
        var levels = new HBox(16);
        for (var level = 0; level < 4; level++) {
            var word =
                    label(
                            live.lsn.ui.Level.word(level),
                            "level-" + live.lsn.ui.Level.word(level).toLowerCase(Locale.ROOT));
            word.setGraphic(new LevelMeter(level));
            levels.getChildren().add(word);
        }
        var badges = new FlowPane(8, 8);
        badges.getChildren()
                .addAll(
                        new Badge("Draft", Badge.Tone.NEUTRAL),
                        new Badge("Claimed by you", Badge.Tone.ACCENT),
                        new Badge("Accepted", Badge.Tone.SUCCESS, "bi-check2"),
                        new Badge("Due in 3 h", Badge.Tone.SEVERE),
                        new Badge("Changed", Badge.Tone.WARNING),
                        new Badge("Rejected", Badge.Tone.DANGER),
                        new Badge("to 14:30", Badge.Tone.NEUTRAL, "bi-circle-half"));
        return column(
                section("Type"),
                type,
                section("Levels"),
                levels,
                section("Badges"),
                badges,
                section("Buttons"),
                buttons(),
                section("Fields"),
                fields());
    }

    private static FlowPane buttons() {
        var blocked = new ActButton("Publish", "P", ActButton.Kind.PRIMARY);
        blocked.setBlocked("two tests are missing");
        var pane = new FlowPane(8, 12);
        pane.getChildren()
                .addAll(
                        new ActButton("Primary", "Enter", ActButton.Kind.PRIMARY),
                        new ActButton("Default", null, ActButton.Kind.DEFAULT),
                        new ActButton("Approve", "A", ActButton.Kind.SUCCESS),
                        new ActButton("Decline", "D", ActButton.Kind.DANGER),
                        new ActButton("Flat", "X", ActButton.Kind.FLAT),
                        blocked);
        return pane;
    }

    private static FlowPane fields() {
        var quantity = new TextField("37");
        quantity.setAccessibleText("Quantity");
        quantity.setPrefWidth(120);
        var wrong = new TextField("12,5O");
        wrong.setAccessibleText("Unit price");
        wrong.setPrefWidth(120);
        wrong.pseudoClassStateChanged(PseudoClass.getPseudoClass("danger"), true);
        var choice = new ComboBox<String>();
        choice.getItems().add("Sydney");
        choice.getSelectionModel().selectFirst();
        var several = new CheckComboBox<String>();
        several.getItems().addAll("AU", "NZ");
        several.getCheckModel().checkAll();
        var foreign = new StatusBar();
        foreign.setText("ControlsFX");
        foreign.setPrefWidth(160);
        new PopOver(new Label("explain"));
        var pane = new FlowPane(8, 8);
        pane.getChildren().addAll(quantity, wrong, choice, several, foreign);
        return pane;
    }

    private static VBox middle() {
        var surfaces = new FlowPane(8, 8);
        for (var colour :
                List.of(
                        "-color-bg-default",
                        "-color-bg-subtle",
                        "-color-bg-inset",
                        "-lsn-row-on",
                        "-color-success-subtle",
                        "-color-warning-subtle",
                        "-lsn-severe-subtle",
                        "-color-danger-subtle")) {
            var box = new StackPane(label(colour.replaceFirst("^-(lsn|color)-", ""), "caption"));
            box.setMinSize(92, 40);
            box.setStyle(
                    "-fx-background-radius: 6; -fx-background-color: -color-border-default, "
                            + colour
                            + "; -fx-background-insets: 0, 1");
            surfaces.getChildren().add(box);
        }
        var data = new FlowPane(8, 8);
        for (var i = 1; i <= 7; i++) {
            var box = new Region();
            box.setMinSize(44, 18);
            box.setStyle("-fx-background-radius: 3; -fx-background-color: -lsn-data-" + i);
            data.getChildren().add(box);
        }
        return column(
                section("Surfaces"),
                surfaces,
                section("Data palette"),
                data,
                section("Score"),
                score(),
                layers(),
                section("Conflict"),
                conflict());
    }

    private static ScoreBar score() {
        var bar = new ScoreBar();
        var points = new int[] {22, 20, 8, 6, 9, 12, 5, 4};
        bar.setSegments(
                IntStream.range(0, points.length)
                        .mapToObj(i -> new ScoreBar.Segment("layer " + i, points[i], false))
                        .toList());
        bar.setThresholds(
                List.of(
                        new ScoreBar.Threshold(60, "review 60"),
                        new ScoreBar.Threshold(90, "decline 90")));
        bar.setLevel(3);
        return bar;
    }

    private static VBox layers() {
        return new VBox(
                new LayerRow(
                        "Velocity", 22, 25, "4th card attempt in 1 h on this device, limit 3", 3),
                new LayerRow("Device", 20, 25, "Device seen on 3 accounts in 24 h, limit 1", 3),
                new LayerRow("IP", 8, 25, "Hosting range; 2 blocked orders in 30 days", 3),
                new LayerRow("Blacklist", 0, 25, "No match in 4 lists", 3),
                LayerRow.noData("E-mail", null));
    }

    private static SideBySide conflict() {
        return new SideBySide(
                new SideBySide.Side(
                        "bi-clock", "Base, version 7", "In progress", "what you both saw, 09:05"),
                new SideBySide.Side(
                        "bi-person",
                        "Mine, this device",
                        "Failed",
                        "Inspector 07 · 09:41, offline"),
                new SideBySide.Side(
                        "bi-cloud", "Theirs, version 8", "Accepted", "Inspector 02 · 10:18"));
    }

    private static VBox right() {
        var states = new GridPane(12, 12);
        states.addRow(
                0,
                card(
                        Placeholder.done(
                                "Queue is clear",
                                "Last case decided at 14:22. New ones appear here.")),
                card(
                        Placeholder.noMatch(
                                "No case matches",
                                "2 filters hide 128 cases.",
                                "Clear filters",
                                () -> {})));
        states.addRow(
                1,
                card(Placeholder.loading()),
                card(
                        Placeholder.error(
                                "Could not read the cache",
                                "Your unsent work is safe.",
                                "STORE-07",
                                () -> {})));
        return column(
                section("In the place of the rows"),
                states,
                section("Table"),
                filters(),
                table(Background.application()));
    }

    private static FilterBar filters() {
        var bar = new FilterBar();
        bar.setChips(List.of(new Chip("Score ≥ 60", () -> {}), new Chip("Waiting", () -> {})));
        bar.setSummary("128 cases · ", "AUD 94,318.40", " at risk");
        return bar;
    }

    private static TableView<Case> table(Background background) {
        // The last rows stay on their way.
        var rows = new WindowedList<>(background, CASES.size() + 2, (_, _) -> CASES);
        var table = new TableView<>(rows);
        table.getStyleClass().add("edge-to-edge");
        table.getColumns()
                .addAll(
                        List.of(
                                Columns.level(
                                        "Score",
                                        76,
                                        Case::score,
                                        score -> Math.max(0, Math.min(3, (score - 20) / 20))),
                                id(),
                                Columns.text("Customer", 90, Case::customer, text -> text),
                                Columns.number("AUD", 80, Case::amount, text -> text),
                                Columns.text("Main reason", 82, Case::reason, text -> text)));
        table.setRowFactory(
                _ ->
                        new TableRow<>() {
                            @Override
                            protected void updateItem(Case row, boolean empty) {
                                super.updateItem(row, empty);
                                pseudoClassStateChanged(
                                        PseudoClass.getPseudoClass("held"),
                                        row != null && row.score == 74);
                            }
                        });
        table.setPrefSize(436, 260);
        table.getSelectionModel().select(1);
        return table;
    }

    private static javafx.scene.control.TableColumn<Case, String> id() {
        var column = Columns.text("Case", 96, Case::id, text -> text);
        column.getStyleClass().add("id");
        return column;
    }

    private static Scene shell(Theme theme) {
        var wide = sidebar();
        var rail = sidebar();
        rail.railProperty().set(true);
        var status = new StatusStrip();
        status.setLeft(
                List.of(
                        StatusStrip.Segment.of(
                                StatusStrip.Segment.DOT, "Online", Badge.Tone.SUCCESS),
                        StatusStrip.Segment.of("Synced 14:30:12"),
                        StatusStrip.Segment.of(
                                        "bi-cloud-upload", "Outbox 3 waiting", Badge.Tone.NEUTRAL)
                                .to(() -> {}),
                        StatusStrip.Segment.of(
                                "bi-exclamation-circle", "2 need you", Badge.Tone.SEVERE)));
        status.setRight(
                List.of(
                        new StatusStrip.Segment(
                                null, "?", "all keys", null, Badge.Tone.NEUTRAL, () -> {}),
                        StatusStrip.Segment.of("Sales channel").strong("AU"),
                        StatusStrip.Segment.of("Thu 19 Nov 2026, 14:30 AEDT")));
        var desk = new BorderPane();
        desk.setLeft(new HBox(wide, rail));
        desk.setBottom(status);
        var palette =
                new Palette(
                        typed ->
                                entries()
                                        .filter(
                                                each ->
                                                        each.text()
                                                                .toLowerCase(Locale.ROOT)
                                                                .contains(typed))
                                        .toList(),
                        List.of(
                                new Palette.Hint(List.of(">"), "commands"),
                                new Palette.Hint(List.of("#"), "records")));
        var scene = new Scene(new StackPane(desk, palette), 1440, 800);
        Theme.apply(scene, theme, Density.NORMAL);
        palette.show("hold");
        return scene;
    }

    private static Sidebar sidebar() {
        var bar = new Sidebar();
        bar.setBrand("bi-broadcast", "LSN Desk");
        bar.setUser("Kim S.", "Inspector 07");
        var fraud = Sidebar.Item.of("fraud", "bi-shield-exclamation", "Fraud");
        fraud.count().set(128);
        bar.addGroup(
                "Work",
                List.of(
                        Sidebar.Item.of("today", "bi-speedometer2", "Today"),
                        fraud,
                        Sidebar.Item.of("disputes", "bi-flag", "Disputes")));
        bar.addGroup("Goods", List.of(Sidebar.Item.of("purchasing", "bi-cart", "Purchasing")));
        bar.select("fraud");
        return bar;
    }

    private static Stream<PaletteEntry> entries() {
        return Stream.of(
                new PaletteEntry(
                        "For CASE-10482",
                        "bi-pause-circle",
                        "Hold payout of CASE-10482",
                        "asks for a reason",
                        List.of("H"),
                        null,
                        () -> {}),
                new PaletteEntry(
                        "For CASE-10482",
                        "bi-lock",
                        "Release payout hold",
                        null,
                        List.of(),
                        "none on this case",
                        () -> {}),
                new PaletteEntry(
                        "Commands",
                        "bi-list-ul",
                        "Open payout holds",
                        "9 held, AUD 4,310.00",
                        List.of("G", "H"),
                        null,
                        () -> {}),
                new PaletteEntry(
                        "Commands",
                        "bi-gear",
                        "Hold thresholds",
                        "rules lab, ruleset v41",
                        List.of(),
                        null,
                        () -> {}),
                new PaletteEntry(
                        "Help",
                        "bi-question-circle",
                        "How payout holds follow a decision",
                        null,
                        List.of("F1"),
                        null,
                        () -> {}));
    }

    private static VBox column(Node... nodes) {
        var column = new VBox(12, nodes);
        column.setPrefWidth(480);
        column.setMinWidth(480);
        return column;
    }

    private static StackPane card(Node node) {
        var card = new StackPane(node);
        card.getStyleClass().add("card");
        card.setPrefSize(212, 160);
        card.setMinWidth(0);
        return card;
    }

    private static Label section(String text) {
        return label(text, "section-title");
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
