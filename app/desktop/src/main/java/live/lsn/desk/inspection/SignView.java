package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Disposition;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The verdict that the entries lead to, what is done with the units, and the signature.
final class SignView extends BorderPane {
    private static final int LONGEST_NOTE = 2_000;
    private static final double TOLD = 400;
    private final Signing signing;
    private final InspectionWords words;
    private final Runnable sign;
    private final Runnable back;
    private final Label told = Parts.wrapped("", "sign-told");
    private final ActButton act;
    private final List<TextField> fields = new ArrayList<>();

    /// @param mayConcede whether the person may take units that do not conform
    /// @param sign signs what was typed
    /// @param back goes back to the units
    SignView(
            Signing signing,
            InspectionWords words,
            boolean mayConcede,
            Runnable sign,
            Runnable back) {
        this.signing = signing;
        this.words = words;
        this.sign = sign;
        this.back = back;
        getStyleClass().addAll("inspection", "sign", "density-touch");
        act =
                Parts.act(
                        words.of(
                                signing.isAccepted()
                                        ? "inspection.sign.accepted"
                                        : "inspection.sign.rejected"),
                        "F9",
                        signing.isAccepted() ? ActButton.Kind.SUCCESS : ActButton.Kind.PRIMARY,
                        sign);
        act.getStyleClass().add("unit-good");
        setTop(head());
        var body = new HBox(24, ways(mayConcede), note());
        body.getStyleClass().add("start-body");
        // In a low window the units scroll, rather than push the head out of it.
        var place = new ScrollPane(body);
        place.setFitToWidth(true);
        place.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        place.setFocusTraversable(false);
        place.getStyleClass().add("edge-to-edge");
        setCenter(place);
        setBottom(foot());
        tell();
    }

    private VBox head() {
        var mark = Icons.of(signing.isAccepted() ? "bi-check-circle" : "bi-x-circle");
        var title =
                Parts.whole(
                        words.of(
                                signing.isAccepted()
                                        ? "inspection.verdict.accepted"
                                        : "inspection.verdict.rejected"),
                        "record");
        var about =
                Parts.label(
                        signing.work().inspection().number()
                                + " · "
                                + words.about(signing.work().lot()),
                        "muted");
        var text = new VBox(0, title, about);
        var line = new HBox(14, mark, text);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("units-head", signing.isAccepted() ? "accepts" : "rejects");
        var cards = new HBox(12);
        cards.getStyleClass().add("sign-cards");
        for (var of : signing.work().count().classes()) {
            var card = new CountCard(of, words);
            card.setPrefWidth(240);
            HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
            cards.getChildren().add(card);
        }
        return new VBox(line, cards);
    }

    private VBox ways(boolean mayConcede) {
        var grid = new GridPane(14, 8);
        for (var way : Disposition.values()) {
            var field = new TextField(signing.typed(way));
            field.setId("way-" + way);
            field.setAccessibleText(words.name(way));
            field.setAlignment(Pos.CENTER_RIGHT);
            field.setPrefColumnCount(7);
            field.textProperty()
                    .subscribe(
                            (_, text) -> {
                                signing.type(way, text);
                                tell();
                            });
            var why = barred(way, mayConcede);
            var more =
                    Parts.label(
                            words.of(why == null ? "inspection.way." + way + ".more" : why),
                            "small",
                            "muted");
            field.setDisable(why != null);
            if (why == null) fields.add(field);
            var name = Parts.whole(words.name(way), "strong");
            grid.addRow(grid.getRowCount(), field, new VBox(0, name, more));
        }
        var title =
                Parts.whole(
                        words.of(
                                "inspection.sign.ways",
                                words.count(signing.work().lot().count().quantity())),
                        "start-title");
        grid.getStyleClass().add("sign-ways");
        // About as wide as the ways above it, however long it is.
        told.setPrefWidth(TOLD);
        return new VBox(10, title, grid, told);
    }

    /// Why units cannot go that way; null where they can.
    private @Nullable String barred(Disposition way, boolean mayConcede) {
        if (way == Disposition.CONCESSION && !mayConcede) return "inspection.way.CONCESSION.not";
        return way == Disposition.ACCEPT && signing.mayBeAccepted() == 0
                ? "inspection.way.ACCEPT.not"
                : null;
    }

    private VBox note() {
        var area = new TextArea();
        area.setId("sign-note");
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPrefColumnCount(28);
        area.setAccessibleText(words.of("inspection.sign.note"));
        area.textProperty()
                .subscribe(
                        text -> {
                            if (text.length() > LONGEST_NOTE)
                                area.setText(text.substring(0, LONGEST_NOTE));
                            signing.note(area.getText());
                        });
        // The note has no use for Tab; the keyboard must get out of it.
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.TAB) return;
                    event.consume();
                    fields.getFirst().requestFocus();
                });
        var title = Parts.whole(words.of("inspection.sign.note"), "start-title");
        var side = new VBox(10, title, area);
        if (!signing.isAccepted())
            side.getChildren()
                    .add(
                            Parts.wrapped(
                                    words.of("inspection.sign.report", signing.report()),
                                    "reading-bad"));
        side.setMinWidth(260);
        side.setMaxWidth(560);
        HBox.setHgrow(side, javafx.scene.layout.Priority.ALWAYS);
        return side;
    }

    private HBox foot() {
        var foot =
                new HBox(
                        12,
                        Parts.wrapped(words.of("inspection.sign.final"), "muted"),
                        Parts.room(),
                        Parts.act(
                                words.of("inspection.sign.back"),
                                "Esc",
                                ActButton.Kind.DEFAULT,
                                back),
                        act);
        foot.getStyleClass().add("verdict-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void tell() {
        var problem = signing.problem();
        told.getStyleClass().remove("reading-bad");
        if (problem != null) told.getStyleClass().add("reading-bad");
        told.setText(problem == null ? addsUp() : words.of(problem));
        act.setBlocked(problem == null ? null : words.of(problem));
    }

    private String addsUp() {
        var text = words.of("inspection.sign.adds-up", words.count(signing.sum()));
        var faulty = signing.faultyInStock();
        return faulty == 0 ? text : text + ". " + words.of("inspection.sign.faulty", faulty);
    }

    /// Why it was not signed.
    void refuse(String why) {
        told.setText(why);
        if (!told.getStyleClass().contains("reading-bad")) told.getStyleClass().add("reading-bad");
    }

    void focus() {
        // What scrolls is in the scene only once it was laid out.
        applyCss();
        layout();
        // What is filled in is what is changed, if anything.
        var filled = fields.stream().filter(field -> !field.getText().isEmpty()).findFirst();
        var first = filled.orElse(fields.getFirst());
        first.requestFocus();
        first.selectAll();
    }

    List<Shortcut> keys() {
        return List.of(
                Shortcut.of(words.of("inspection.sign"), KeyCode.F9, this::trySign),
                Shortcut.of(words.of("inspection.sign.back"), KeyCode.ESCAPE, back));
    }

    private void trySign() {
        if (signing.problem() == null) sign.run();
        else tell();
    }
}
