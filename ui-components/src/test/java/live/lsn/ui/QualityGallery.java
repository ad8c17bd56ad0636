package live.lsn.ui;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.ui.chart.ChartCard;
import live.lsn.ui.chart.ControlChart;
import live.lsn.ui.chart.Drawing;
import live.lsn.ui.chart.HeatMap;
import live.lsn.ui.chart.OcChart;
import live.lsn.ui.chart.ParetoChart;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The page of the gallery that shows the charts of quality.
final class QualityGallery {
    private static final Formats ENGLISH = new Formats(Locale.UK, ZoneId.of("Australia/Sydney"));
    private static final Formats GERMAN = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
    private static final List<String> DEFECTS =
            List.of("Scratch", "Dent", "Wrong label", "Missing part", "Colour", "Broken seal");

    private QualityGallery() {}

    static Scene scene(Theme theme) {
        var root =
                new VBox(
                        12,
                        new HBox(
                                16,
                                card("Nonconforming units by supplier", "units", heat(), false),
                                card("Nonconformities", "90 days", pareto(ENGLISH, 0), false)),
                        new HBox(
                                16,
                                card("Nonconforming by lot", "per cent", control(), false),
                                card("Code letter K, AQL 1.0", "normal", oc(), false)),
                        new HBox(
                                16,
                                turned(card("Nonconforming units", "units", heat(), false)),
                                turned(card("Nonconformities", "", pareto(ENGLISH, 0), false)),
                                card("Many", "100 × 100", fine(), false)),
                        new HBox(
                                16,
                                card("As a table", "", control(), true),
                                card("Viele", "", pareto(GERMAN, 60), false),
                                card("One", "", one(), false)));
        root.setStyle("-fx-padding: 22; -fx-background-color: -color-bg-inset");
        var scene = new Scene(root, 1440, 1500);
        Theme.apply(scene, theme, Density.NORMAL);
        root.applyCss();
        root.layout();
        ChartGallery.read(root.lookup(".heat-map"), KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
        return scene;
    }

    private static ChartCard card(String title, String unit, Drawing drawing, boolean table) {
        drawing.setPrefSize(660, 320);
        var card = new ChartCard(title, unit, drawing, (_, _) -> {});
        card.tableProperty().set(table);
        card.setPrefSize(700, 370);
        card.setMinWidth(0);
        return card;
    }

    private static Node turned(Node card) {
        card.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return card;
    }

    static HeatMap heat() {
        var map = new HeatMap();
        map.show(
                "Nonconforming units by supplier",
                new HeatMap.Content(
                        ENGLISH,
                        0,
                        DEFECTS,
                        List.of(
                                row("Blue Harbour Trading", 12, 4, 0, 31, 2, 7),
                                row("Kestrel Ceramics and Glassware Pty Ltd", 44, 9, 3, 1, 0, 0),
                                row("Northern Candle Works", 3, 0, 18, 2, 25, null),
                                row("Oak & Iron", 8, 22, 5, 0, 1, 4),
                                row("Paper Lantern", null, null, 2, 0, 6, 1),
                                row("Silk Road Imports", 15, 11, 27, 9, 13, 38)),
                        true));
        return map;
    }

    private static HeatMap.Row row(String name, @Nullable Integer... cells) {
        var values = new ArrayList<@Nullable Double>();
        for (var cell : cells) values.add(cell == null ? null : (double) cell);
        return new HeatMap.Row(name, values);
    }

    private static HeatMap fine() {
        var map = new HeatMap();
        var columns = IntStream.range(0, 100).mapToObj(i -> "Day " + (i + 1)).toList();
        var rows =
                IntStream.range(0, 100)
                        .mapToObj(
                                row ->
                                        new HeatMap.Row(
                                                "Supplier " + (row + 1),
                                                IntStream.range(0, 100)
                                                        .mapToObj(
                                                                i ->
                                                                        (row * 7919 + i * 104729)
                                                                                % (40 + row)
                                                                                * 1.0)
                                                        .toList()))
                        .toList();
        map.show("Many", new HeatMap.Content(ENGLISH, 0, columns, rows, true));
        return map;
    }

    static ParetoChart pareto(Formats formats, int more) {
        var counts = new ArrayList<ParetoChart.Count>();
        var found = new int[] {96, 31, 58, 14, 9, 14};
        for (var i = 0; i < found.length; i++) {
            counts.add(new ParetoChart.Count(DEFECTS.get(i), found[i]));
        }
        for (var i = 0; i < more; i++) {
            counts.add(new ParetoChart.Count("Fehler " + (i + 1), 1 + more / (i + 1)));
        }
        var chart = new ParetoChart();
        chart.show(
                "Nonconformities",
                new ParetoChart.Content(formats, counts, more == 0 ? 22 : 0, more == 0 ? 8 : 40));
        return chart;
    }

    /// Shares around 8 % with limits of three standard deviations each, a change of process before
    /// the sixteenth lot, one lot beyond the limits and one at the end of a long run.
    static ControlChart control() {
        var sizes = new int[] {80, 80, 125, 125, 50, 80, 200, 80, 80, 125, 50, 80, 80, 125, 80};
        var shares =
                new double[] {
                    .075, .0875, .064, .104, .04, .0625, .09, .225, .0625, .072, .06, .1125, .05,
                    .088, .075, .0375, .025, .024, .05, .0125, .02, .0125, .02, .0125, .016
                };
        var points = new ArrayList<ControlChart.Point>();
        for (var i = 0; i < shares.length; i++) {
            var centre = i < 15 ? 0.084 : 0.026;
            var size = sizes[i % sizes.length];
            var away = 3 * Math.sqrt(centre * (1 - centre) / size);
            points.add(
                    new ControlChart.Point(
                            "LOT-" + (204 + i),
                            size,
                            shares[i],
                            centre,
                            Math.max(0, centre - away),
                            centre + away,
                            mark(i)));
        }
        var chart = new ControlChart();
        chart.show(
                "Nonconforming by lot",
                new ControlChart.Content(
                        ENGLISH,
                        1,
                        points,
                        List.of(
                                new ControlChart.Event("new press", 5),
                                new ControlChart.Event("supplier changed the glaze", 15))));
        return chart;
    }

    private static ControlChart.@Nullable Mark mark(int lot) {
        return switch (lot) {
            case 7 -> new ControlChart.Mark(ControlChart.Shape.DIAMOND, "above the upper limit");
            case 24 -> new ControlChart.Mark(ControlChart.Shape.RING, "9 lots below the mean");
            default -> null;
        };
    }

    static OcChart oc() {
        var chart = new OcChart();
        chart.show(
                "Operating characteristic",
                new OcChart.Content(
                        ENGLISH,
                        OcChart.Quality.PERCENT,
                        2,
                        1.0,
                        List.of(curve(125, 3), curve(50, 1))));
        return chart;
    }

    /// The probability of at most `accepted` of `size` units, each nonconforming by itself.
    private static OcChart.Curve curve(int size, int accepted) {
        var points = new ArrayList<OcChart.Point>();
        for (var tenths = 0; tenths <= 120; tenths++) {
            var share = tenths / 1000.0;
            var terms = new double[accepted + 1];
            terms[0] = Math.pow(1 - share, size);
            for (var k = 1; k <= accepted; k++) {
                terms[k] = terms[k - 1] * (size - k + 1) / k * share / (1 - share);
            }
            points.add(new OcChart.Point(tenths / 10.0, Arrays.stream(terms).sum()));
        }
        return new OcChart.Curve("n " + size + ", Ac " + accepted, points);
    }

    private static ControlChart one() {
        var chart = new ControlChart();
        chart.show(
                "One",
                new ControlChart.Content(
                        ENGLISH,
                        1,
                        List.of(new ControlChart.Point("LOT-1", 80, 0.05, 0.05, 0, 0.123, null)),
                        List.of()));
        return chart;
    }
}
