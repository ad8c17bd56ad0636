package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The plan of a lot, before anything is drawn.
final class StartView extends BorderPane {
    private final StartPlan plan;
    private final InspectionWords words;
    private final Acts acts;
    private final ActButton begin;

    /// @param begin begins by this plan
    /// @param goOn opens an inspection that somebody has begun
    /// @param pass accepts a lot that was not drawn
    /// @param leave goes back
    interface Acts {
        void begin(StartPlan plan);

        void goOn(StartPlan plan, Inspection inspection);

        void pass(StartPlan plan);

        void leave();
    }

    StartView(StartPlan plan, InspectionWords words, Acts acts) {
        this.plan = plan;
        this.words = words;
        this.acts = acts;
        getStyleClass().addAll("inspection", "start-plan", "density-touch");
        begin =
                Parts.act(
                        words.of(beginKey()),
                        "Enter",
                        ActButton.Kind.SUCCESS,
                        () -> acts.begin(plan));
        begin.setFocusTraversable(true);
        begin.getStyleClass().add("unit-good");
        begin.setBlocked(blocked());
        setTop(head());
        var scroll = new ScrollPane(body());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(foot());
    }

    private String beginKey() {
        if (plan.isDiscontinued()) return "inspection.begin.acted";
        if (plan.resubmitted()) return "inspection.begin.again";
        return plan.another() == null ? "inspection.begin" : "inspection.begin.second";
    }

    private @Nullable String blocked() {
        if (plan.spec() == null) return words.of("inspection.start.no-plan");
        return plan.classes().isEmpty() ? words.of("inspection.start.nothing-whole") : null;
    }

    private HBox head() {
        var leave = Parts.act("", null, ActButton.Kind.DEFAULT, acts::leave);
        leave.setGraphic(Icons.of("bi-arrow-left"));
        leave.getStyleClass().add("head-back");
        leave.setAccessibleText(words.of("inspection.back"));
        var left =
                new VBox(
                        0,
                        Parts.whole(plan.lot().number(), "record"),
                        Parts.label(words.about(plan.lot()), "muted"));
        left.setAlignment(Pos.CENTER_LEFT);
        var head = new HBox(14, leave, left);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("units-head");
        return head;
    }

    private VBox body() {
        var body = new VBox(14);
        body.getStyleClass().add("start-body");
        warnings().forEach(body.getChildren()::add);
        var spec = plan.spec();
        if (spec == null || plan.classes().isEmpty()) return body;
        var title =
                Parts.wrapped(
                        words.of(
                                "inspection.start.title",
                                words.count(plan.most()),
                                words.count(plan.lot().count().whole())),
                        "start-title");
        var about =
                Parts.wrapped(
                        words.of(
                                "inspection.start.scheme",
                                spec.scheme().title(),
                                words.of("plan.type." + spec.type())
                                        .toLowerCase(words.messages().locale()),
                                spec.level().text(),
                                words.of("plan.counting." + spec.counting())),
                        "muted");
        body.getChildren().addAll(title, about, cards());
        var more = new ArrayList<String>();
        more.add(
                words.of(
                        spec.mayCurtail()
                                ? "inspection.start.curtails"
                                : "inspection.start.no-early"));
        if (!spec.characteristics().isEmpty())
            more.add(words.of("inspection.start.measured", spec.characteristics().size()));
        more.add(words.of("inspection.start.drawn"));
        more.forEach(line -> body.getChildren().add(Parts.wrapped(line, "muted")));
        return body;
    }

    private List<HBox> warnings() {
        var all = new ArrayList<HBox>();
        if (plan.spec() == null) all.add(warning("inspection.start.no-plan", true));
        else if (plan.classes().isEmpty()) all.add(warning("inspection.start.nothing-whole", true));
        if (plan.isDiscontinued()) all.add(warning("inspection.start.discontinued", true));
        if (plan.resubmitted()) all.add(warning("inspection.start.resubmitted", false));
        var undrawn = plan.undrawn();
        if (undrawn != null)
            all.add(
                    warning(
                            "inspection.start.undrawn",
                            false,
                            words.count(undrawn.oneIn()),
                            String.valueOf(undrawn.seed()),
                            words.count(undrawn.place())));
        var another = plan.another();
        if (another != null)
            all.add(
                    warning(
                            another.isOpen()
                                    ? "inspection.start.open-already"
                                    : "inspection.start.signed-already",
                            true,
                            another.number(),
                            words.formats().dateAndTime(another.startedAt()),
                            words.count(another.units().size())));
        return all;
    }

    private HBox warning(String key, boolean strong, @Nullable Object... values) {
        var icon = Icons.of(strong ? "bi-exclamation-triangle" : "bi-info-circle");
        var text = Parts.wrapped(words.of(key, values));
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(12, icon, text);
        line.getStyleClass().addAll("start-warning", strong ? "strong-warning" : "mild-warning");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox cards() {
        var cards = new HBox(12);
        for (var basis : plan.classes()) {
            var card = card(basis);
            card.setPrefWidth(240);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.getChildren().add(card);
        }
        return cards;
    }

    private VBox card(ClassBasis basis) {
        var name = Parts.whole(words.name(basis.of()), "class-name");
        name.setGraphic(Parts.mark(basis.of()));
        var head =
                new HBox(
                        8,
                        name,
                        Parts.room(),
                        Parts.whole(words.of("plan.card.aql", words.aql(basis.aql())), "muted"));
        head.setAlignment(Pos.CENTER_LEFT);
        var size = Parts.whole(words.count(basis.samples().getFirst().size()), "count-figure");
        var letters =
                Parts.whole(words.of("inspection.start.letter", words.letters(basis)), "muted");
        var units = Parts.whole(words.of("inspection.start.units"), "muted");
        var sample = new HBox(8, size, new VBox(0, units, letters), Parts.room(), limits(basis));
        sample.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(8, head, sample);
        card.getStyleClass().addAll("card", "count-card");
        if (basis.samples().size() > 1)
            card.getChildren()
                    .add(
                            Parts.wrapped(
                                    words.of("inspection.start.samples", basis.samples().size()),
                                    "small",
                                    "muted"));
        card.getChildren().add(Parts.wrapped(words.name(basis.severity()), "strong"));
        var standing = plan.standings().get(basis.of());
        if (standing != null) {
            var reason = Parts.wrapped(words.reason(standing), "muted");
            if (standing.state() == InspectionState.DISCONTINUED)
                reason.getStyleClass().setAll("label", "reading-bad");
            card.getChildren().add(reason);
        }
        return card;
    }

    private GridPane limits(ClassBasis basis) {
        var first = basis.samples().getFirst();
        var limits = new GridPane(8, 0);
        limits.addRow(
                0,
                Parts.label(words.of("plan.ac"), "muted"),
                Parts.whole(
                        first.acceptance() < 0 ? "#" : words.count(first.acceptance()),
                        "count-limit"));
        limits.addRow(
                1,
                Parts.label(words.of("plan.re"), "muted"),
                Parts.whole(words.count(first.rejection()), "count-limit"));
        limits.setMinWidth(USE_PREF_SIZE);
        return limits;
    }

    private HBox foot() {
        var foot = new HBox(12, Parts.room());
        foot.getStyleClass().add("verdict-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getChildren()
                .add(
                        Parts.act(
                                words.of("inspection.back"),
                                "Esc",
                                ActButton.Kind.DEFAULT,
                                acts::leave));
        var another = plan.another();
        if (another != null && another.isOpen())
            foot.getChildren()
                    .add(
                            Parts.act(
                                    words.of("inspection.go-on", another.number()),
                                    "C",
                                    ActButton.Kind.DEFAULT,
                                    () -> acts.goOn(plan, another)));
        if (plan.undrawn() != null)
            foot.getChildren()
                    .add(
                            Parts.act(
                                    words.of("inspection.pass"),
                                    "P",
                                    ActButton.Kind.DEFAULT,
                                    () -> acts.pass(plan)));
        foot.getChildren().add(begin);
        return foot;
    }

    void focus() {
        begin.requestFocus();
    }

    List<Shortcut> keys() {
        var all = new ArrayList<Shortcut>();
        all.add(Shortcut.of(words.of(beginKey()), KeyCode.ENTER, begin::fire));
        var another = plan.another();
        if (another != null && another.isOpen())
            all.add(
                    Shortcut.of(
                            words.of("inspection.go-on", another.number()),
                            KeyCode.C,
                            () -> acts.goOn(plan, another)));
        if (plan.undrawn() != null)
            all.add(Shortcut.of(words.of("inspection.pass"), KeyCode.P, () -> acts.pass(plan)));
        all.add(Shortcut.of(words.of("inspection.back"), KeyCode.ESCAPE, acts::leave));
        return all;
    }
}
