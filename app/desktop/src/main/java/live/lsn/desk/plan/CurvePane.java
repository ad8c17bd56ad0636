package live.lsn.desk.plan;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.plan.PlanAsk.Law;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Segments;
import live.lsn.ui.chart.ChartCard;
import live.lsn.ui.chart.FileSaver;
import live.lsn.ui.chart.OcChart;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What the plan of the chosen class does with good and bad lots: the curve, and what is read off
/// it.
final class CurvePane extends VBox {
    private static final double READINGS = 268;

    /// The key that [PlanView] takes for it.
    private static final String COMPARE = "V";

    private final PlanWords words;
    private final OcChart chart = new OcChart();
    private final ChartCard card;
    private final VBox readings = new VBox(10);
    private final Segments<NonconformityClass> of;
    private final Segments<Boolean> lot;
    private final CheckBox compare;

    CurvePane(PlanViewModel model, PlanWords words, FileSaver saver) {
        super(10);
        this.words = words;
        var now = model.ask().get();
        of =
                new Segments<>(
                        words.of("plan.curve.of"),
                        List.of(NonconformityClass.values()),
                        words::name,
                        now.curveOf(),
                        next -> model.change(ask -> ask.withCurveOf(next)));
        lot =
                new Segments<>(
                        words.of("plan.curve.law"),
                        List.of(false, true),
                        each -> words.of(each ? "plan.curve.lot" : "plan.curve.process"),
                        now.ofThisLot(),
                        next -> model.change(ask -> ask.withThisLot(next)));
        of.setId("plan-curve-of");
        lot.setId("plan-curve-lot");
        compare = new CheckBox(words.of("plan.compare"));
        compare.setOnAction(_ -> model.change(ask -> ask.withComparison(compare.isSelected())));
        card = new ChartCard(words.of("plan.curve"), "", chart, saver);
        chart.setMinSize(220, 180);
        readings.getStyleClass().addAll("card", "plan-readings");
        readings.setMinWidth(READINGS);
        readings.setPrefWidth(READINGS);
        var row = new HBox(12, card, readings);
        HBox.setHgrow(card, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        row.setFillHeight(true);
        getChildren().addAll(bar(), row);
        model.ask().subscribe(this::show);
        model.curve()
                .subscribe(
                        drawn -> {
                            // Another class can be chosen still.
                            row.setVisible(drawn != null);
                            if (drawn != null) show(drawn);
                        });
    }

    private HBox bar() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var bar = new HBox(12, of, lot, room, compare);
        compare.setMinWidth(USE_PREF_SIZE);
        compare.setGraphic(new KeyCap(COMPARE));
        compare.setContentDisplay(ContentDisplay.RIGHT);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void show(PlanAsk ask) {
        for (var each : NonconformityClass.values()) {
            var left = !ask.aqls().containsKey(each);
            of.block(each, left ? words.of("plan.curve.left-out", words.name(each)) : null);
        }
        of.choose(ask.curveOf());
        var perHundred = ask.counting() == Counting.PER_HUNDRED;
        lot.block(true, perHundred ? words.of("plan.curve.no-lot") : null);
        lot.choose(ask.ofThisLot());
        compare.setSelected(ask.compares());
    }

    private void show(DrawnCurve drawn) {
        var plan = drawn.plan();
        var decimals = PlanWords.decimals(plan.aql());
        var quality =
                drawn.law() == Law.POISSON ? OcChart.Quality.PER_HUNDRED : OcChart.Quality.PERCENT;
        var curves =
                drawn.lines().stream()
                        .map(
                                line ->
                                        new OcChart.Curve(
                                                words.curve(line.plan()),
                                                line.points().stream()
                                                        .map(
                                                                at ->
                                                                        new OcChart.Point(
                                                                                at.quality() * 100,
                                                                                at.acceptance()))
                                                        .toList()))
                        .toList();
        card.setTitle(
                words.of("plan.curve"),
                words.of("plan.curve.unit." + quality, words.name(drawn.law())));
        chart.show(
                words.of("plan.curve"),
                new OcChart.Content(
                        words.formats(),
                        quality,
                        decimals,
                        plan.aql().decimal().doubleValue(),
                        curves,
                        risks(drawn)));
        read(drawn);
    }

    /// One lot has whole units: its curve is read at the units that the list tells.
    private static OcChart.@Nullable Risks risks(DrawnCurve drawn) {
        if (drawn.law() != Law.HYPERGEOMETRIC) return null;
        var read = drawn.readings();
        return new OcChart.Risks(read.producer() * 100, read.consumer() * 100);
    }

    private void read(DrawnCurve drawn) {
        var read = drawn.readings();
        var law = drawn.law();
        var aql = drawn.plan().aql();
        var ofLot = law == Law.HYPERGEOMETRIC;
        var rows = new GridPane(12, 8);
        var label = new ColumnConstraints();
        label.setHgrow(Priority.ALWAYS);
        var figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        figure.setMinWidth(USE_PREF_SIZE);
        rows.getColumnConstraints().addAll(label, figure);
        var units = ofLot ? Objects.requireNonNull(drawn.plan().lotSize()) : null;
        add(
                rows,
                words.of("plan.read.at", quality(read.atAql(), drawn, units)),
                words.chance(read.acceptance()));
        add(rows, words.of("plan.read.producer"), words.chance(read.producersRisk()));
        add(
                rows,
                words.of(ofLot ? "plan.read.95.lot" : "plan.read.95"),
                quality(read.producer(), drawn, units));
        add(
                rows,
                words.of(ofLot ? "plan.read.10.lot" : "plan.read.10"),
                quality(read.consumer(), drawn, units));
        add(rows, words.of("plan.read.aoql"), words.quality(read.outgoing().limit(), law, aql));
        add(
                rows,
                words.of("plan.read.sample"),
                words.formats().decimal(read.sample(), drawn.plan().stages().size() == 1 ? 0 : 1));
        var title = new Label(words.of("plan.read"));
        title.getStyleClass().add("section-title");
        var about = new Label(about(drawn));
        about.getStyleClass().addAll("small", "muted");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        readings.getChildren().setAll(title, rows, about);
    }

    /// Of one lot its units as well, since a quality between two of them cannot be.
    private String quality(double share, DrawnCurve drawn, @Nullable Integer units) {
        var told = words.quality(share, drawn.law(), drawn.plan().aql());
        return units == null || Double.isNaN(share)
                ? told
                : words.of("plan.read.units", words.count(Math.round(share * units)), told);
    }

    private String about(DrawnCurve drawn) {
        var lot = drawn.plan().lotSize();
        return words.of("plan.about." + drawn.law(), words.count(lot == null ? 0 : lot));
    }

    private static void add(GridPane rows, String what, String figure) {
        var label = new Label(what);
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        var value = new Label(figure);
        value.getStyleClass().add("plan-figure");
        rows.addRow(rows.getRowCount(), label, value);
    }

    /// Shows the numbers, or the picture again.
    void turn() {
        card.tableProperty().set(!card.tableProperty().get());
    }

    void export() {
        card.exportCsv();
    }
}
