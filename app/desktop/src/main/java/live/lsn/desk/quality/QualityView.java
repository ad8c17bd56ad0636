package live.lsn.desk.quality;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import live.lsn.rules.quality.QualityPeriod;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.chart.FileSaver;

import java.util.List;

/// The page: what it is narrowed to, four figures, and four charts under them; in the place of the
/// charts why there are none.
final class QualityView extends BorderPane {
    private final QualityViewModel model;
    private final QualityWords words;
    private final Runnable export;
    private final QualityFilters filters;
    private final QualityTiles tiles;
    private final QualityCharts charts;
    private final VBox body = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(body);
    private final Timeline minute;

    /// @param export writes the page into a workbook
    QualityView(
            QualityViewModel model,
            QualityWords words,
            QualityActs acts,
            Runnable export,
            FileSaver saver) {
        this.model = model;
        this.words = words;
        this.export = export;
        minute = new Timeline(new KeyFrame(Duration.minutes(1), _ -> model.tick()));
        filters = new QualityFilters(model, words);
        tiles = new QualityTiles(words, acts);
        charts = new QualityCharts(words, acts, saver);
        getStyleClass().addAll("today", "quality");
        body.setPadding(new Insets(12, 16, 16, 16));
        body.getChildren().setAll(filters, tiles, charts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "today-scroll");
        scroll.setFocusTraversable(false);
        model.page().subscribe(this::show);
        minute.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> watch(scene != null));
    }

    private void watch(boolean now) {
        model.watch(now);
        if (now) minute.play();
        else minute.stop();
    }

    void close() {
        minute.stop();
    }

    private void show(Loadable<QualityPage> loaded) {
        switch (loaded) {
            case Loadable.Loading<QualityPage> _ -> setCenter(Placeholder.loading());
            case Loadable.Failed<QualityPage>(var cause) ->
                    setCenter(
                            Placeholder.error(
                                    words.of("today.failed"),
                                    words.of("today.failed.text"),
                                    cause.getClass().getSimpleName(),
                                    model::refresh));
            case Loadable.Ready<QualityPage>(var page) -> show(page);
        }
    }

    private void show(QualityPage page) {
        if (!page.whole()) {
            setCenter(Placeholder.loading());
            return;
        }
        if (!scroll.equals(getCenter())) setCenter(scroll);
        filters.show(page);
        tiles.show(page);
        charts.show(page);
        var below = page.report().lots().isEmpty() ? empty(page) : charts;
        if (!body.getChildren().getLast().equals(below)) body.getChildren().set(2, below);
    }

    /// Why there is nothing to draw.
    private Node empty(QualityPage page) {
        var title = words.of("quality.empty", words.period(page.report().ask().period()));
        if (page.isNarrowed())
            return Placeholder.noMatch(
                    title,
                    words.of("quality.empty.narrowed"),
                    words.of("quality.clear"),
                    this::clear);
        return Placeholder.nothingYet(
                title,
                page.newest() == null
                        ? words.of("quality.empty.never")
                        : words.of("quality.empty.since", words.formats().date(page.newest())));
    }

    private void clear() {
        model.clear();
        tiles.focus();
    }

    /// Puts the keyboard onto the first tile.
    void focusTiles() {
        tiles.focus();
    }

    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || filters.isOpen()) return;
        if (Shortcut.take(keys(), event) || !event.getCode().isArrowKey()) return;
        tiles.enter(event);
    }

    /// The keys of the page, in the order in which they are shown.
    List<Shortcut> keys() {
        return List.of(
                period(QualityPeriod.DAYS_30, KeyCode.DIGIT1),
                period(QualityPeriod.DAYS_90, KeyCode.DIGIT2),
                period(QualityPeriod.MONTHS_12, KeyCode.DIGIT3),
                Shortcut.of(words.of("quality.key.supplier"), KeyCode.S, filters::openSuppliers),
                Shortcut.of(words.of("quality.key.item"), KeyCode.I, filters::openItems),
                Shortcut.of(words.of("quality.key.class"), KeyCode.C, model::nextClass),
                Shortcut.of(words.of("quality.key.points"), KeyCode.B, model::nextPoints),
                Shortcut.of(words.of("today.key.table"), KeyCode.T, charts::turn),
                Shortcut.control(words.of("today.export"), KeyCode.E, export),
                Shortcut.of(words.of("quality.clear"), KeyCode.ESCAPE, this::clear));
    }

    private Shortcut period(QualityPeriod period, KeyCode key) {
        return Shortcut.of(words.period(period), key, () -> model.look(period));
    }
}
