package live.lsn.desk.quality;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import live.lsn.rules.insights.Figure;
import live.lsn.ui.chart.Delta.Polarity;
import live.lsn.ui.tile.KpiTile;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// The figures of the page, four in a row, two where there is less room; the arrows go from one to
/// another, and Enter opens the lots behind it.
final class QualityTiles extends GridPane {
    private static final double FOUR_FROM = 840;
    private final QualityWords words;
    private final KpiTile acceptance = new KpiTile();
    private final KpiTile decided = new KpiTile();
    private final KpiTile nonconforming = new KpiTile();
    private final KpiTile overdue = new KpiTile();
    private final List<KpiTile> tiles = List.of(acceptance, decided, nonconforming, overdue);
    private @Nullable QualityPage page;
    private int columns;
    private boolean wanted;

    QualityTiles(QualityWords words, QualityActs acts) {
        super(12, 12);
        this.words = words;
        getStyleClass().add("tile-grid");
        acceptance.setId("quality-acceptance");
        decided.setId("quality-decided");
        nonconforming.setId("quality-nonconforming");
        overdue.setId("quality-overdue");
        acceptance.setOnOpen(
                () -> open(acts, "quality.behind.rejected", of -> of.report().rejected()));
        decided.setOnOpen(() -> open(acts, "quality.behind.decided", of -> of.report().decided()));
        nonconforming.setOnOpen(
                () ->
                        open(
                                acts,
                                "quality.behind.nonconforming",
                                of -> of.report().withNonconforming()));
        overdue.setOnOpen(() -> openOverdue(acts));
        for (var tile : tiles) {
            tile.setMaxWidth(Double.MAX_VALUE);
            tile.setOnExplain(acts.help());
            tile.setGoals(false);
        }
        widthProperty().subscribe(width -> arrange(width.doubleValue() < FOUR_FROM ? 2 : 4));
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        arrange(tiles.size());
    }

    private void open(QualityActs acts, String key, Function<QualityPage, List<String>> lots) {
        var of = page;
        if (of == null) return;
        var numbers = lots.apply(of);
        if (!numbers.isEmpty()) acts.lots().accept(words.behind(of, words.of(key)), numbers);
    }

    /// These are of any time, so that the period is not part of what they are called.
    private void openOverdue(QualityActs acts) {
        if (page == null || page.report().overdue().isEmpty()) return;
        acts.lots()
                .accept(
                        words.named(page, words.of("quality.overdue")),
                        page.report().overdue().stream().map(lot -> lot.number()).toList());
    }

    void show(QualityPage of) {
        page = of;
        acceptance.show(acceptance(of));
        decided.show(decided(of));
        nonconforming.show(nonconforming(of));
        overdue.show(overdue(of));
    }

    private KpiTile.Content acceptance(QualityPage of) {
        var report = of.report();
        return share(
                words.of("quality.acceptance"),
                report.acceptance().now(),
                report.acceptance().before(),
                Polarity.UP_IS_GOOD,
                of,
                report.again().denominator() == 0
                        ? words.of("quality.again.none")
                        : words.of(
                                "quality.again",
                                report.again().denominator(),
                                report.again().numerator()));
    }

    private KpiTile.Content decided(QualityPage of) {
        var now = of.report().acceptance().now();
        var before = of.report().acceptance().before();
        var name = words.before(of.report().ask().period());
        return KpiTile.Content.of(words.of("quality.decided"), words.count(now.denominator()))
                .compared(
                        new KpiTile.Comparison(
                                before.denominator() == 0
                                        ? null
                                        : words.counts(now.denominator(), before.denominator()),
                                before.denominator() == 0
                                        ? name
                                        : words.of(
                                                "today.compared",
                                                words.count(before.denominator()),
                                                name)))
                .note(
                        words.of(
                                "quality.decided.note",
                                words.count(now.numerator()),
                                words.count(now.denominator() - now.numerator())));
    }

    private KpiTile.Content nonconforming(QualityPage of) {
        var report = of.report();
        var now = report.nonconforming().now();
        var curtailed = report.course().curtailed();
        var note =
                words.of(
                        "quality.nonconforming.note",
                        words.count(now.numerator()),
                        words.count(now.denominator()));
        return share(
                report.ask().of() == null
                        ? words.of("quality.nonconforming")
                        : words.of("quality.nonconforming.of", words.name(report.ask().of())),
                now,
                report.nonconforming().before(),
                Polarity.DOWN_IS_GOOD,
                of,
                curtailed == 0 ? note : note + words.of("quality.curtailed.note", curtailed));
    }

    private KpiTile.Content share(
            String label,
            Figure now,
            Figure before,
            Polarity polarity,
            QualityPage of,
            String note) {
        var name = words.before(of.report().ask().period());
        var compared =
                before.shown().isEmpty()
                        ? name
                        : words.of("today.compared.share", words.percent(before), name);
        return KpiTile.Content.of(label, words.percent(now))
                .unit(now.shown().isEmpty() ? null : "%")
                .compared(
                        new KpiTile.Comparison(
                                words.points(now, before, polarity),
                                compared,
                                polarity == Polarity.DOWN_IS_GOOD ? words.of("today.lower") : null))
                .note(note);
    }

    private KpiTile.Content overdue(QualityPage of) {
        return KpiTile.Content.of(
                        words.of("quality.overdue"), words.count(of.report().overdue().size()))
                .note(words.of("quality.overdue.note", of.report().openReports()));
    }

    private void arrange(int count) {
        if (count == columns) return;
        columns = count;
        getColumnConstraints().clear();
        for (var i = 0; i < count; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            getColumnConstraints().add(column);
        }
        // A tile that is taken out for a moment loses the keyboard.
        for (var i = 0; i < tiles.size(); i++) {
            setConstraints(tiles.get(i), i % count, i / count);
            if (!getChildren().contains(tiles.get(i))) getChildren().add(tiles.get(i));
        }
    }

    /// What a scroll pane holds comes into the window with its first layout, no sooner.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted) focus();
    }

    /// Puts the keyboard onto the first tile, as soon as it is in the window.
    void focus() {
        wanted = getScene() == null;
        if (tiles.stream().noneMatch(KpiTile::isFocused)) acceptance.requestFocus();
    }

    /// An arrow that came when nothing had the keyboard.
    void enter(KeyEvent event) {
        focus();
        event.consume();
    }

    private void step(KeyEvent event) {
        var at = tiles.stream().filter(KpiTile::isFocused).findFirst().map(tiles::indexOf);
        if (at.isEmpty() || event.isShortcutDown() || event.isAltDown()) return;
        if (!event.getCode().isArrowKey()) return;
        var next =
                switch (event.getCode()) {
                    case LEFT -> at.get() - 1;
                    case RIGHT -> at.get() + 1;
                    case UP -> at.get() - columns;
                    default -> at.get() + columns;
                };
        event.consume();
        if (next >= 0 && next < tiles.size()) tiles.get(next).requestFocus();
    }
}
