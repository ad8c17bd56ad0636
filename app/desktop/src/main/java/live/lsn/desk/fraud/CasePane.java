package live.lsn.desk.fraud;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Order;
import live.lsn.api.model.Reason;
import live.lsn.api.model.Verdict;
import live.lsn.desk.fraud.Cases.Detail;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.KeyCap;
import live.lsn.ui.LayerRow;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.ScoreBar;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One case: the number, then its reasons, then the acts.
final class CasePane extends BorderPane {
    private static final int MOST_POINTS = 30;
    private static final int REVIEW_FROM = 60;
    private static final int DECLINE_FROM = 90;
    private static final int REASON_INDENT = 204;
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final String account;
    private final InstantSource clock;
    private final Runnable askReveal;
    private final VBox body = new VBox();
    private final VBox foot = new VBox(8);
    private @Nullable String revealed;

    CasePane(
            CaseQueueViewModel model,
            CaseWords words,
            String account,
            InstantSource clock,
            Runnable askReveal) {
        this.model = model;
        this.words = words;
        this.account = account;
        this.clock = clock;
        this.askReveal = askReveal;
        getStyleClass().add("case-pane");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        foot.getStyleClass().add("case-foot");
        foot.setPadding(new Insets(12, 16, 12, 16));
        setCenter(scroll);
        setBottom(foot);
        model.detail().subscribe(_ -> draw());
        model.openCase().subscribe(_ -> draw());
        model.choosing().subscribe(_ -> drawFoot());
    }

    /// Shows the personal data of the case until another one is opened.
    void reveal() {
        revealed = model.openCase().get();
        draw();
    }

    private void draw() {
        if (model.openCase().get() == null) {
            body.getChildren().clear();
            foot.setVisible(false);
            return;
        }
        switch (model.detail().get()) {
            case Loadable.Loading<Detail> _ -> body.getChildren().setAll(Placeholder.loading());
            case Loadable.Failed<Detail> _ ->
                    body.getChildren()
                            .setAll(
                                    Placeholder.error(
                                            words.of("fraud.error.title"),
                                            words.of("fraud.error.text"),
                                            "CASE",
                                            model::refresh));
            case Loadable.Ready<Detail>(Detail detail) -> draw(detail);
        }
        drawFoot();
    }

    private void draw(Detail detail) {
        if (!detail.fraudCase().id().equals(revealed)) revealed = null;
        var parts = new ArrayList<Node>();
        parts.add(header(detail));
        parts.add(why(detail.fraudCase()));
        var order = detail.order();
        // An order that is not here yet is told as such: no figure may be made of what is missing.
        parts.add(
                order != null
                        ? order(order)
                        : section(
                                title(
                                        words.of("fraud.order"),
                                        words.of("fraud.customer.not-here"))));
        parts.add(customer(detail));
        parts.add(decisions(detail.fraudCase()));
        body.getChildren().setAll(parts);
    }

    // ---- header ----

    private Node header(Detail detail) {
        var c = detail.fraudCase();
        var score = styled(new Label(String.valueOf(c.score())), "score", "level-text");
        score.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass(c.level().name().toLowerCase(Locale.ROOT)),
                true);
        var number = styled(new Label(c.number()), "record");
        var badges =
                new HBox(
                        6,
                        number,
                        new Badge(words.of("fraud.level." + c.level()), tone(c)),
                        new Badge(
                                words.of("fraud.state." + c.state()),
                                c.state() == CaseState.DECIDED ? Tone.SUCCESS : Tone.ACCENT));
        badges.setAlignment(Pos.CENTER_LEFT);
        var open = c.id().equals(revealed);
        var who =
                styled(
                        new Label(
                                c.orderNumber()
                                        + " · "
                                        + (open
                                                ? plain(c.customerName())
                                                : CaseWords.masked(c.customerName()))
                                        + " · "
                                        + (open
                                                ? plain(c.email())
                                                : CaseWords.maskedEmail(c.email()))),
                        "small",
                        "muted");
        var line = new HBox(8, who);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!open && (c.customerName() != null || c.email() != null)) {
            var link = new Hyperlink(words.of("fraud.reveal"));
            link.getStyleClass().add("small");
            link.setOnAction(_ -> askReveal.run());
            line.getChildren().addAll(link, new KeyCap("P"));
        }
        var middle = new VBox(4, badges, line);
        HBox.setHgrow(middle, Priority.ALWAYS);
        var decided = c.state() == CaseState.DECIDED;
        var due =
                new VBox(
                        2,
                        styled(
                                new Label(
                                        decided
                                                ? words.of("fraud.state.DECIDED")
                                                : words.due(c.dueAt(), clock.instant())),
                                "strong"),
                        styled(new Label(words.time(c.dueAt())), "small", "muted"));
        due.setAlignment(Pos.CENTER_RIGHT);
        due.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(14, score, middle, due);
        header.setAlignment(Pos.CENTER_LEFT);
        return section(header);
    }

    private static String plain(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private static Tone tone(FraudCase c) {
        return switch (c.level()) {
            case CRITICAL -> Tone.DANGER;
            case HIGH -> Tone.SEVERE;
            case MEDIUM -> Tone.WARNING;
            case LOW -> Tone.NEUTRAL;
        };
    }

    // ---- why ----

    private Node why(FraudCase c) {
        var byLayer = new EnumMap<Layer, List<Reason>>(Layer.class);
        c.reasons()
                .forEach(
                        reason ->
                                byLayer.computeIfAbsent(reason.layer(), _ -> new ArrayList<>())
                                        .add(reason));
        var bar = new ScoreBar();
        bar.setLevel(c.level().ordinal());
        bar.setThresholds(
                List.of(
                        new ScoreBar.Threshold(REVIEW_FROM, "review 60"),
                        new ScoreBar.Threshold(DECLINE_FROM, "decline 90")));
        var segments = new ArrayList<ScoreBar.Segment>();
        var rows = new VBox(2);
        for (var layer : Layer.values()) {
            var name = words.of("fraud.layer." + layer);
            var reasons = byLayer.getOrDefault(layer, List.of());
            var points = reasons.stream().mapToInt(Reason::points).sum();
            var noData = c.noData().contains(layer);
            if (points > 0 || noData)
                segments.add(new ScoreBar.Segment(name, Math.min(100, points), noData));
            if (noData) {
                rows.getChildren().add(LayerRow.noData(name, words.of("fraud.layer.no-data")));
                continue;
            }
            var told =
                    reasons.stream()
                            .map(reason -> words.reason(reason, c.value().currency()))
                            .toList();
            var first = told.isEmpty() ? words.of("fraud.layer.nothing") : told.getFirst();
            rows.getChildren()
                    .add(
                            new LayerRow(
                                    name,
                                    points,
                                    Math.max(MOST_POINTS, points),
                                    first,
                                    c.level().ordinal()));
            told.stream().skip(1).map(CasePane::furtherReason).forEach(rows.getChildren()::add);
        }
        bar.setSegments(segments);
        var capped = c.points() > c.score();
        var detail =
                capped
                        ? words.of("fraud.why.capped", c.ruleSet(), c.points())
                        : words.of("fraud.why.detail", c.ruleSet());
        return section(title(words.of("fraud.why", c.score()), detail), bar, rows);
    }

    /// Under the first reason of its layer, in line with it.
    private static Node furtherReason(String reason) {
        var label = styled(new Label(reason), "small");
        label.setPadding(new Insets(0, 0, 3, REASON_INDENT));
        return label;
    }

    // ---- order ----

    private Node order(Order order) {
        var grid = new GridPane();
        grid.setHgap(16);
        grid.getStyleClass().add("lines");
        var grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        grow.setMinWidth(0);
        grid.getColumnConstraints().addAll(grow, right(), right(), right());
        row(
                grid,
                0,
                "caption",
                words.of("fraud.order.item"),
                words.of("fraud.order.quantity"),
                words.of("fraud.order.unit"),
                order.total().currency());
        var at = 1;
        for (var line : order.lines().stream().limit(12).toList()) {
            row(
                    grid,
                    at++,
                    "small",
                    line.description(),
                    String.format(Locale.UK, "%,d", line.quantity()),
                    CaseWords.price(line.unitPriceE4()),
                    CaseWords.amount(line.total()));
        }
        if (order.lines().size() > 12)
            row(grid, at++, "small", "… " + (order.lines().size() - 12) + " more", "", "", "");
        row(
                grid,
                at,
                "strong",
                words.of("fraud.order.total"),
                "",
                "",
                CaseWords.amount(order.total()));
        var where =
                order.show() == null
                        ? order.source().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        : words.of("fraud.order.show", order.show());
        return section(
                title(
                        words.of("fraud.order"),
                        words.of(
                                "fraud.order.detail",
                                order.number(),
                                where,
                                words.time(order.placedAt()))),
                grid);
    }

    private static ColumnConstraints right() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private static void row(GridPane grid, int at, String style, String... cells) {
        for (var i = 0; i < cells.length; i++) {
            var label = styled(new Label(cells[i]), style);
            label.setMinHeight(24);
            grid.add(label, i, at);
        }
    }

    // ---- customer ----

    private Node customer(Detail detail) {
        var customer = detail.customer();
        var order = detail.order();
        if (customer == null)
            return section(title(words.of("fraud.customer"), words.of("fraud.customer.guest")));
        var at = order == null ? clock.instant() : order.placedAt();
        var facts =
                new HBox(
                        32,
                        fact(
                                words.of("fraud.customer.age"),
                                customer.createdAt() == null
                                        ? words.of("fraud.customer.unknown")
                                        : CaseWords.span(
                                                Duration.between(customer.createdAt(), at).abs())),
                        fact(
                                words.of("fraud.customer.orders"),
                                order == null
                                        ? words.of("fraud.customer.unknown")
                                        : String.format(Locale.UK, "%,d", detail.previous())),
                        fact(
                                words.of("fraud.customer.chargebacks"),
                                String.valueOf(customer.chargebacks().size())),
                        fact(
                                words.of("fraud.customer.email"),
                                words.of(
                                        customer.emailVerified() == null
                                                ? "fraud.customer.unknown"
                                                : customer.emailVerified()
                                                        ? "fraud.customer.verified"
                                                        : "fraud.customer.unverified")));
        var orders = new VBox(2);
        for (var earlier : detail.earlier()) {
            orders.getChildren()
                    .add(
                            styled(
                                    new Label(
                                            words.time(earlier.placedAt())
                                                    + "   "
                                                    + earlier.number()
                                                    + "   "
                                                    + CaseWords.amount(earlier.total())
                                                    + " "
                                                    + earlier.total().currency()
                                                    + "   "
                                                    + earlier.status()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT)
                                                            .replace('_', ' ')),
                                    "small"));
        }
        for (var other : detail.otherCases()) {
            var decision = other.lastDecision();
            orders.getChildren()
                    .add(
                            styled(
                                    new Label(
                                            other.number()
                                                    + "   "
                                                    + (decision == null
                                                            ? words.of(
                                                                    "fraud.state." + other.state())
                                                            : words.of(
                                                                            "fraud.done."
                                                                                    + decision
                                                                                            .verdict())
                                                                    + ", "
                                                                    + decision.code()
                                                                    + " "
                                                                    + words.of(
                                                                            "fraud.code."
                                                                                    + decision
                                                                                            .code()))),
                                    "small"));
        }
        if (orders.getChildren().isEmpty() && order != null)
            orders.getChildren()
                    .add(styled(new Label(words.of("fraud.earlier.none")), "small", "muted"));
        return section(
                title(words.of("fraud.customer"), customer.number()),
                facts,
                styled(new Label(words.of("fraud.earlier")), "caption", "muted"),
                orders);
    }

    private static Node fact(String name, String value) {
        return new VBox(
                2, styled(new Label(name), "caption", "muted"), styled(new Label(value), "strong"));
    }

    // ---- decisions ----

    private Node decisions(FraudCase c) {
        var list = new VBox(2);
        for (var decision : c.decisions())
            list.getChildren().add(styled(new Label(decided(decision)), "small"));
        if (c.decisions().isEmpty())
            list.getChildren()
                    .add(styled(new Label(words.of("fraud.decisions.none")), "small", "muted"));
        return section(title(words.of("fraud.decisions"), ""), list);
    }

    private String decided(Decision decision) {
        var by =
                decision.by().equals(account)
                        ? "you"
                        : "analyst " + decision.by().substring(decision.by().length() - 4);
        return words.time(decision.at())
                + "   "
                + words.of("fraud.done." + decision.verdict())
                + ", "
                + decision.code()
                + " "
                + words.of("fraud.code." + decision.code())
                + "   by "
                + by;
    }

    // ---- acts ----

    private void drawFoot() {
        var shown =
                model.detail().get() instanceof Loadable.Ready<Detail>(Detail detail)
                                && detail.fraudCase().id().equals(model.openCase().get())
                        ? detail.fraudCase()
                        : null;
        foot.setVisible(shown != null);
        if (shown == null) return;
        var acts = new HBox(8);
        for (var act : ACTS.entrySet()) {
            var button =
                    new ActButton(
                            words.of("fraud.act." + act.getKey()),
                            act.getValue(),
                            kind(act.getKey()));
            button.setOnAction(_ -> model.choose(act.getKey()));
            if (shown.state() == CaseState.DECIDED)
                button.setBlocked(words.of("fraud.case.already-decided"));
            acts.getChildren().add(button);
        }
        foot.getChildren().setAll(acts, hint());
    }

    private static final Map<Verdict, String> ACTS =
            new EnumMap<>(
                    Map.of(
                            Verdict.APPROVE,
                            "A",
                            Verdict.DECLINE,
                            "D",
                            Verdict.VERIFY,
                            "V",
                            Verdict.ESCALATE,
                            "E"));

    private ActButton.Kind kind(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> ActButton.Kind.SUCCESS;
            case DECLINE -> ActButton.Kind.DANGER;
            case VERIFY, ESCALATE -> ActButton.Kind.DEFAULT;
        };
    }

    private Node hint() {
        var verdict = model.choosing().get();
        var hint = new FlowPane(8, 4);
        if (verdict == null) {
            hint.getChildren().add(styled(new Label(words.of("fraud.hint.act")), "small", "muted"));
            return hint;
        }
        hint.getChildren()
                .add(
                        styled(
                                new Label(
                                        words.of(
                                                "fraud.hint.reason",
                                                words.of("fraud.act." + verdict))),
                                "small",
                                "muted"));
        var codes = model.reasons();
        for (var i = 0; i < codes.size(); i++) {
            var number = i + 1;
            var reason =
                    new HBox(
                            5,
                            new KeyCap(String.valueOf(number)),
                            styled(new Label(words.of("fraud.code." + codes.get(i))), "small"));
            reason.setAlignment(Pos.CENTER_LEFT);
            reason.setOnMouseClicked(_ -> model.decide(number));
            hint.getChildren().add(reason);
        }
        return hint;
    }

    // ---- shapes ----

    private static Node title(String title, String detail) {
        var line =
                new HBox(
                        8,
                        styled(new Label(title), "strong"),
                        styled(new Label(detail), "small", "muted"));
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Node section(Node... parts) {
        var section = new VBox(8, parts);
        section.getStyleClass().add("section");
        section.setPadding(new Insets(14, 16, 14, 16));
        return section;
    }

    private static Label styled(Label label, String... classes) {
        label.getStyleClass().addAll(classes);
        return label;
    }
}
