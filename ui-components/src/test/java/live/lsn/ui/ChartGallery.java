package live.lsn.ui;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.ui.chart.BarList;
import live.lsn.ui.chart.ChartCard;
import live.lsn.ui.chart.Delta;
import live.lsn.ui.chart.Drawing;
import live.lsn.ui.chart.FileSaver;
import live.lsn.ui.chart.Points;
import live.lsn.ui.chart.Series;
import live.lsn.ui.chart.Sparkline;
import live.lsn.ui.chart.TimeChart;
import live.lsn.ui.tile.GoalGauge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The page of the gallery that shows charts and tiles.
final class ChartGallery {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Formats ENGLISH = new Formats(Locale.UK, SYDNEY);
    private static final Instant DAY = Instant.parse("2026-11-18T13:00:00Z");
    private static final double[] RUNNING = {
        0, 120, 300, 610, 900, 1240, 1330, 1560, 2200, 3300, 4600, 5600, 6500, 8100, 10500, 12450
    };

    private static final FileSaver SAVER = (_, _) -> {};

    private ChartGallery() {}

    static Scene scene(Theme theme) {
        var root =
                new VBox(
                        12,
                        TileGallery.tiles(),
                        sparklines(),
                        new HBox(16, chart(day(), false), barCard(), chart(day(), true)),
                        more());
        root.setStyle("-fx-padding: 22; -fx-background-color: -color-bg-inset");
        var scene = new Scene(root, 1440, 1320);
        Theme.apply(scene, theme, Density.NORMAL);
        root.applyCss();
        root.layout();
        read(root.lookup(".time-chart"), KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
        return scene;
    }

    static void read(Node chart, KeyCode... keys) {
        for (var key : keys) {
            chart.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }
    }

    static Scene wall(Theme theme) {
        var large = day();
        large.setScale(1.5);
        large.setPrefSize(1200, 460);
        var ring = TileGallery.gauged(GoalGauge.Shape.RING);
        var below = new HBox(16, card(large), new VBox(ring));
        var root = new VBox(16, TileGallery.wall(), below);
        root.setStyle("-fx-padding: 22; -fx-background-color: -color-bg-inset");
        var scene = new Scene(root, 2250, 800);
        Theme.apply(scene, theme, Density.NORMAL);
        return scene;
    }

    private static HBox sparklines() {
        var row =
                new HBox(
                        24,
                        spark("rising", IntStream.range(0, 14).mapToDouble(i -> i * i).toArray()),
                        spark("equal", 5, 5, 5, 5, 5),
                        spark("one", 5),
                        spark("gaps", 1, 3, Double.NaN, 4, Double.NaN, 2, 3, 5),
                        spark("none"),
                        spark("all gaps", Double.NaN, Double.NaN));
        row.getStyleClass().add("card");
        row.setStyle("-fx-padding: 16");
        return row;
    }

    private static VBox spark(String name, double... values) {
        var spark = new Sparkline();
        spark.show(values, values.length < 2 ? new double[0] : new double[] {2, 3, 2, 4, 3, 5});
        return new VBox(4, new Label(name), spark);
    }

    static TimeChart day() {
        var chart = new TimeChart();
        chart.show(
                "Revenue through the day",
                new TimeChart.Content(
                        ENGLISH,
                        2,
                        DAY,
                        DAY.plusSeconds(24 * 3600),
                        true,
                        List.of(
                                Series.main("today", "12,450", hours(0, 16, i -> RUNNING[i])),
                                Series.forecast(
                                        "forecast",
                                        "forecast 19.9k",
                                        hours(15, 10, i -> 12450 + 7450 * Math.sin(i / 6.0))),
                                Series.of(
                                        "yesterday",
                                        "yesterday 17.4k",
                                        2,
                                        hours(0, 25, i -> 17400 / (1 + Math.exp((13 - i) / 2.6)))),
                                Series.of(
                                        "plan",
                                        "plan 16.0k",
                                        7,
                                        hours(0, 25, i -> i * 16000 / 24.0))),
                        List.of(event("SHW-0911", 9, 10.5), event("SHW-0912", 12.8, 14.5))));
        chart.setPrefSize(540, 340);
        return chart;
    }

    private static TimeChart.Event event(String name, double from, double to) {
        return new TimeChart.Event(name, at(from), at(to));
    }

    private static Instant at(double hour) {
        return DAY.plusSeconds((long) (hour * 3600));
    }

    private static Points hours(int first, int count, IntToDoubleFunction value) {
        return Points.of(
                IntStream.range(first, first + count)
                        .mapToLong(i -> DAY.toEpochMilli() + i * 3_600_000L)
                        .toArray(),
                IntStream.range(0, count).mapToDouble(value).toArray());
    }

    private static HBox more() {
        var months = new TimeChart();
        var from = Instant.parse("2026-01-01T00:00:00Z");
        var count = 100_000;
        months.show(
                "Viewers",
                new TimeChart.Content(
                        new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin")),
                        0,
                        from,
                        from.plusSeconds(count * 60L),
                        false,
                        List.of(
                                Series.of("viewers", "Zuschauer", 3, noise(from, count, 0))
                                        .filled(),
                                Series.of("orders", "Bestellungen", 4, noise(from, count, -60)),
                                Series.of("returns", "Retouren", 5, noise(from, 500, -120))),
                        List.of()));
        months.setPrefSize(540, 260);
        var mirrored = card(bars(true));
        mirrored.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return new HBox(16, card(months), mirrored, card(negative()));
    }

    private static Points noise(Instant from, int count, double shift) {
        return Points.of(
                IntStream.range(0, count)
                        .mapToLong(i -> from.toEpochMilli() + i * 60_000L)
                        .toArray(),
                IntStream.range(0, count)
                        .mapToDouble(
                                i -> shift + 40 * Math.sin(i / 9000.0) + 20 * Math.sin(i * 12.9898))
                        .toArray());
    }

    private static BarList bars(boolean hebrew) {
        var bars = new BarList();
        bars.show(
                "Revenue by channel",
                new BarList.Content(
                        ENGLISH,
                        2,
                        List.of(
                                row(
                                        hebrew ? "שידורים חיים" : "Live shows",
                                        689_000,
                                        602_000L,
                                        14.5),
                                row("TikTok Shop", 264_000, 231_000L, 14.3),
                                row("Shopify", 172_500, 150_200L, 14.8),
                                row("Amazon", 84_500, 64_000L, 32.0),
                                row("eBay", 35_000, 35_409L, -1.2),
                                row("Pop-up shop with a long name", 0, null, 0)),
                        hebrew ? "סך הכול" : "Total",
                        delta(15.0),
                        hebrew ? "אתמול עד 14:30" : "yesterday to 14:30"));
        bars.setPrefWidth(360);
        return bars;
    }

    private static BarList negative() {
        var bars = new BarList();
        bars.show(
                "What moved it",
                new BarList.Content(
                        ENGLISH,
                        2,
                        List.of(
                                row("Live shows", 87_000, null, 0),
                                row("TikTok Shop", 33_000, null, 0),
                                row("eBay", -40_900, null, 0)),
                        "Change",
                        null,
                        null));
        return bars;
    }

    private static BarList.Row row(
            String label, long value, @Nullable Long comparison, double percent) {
        return new BarList.Row(
                label, label, value, comparison, percent == 0 ? null : delta(percent));
    }

    private static Delta delta(double percent) {
        return Delta.of(
                percent, Delta.Polarity.UP_IS_GOOD, ENGLISH.signedPercent(percent / 100, 1));
    }

    private static ChartCard chart(TimeChart chart, boolean table) {
        var card = new ChartCard("Revenue through the day", "AUD, running total", chart, SAVER);
        card.tableProperty().set(table);
        card.setPrefWidth(530);
        return card;
    }

    private static ChartCard barCard() {
        return new ChartCard("Revenue by channel", "AUD", bars(false), SAVER);
    }

    private static VBox card(Drawing drawing) {
        var card = new VBox(drawing);
        card.getStyleClass().add("card");
        card.setStyle("-fx-padding: 16");
        return card;
    }
}
