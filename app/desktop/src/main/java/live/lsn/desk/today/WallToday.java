package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Measure;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.Page.Worries;
import live.lsn.ui.Badge;
import live.lsn.ui.chart.TimeChart;
import live.lsn.ui.tile.KpiTile;
import live.lsn.ui.tile.WallList;
import live.lsn.ui.tile.WallTile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// How the day goes: four figures, revenue in per cent of what it should come to, what waits.
final class WallToday implements WallPage {
    private static final double SCALE = 1.35;
    private final TodayWords words;
    private final TileWords tileWords;
    private final WallChart wallChart;
    private final InstantSource clock;
    private final HBox tiles = new HBox(24);
    private final TimeChart chart = new TimeChart();
    private final Label title = new Label();
    private final WallList worries = new WallList();
    private final VBox node;

    WallToday(TodayWords words, InstantSource clock) {
        this.words = words;
        this.tileWords = new TileWords(words);
        this.wallChart = new WallChart(words);
        this.clock = clock;
        chart.setScale(SCALE);
        chart.setFocusTraversable(false);
        chart.setMinSize(100, 100);
        title.getStyleClass().add("wall-label");
        var hidden = new Label(words.of("today.wall.hidden"));
        hidden.getStyleClass().add("wall-hidden");
        var card = new VBox(10, new HBox(12, title, hidden), chart);
        card.getStyleClass().add("card");
        card.setPadding(new Insets(18, 20, 14, 20));
        VBox.setVgrow(chart, Priority.ALWAYS);
        HBox.setHgrow(card, Priority.ALWAYS);
        worries.setPrefWidth(430);
        worries.setMinWidth(Region.USE_PREF_SIZE);
        var below = new HBox(24, card, worries);
        VBox.setVgrow(below, Priority.ALWAYS);
        node = new VBox(18, tiles, below);
    }

    @Override
    public String name() {
        return "today.wall.page.today";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Page page) {
        tiles.getChildren().clear();
        var revenue = page.of(Measure.REVENUE);
        if (revenue != null) add(share(page, revenue));
        for (var measure : List.of(Measure.ORDERS, Measure.REFUND_RATE, Measure.LIVE_SHARE)) {
            var reading = page.of(measure);
            if (reading != null) add(brief(page, reading));
        }
        title.setText(wallChart.title(page));
        chart.show(wallChart.title(page), wallChart.of(page));
        worries.show(rows(page.worries()));
    }

    /// With a goal as a gauge of TilesFX, without one by its course.
    private void add(KpiTile.Content content) {
        var kind =
                content.goal() == null
                        ? content.course() == null ? WallTile.Kind.NUMBER : WallTile.Kind.COURSE
                        : Double.isNaN(content.goal().tick())
                                ? WallTile.Kind.RING
                                : WallTile.Kind.ARC;
        var tile = new WallTile(kind);
        tile.show(content);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setPrefWidth(100);
        tiles.getChildren().add(tile);
    }

    /// Against what it is compared with alone: a wall has no room for what that was.
    private KpiTile.Content brief(Page page, Reading reading) {
        var content = tileWords.of(page, reading, clock.instant());
        if (content.comparisons().isEmpty()) return content;
        var on = words.of("today.wall.on", words.before(page.question().period()));
        return content.compared(
                new KpiTile.Comparison(content.comparisons().getFirst().delta(), on));
    }

    /// Revenue without its amount: of the plan, else against the day before.
    private KpiTile.Content share(Page page, Reading revenue) {
        var plan = revenue.plan();
        var value = revenue.value().orElse(0);
        // Without a per cent there would be an amount.
        var since = revenue.since(revenue.before());
        var delta = since == null || since.permille().isEmpty() ? null : tileWords.told(since);
        var compared = new KpiTile.Comparison(delta, words.before(page.question().period()));
        if (plan == null)
            return KpiTile.Content.of(
                            words.of("today.wall.revenue"), delta == null ? "–" : delta.figure())
                    .note(words.of("today.wall.on", words.before(page.question().period())));
        var permille = plan.reachedPermille(value);
        return KpiTile.Content.of(
                        words.of("today.wall.share"), words.formats().whole(permille / 10))
                .unit("%")
                .compared(compared)
                .goal(
                        KpiTile.Goal.full(
                                java.math.BigDecimal.valueOf(permille, 3).doubleValue(),
                                told(delta, page)));
    }

    private String told(live.lsn.ui.chart.@Nullable Delta delta, Page page) {
        return delta == null
                ? words.of("today.wall.of-plan")
                : words.of(
                        "today.wall.change",
                        delta.figure(),
                        words.before(page.question().period()));
    }

    private List<WallList.Row> rows(Worries worries) {
        var rows = new ArrayList<WallList.Row>();
        if (worries.fraudWaiting() >= 0) {
            rows.add(
                    new WallList.Row(
                            "bi-shield-exclamation",
                            words.of("today.wall.fraud"),
                            due(worries),
                            worries.critical() > 0 ? Badge.Tone.SEVERE : Badge.Tone.NEUTRAL,
                            words.formats().whole(worries.fraudWaiting())));
            rows.add(
                    new WallList.Row(
                            "bi-exclamation-octagon",
                            words.of("today.wall.critical"),
                            words.of("today.wall.critical.text"),
                            worries.critical() > 0 ? Badge.Tone.SEVERE : Badge.Tone.NEUTRAL,
                            words.formats().whole(worries.critical())));
        }
        rows.add(
                new WallList.Row(
                        "bi-cloud-upload",
                        words.of("today.wall.outbox"),
                        words.of("today.wall.outbox.text"),
                        worries.needsYou() > 0 ? Badge.Tone.SEVERE : Badge.Tone.NEUTRAL,
                        words.formats().whole(worries.needsYou())));
        return rows;
    }

    private String due(Worries worries) {
        var due = worries.firstDue();
        if (due == null) return words.of("today.waiting.none");
        var now = clock.instant();
        return due.isBefore(now)
                ? words.of("today.due.late", words.age(Duration.between(due, now)))
                : words.of("today.due.in", words.age(Duration.between(now, due)));
    }
}
