package live.lsn.desk.today;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.desk.today.Page.Reading;
import live.lsn.ui.chart.Ink;
import live.lsn.ui.tile.GoalGauge;
import live.lsn.ui.tile.KpiTile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The tiles, four in a row, two where there is less room; the arrow keys go from one to another.
final class TileGrid extends GridPane {
    private static final double FOUR_FROM = 840;
    private static final double RING = 56;
    private static final double ARC = 92;
    private static final long FULL = 1_000;
    private final TodayViewModel model;
    private final TileWords tileWords;
    private final InstantSource clock;
    private final Map<Measure, KpiTile> tiles = new EnumMap<>(Measure.class);
    private final Map<Measure, GoalGauge> gauges = new EnumMap<>(Measure.class);
    private List<Measure> order = List.of();
    private int columns;
    private boolean wanted;

    TileGrid(TodayViewModel model, TodayWords words, InstantSource clock) {
        super(12, 12);
        this.model = model;
        this.tileWords = new TileWords(words);
        this.clock = clock;
        getStyleClass().add("tile-grid");
        widthProperty().subscribe(width -> arrange(width.doubleValue() < FOUR_FROM ? 2 : 4));
        model.explained().subscribe(this::mark);
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
    }

    void show(Page page) {
        var now = clock.instant();
        var measures = page.readings().stream().map(Page.Reading::measure).toList();
        for (var reading : page.readings()) {
            tile(reading.measure()).setPicture(gauge(reading));
            tile(reading.measure()).show(tileWords.of(page, reading, now));
        }
        if (measures.equals(order)) return;
        order = measures;
        getChildren().clear();
        var was = columns;
        columns = 0;
        arrange(was == 0 ? 4 : was);
        mark();
    }

    /// What a scroll pane holds comes into the window with its first layout, no sooner.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // Where somebody has gone on by the arrows meanwhile, the keyboard stays.
        if (wanted && tiles.values().stream().anyMatch(KpiTile::isFocused)) wanted = false;
        if (wanted) focus();
    }

    /// The goals of two measures stand as gauges in the place of a course: orders as a ring that
    /// fills, the refund rate as a scale that must not be full.
    private @Nullable GoalGauge gauge(Reading reading) {
        var shape =
                switch (reading.measure()) {
                    case ORDERS -> GoalGauge.Shape.RING;
                    case REFUND_RATE -> GoalGauge.Shape.ARC;
                    default -> null;
                };
        if (shape == null || reading.plan() == null || reading.value().isEmpty()) return null;
        var plan = reading.plan();
        var value = reading.value().getAsLong();
        var permille = plan.reachedPermille(value);
        var gauge = gauges.computeIfAbsent(reading.measure(), _ -> new GoalGauge(shape));
        // A full ring has no room for three digits; the foot of the tile tells them.
        gauge.show(
                BigDecimal.valueOf(permille, 3).doubleValue(),
                permille < FULL ? tileWords.percent(permille) : null);
        var broken =
                reading.measure().polarity() == Polarity.LOWER_IS_BETTER
                        && !plan.isKept(Polarity.LOWER_IS_BETTER, value);
        gauge.setInk(broken ? Ink.WORSE : Ink.DATA_1);
        gauge.setPrefSize(shape == GoalGauge.Shape.RING ? RING : ARC, RING);
        gauge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return gauge;
    }

    private KpiTile tile(Measure measure) {
        return tiles.computeIfAbsent(
                measure,
                _ -> {
                    var tile = new KpiTile();
                    tile.setId("tile-" + measure);
                    tile.setMaxWidth(Double.MAX_VALUE);
                    tile.setOnOpen(() -> model.explain(measure));
                    tile.setOnExplain(() -> model.explain(measure));
                    return tile;
                });
    }

    private void arrange(int count) {
        if (count == columns || order.isEmpty()) return;
        columns = count;
        getColumnConstraints().clear();
        for (var i = 0; i < count; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            getColumnConstraints().add(column);
        }
        var ordered = order.stream().map(this::tile).toList();
        // A tile that is taken out for a moment loses the keyboard.
        for (var i = 0; i < ordered.size(); i++) {
            setConstraints(ordered.get(i), i % count, i / count);
            if (!getChildren().contains(ordered.get(i))) getChildren().add(ordered.get(i));
        }
    }

    private void mark() {
        tiles.forEach((measure, tile) -> tile.setSelected(measure == model.explained().get()));
    }

    /// Puts the keyboard onto the explained tile, as soon as there are tiles.
    void focus() {
        wanted = order.isEmpty() || getScene() == null;
        var measure = model.explained().get();
        var tile = measure == null ? null : tiles.get(measure);
        if (tile != null) tile.requestFocus();
        else if (!order.isEmpty()) tile(order.getFirst()).requestFocus();
    }

    void explainFocused() {
        for (var measure : order) if (tile(measure).isFocused()) model.explain(measure);
    }

    /// An arrow that came when nothing had the keyboard: from the explained tile to the next.
    void enter(KeyEvent event) {
        focus();
        step(event);
        event.consume();
    }

    private void step(KeyEvent event) {
        var all = new ArrayList<KpiTile>();
        order.forEach(measure -> all.add(tile(measure)));
        var at = all.stream().filter(KpiTile::isFocused).findFirst().map(all::indexOf).orElse(-1);
        if (at < 0 || event.isShortcutDown() || event.isAltDown()) return;
        var next =
                switch (event.getCode()) {
                    case LEFT -> at - 1;
                    case RIGHT -> at + 1;
                    case UP -> at - columns;
                    case DOWN -> at + columns;
                    default -> -1;
                };
        if (!event.getCode().isArrowKey()) return;
        event.consume();
        if (next >= 0 && next < all.size()) all.get(next).requestFocus();
    }
}
