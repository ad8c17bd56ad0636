package live.lsn.ui;

import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import live.lsn.ui.chart.Delta;
import live.lsn.ui.chart.Delta.Polarity;
import live.lsn.ui.tile.GoalGauge;
import live.lsn.ui.tile.KpiTile;
import live.lsn.ui.tile.KpiTile.Comparison;
import live.lsn.ui.tile.KpiTile.Content;
import live.lsn.ui.tile.KpiTile.Course;
import live.lsn.ui.tile.KpiTile.Freshness;
import live.lsn.ui.tile.KpiTile.Goal;
import live.lsn.ui.tile.WallList;
import live.lsn.ui.tile.WallTile;
import live.lsn.ui.tile.WallTile.Kind;

import java.util.List;
import java.util.stream.IntStream;

/// The tiles of the gallery.
final class TileGallery {
    private TileGallery() {}

    static GridPane tiles() {
        var grid = new GridPane(12, 12);
        grid.addRow(0, revenue(), orders(), average(), conversion());
        grid.addRow(1, refunds(), payouts(), loading(), failed());
        grid.addColumn(4, gauged(GoalGauge.Shape.ARC), gauged(GoalGauge.Shape.RING));
        return grid;
    }

    private static KpiTile revenue() {
        var tile =
                tile(
                        Content.of("Revenue, AUD", "12,450.00")
                                .partial("to 14:30")
                                .course(course(1))
                                .compared(up("+15.0 %", "10,826.09 yesterday"))
                                .goal(Goal.full(0.78, "78 % of 16,000, on course for 19,900")));
        tile.setSelected(true);
        return tile;
    }

    static KpiTile gauged(GoalGauge.Shape shape) {
        var tile =
                tile(
                        Content.of("Revenue, AUD", "12,450.00")
                                .partial("to 14:30")
                                .compared(up("+15.0 %", "10,826.09 yesterday"))
                                .goal(Goal.full(0.78, "78 % of 16,000, on course for 19,900")));
        var gauge = new GoalGauge(shape);
        gauge.show(0.78, "78 %");
        tile.setPicture(gauge);
        return tile;
    }

    /// The tiles of a wall.
    static HBox wall() {
        var number = wall(Kind.NUMBER, Content.of("Viewers now", "1,590").note("2 shows live"));
        var orders =
                wall(
                        Kind.COURSE,
                        Content.of("Orders", "87")
                                .course(course(2))
                                .compared(up("+11", "on yesterday")));
        var goal = Goal.full(0.78, "on course for 124 %");
        var share = Content.of("Revenue, share of the day\u2019s plan", "78").unit("%").goal(goal);
        var list = new WallList();
        list.show(
                List.of(
                        new WallList.Row(
                                "bi-shield-exclamation",
                                "Fraud queue",
                                "first due in 8 min",
                                Badge.Tone.SEVERE,
                                "128"),
                        new WallList.Row(
                                "bi-check2-square",
                                "Approvals waiting",
                                "oldest 2 d 4 h",
                                Badge.Tone.NEUTRAL,
                                "6"),
                        new WallList.Row(
                                "bi-clipboard-check",
                                "Lots to inspect",
                                "1 late by 20 min",
                                Badge.Tone.WARNING,
                                "4")));
        list.setPrefSize(420, 232);
        return new HBox(16, number, orders, wall(Kind.RING, share), wall(Kind.ARC, share), list);
    }

    private static WallTile wall(Kind kind, Content content) {
        var tile = new WallTile(kind);
        tile.show(content);
        tile.setPrefSize(430, 232);
        tile.setMinWidth(430);
        return tile;
    }

    private static KpiTile orders() {
        return tile(
                Content.of("Orders", "87")
                        .partial("to 14:30")
                        .course(course(2))
                        .compared(
                                up("+11", "76 yesterday"),
                                new Comparison(null, "last year"),
                                up("+8 %", "plan"))
                        .goal(Goal.full(0.79, "79 % of 110")));
    }

    private static KpiTile average() {
        return tile(
                Content.of("AOV, AUD", "143.10")
                        .partial("to 14:30")
                        .course(course(3))
                        .compared(
                                new Comparison(
                                        Delta.of(1, Polarity.NEUTRAL, "+0.5 %"),
                                        "142.45 yesterday")));
    }

    private static KpiTile conversion() {
        return tile(
                Content.of("Conversion", "2.5")
                        .unit("%")
                        .partial("to 14:30")
                        .course(course(4))
                        .compared(
                                new Comparison(
                                        Delta.of(-1, Polarity.UP_IS_GOOD, "\u22120.2 pt"),
                                        "2.7 % yesterday"))
                        .goal(new Goal(0.69, 0.83, "goal 3.0 %"))
                        .freshness(new Freshness("as of 11:02", true)));
    }

    private static KpiTile refunds() {
        return tile(
                Content.of("Refund rate, 30 days", "3.1")
                        .unit("%")
                        .course(course(5))
                        .compared(
                                new Comparison(
                                        Delta.of(-1, Polarity.DOWN_IS_GOOD, "\u22120.4 pt"),
                                        "3.5 % before",
                                        "lower is better"))
                        .goal(new Goal(0.86, 0.83, "goal 3.0 % or less"))
                        .freshness(new Freshness("as of 14:26", false)));
    }

    private static KpiTile payouts() {
        return tile(
                Content.of("Payouts to approve, AUD", "2,100.00")
                        .course(new Course(new double[] {4, 4, 4, 4}, new double[0]))
                        .note("5 payouts \u00b7 oldest 2 d 4 h"));
    }

    private static KpiTile loading() {
        var tile = new KpiTile();
        tile.showLoading("Viewers");
        tile.setPrefWidth(226);
        return tile;
    }

    private static KpiTile failed() {
        var tile = tile(Content.of("Disputes open", "31"));
        tile.showFailure("Disputes open", "The cache could not be read. Code STORE-07.");
        return tile;
    }

    private static KpiTile tile(Content content) {
        var tile = new KpiTile();
        tile.show(content);
        tile.setPrefWidth(226);
        return tile;
    }

    private static Comparison up(String figure, String words) {
        return new Comparison(Delta.of(1, Polarity.UP_IS_GOOD, figure), words);
    }

    private static Course course(int seed) {
        return new Course(wave(seed), wave(seed + 7));
    }

    private static double[] wave(int seed) {
        return IntStream.range(0, 14)
                .mapToDouble(i -> i * 0.3 + 2 * Math.sin(i * 1.7 * seed))
                .toArray();
    }
}
