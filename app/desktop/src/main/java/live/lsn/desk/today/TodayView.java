package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Source;
import live.lsn.rules.insights.Period;
import live.lsn.ui.Icons;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.chart.FileSaver;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The page of a desk: tiles, revenue through the period and by source, what waits, and beside them
/// the figure that is explained.
final class TodayView extends BorderPane {
    private final TodayViewModel model;
    private final TodayWords words;
    private final Supplier<@Nullable Instant> lastSync;
    private final TileGrid tiles;
    private final ChartsRow charts;
    private final WorryList worries;
    private final ExplainPane explain;
    private final MenuButton sources = new MenuButton();
    private final Label compared = new Label();
    private final Label asOf = new Label();
    private final VBox body = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(body);
    private final TodayActs acts;
    private final Runnable export;

    /// @param export writes the page into a workbook
    TodayView(
            TodayViewModel model,
            TodayWords words,
            TodayActs acts,
            Runnable export,
            FileSaver saver,
            Supplier<@Nullable Instant> lastSync,
            DraftBook drafts) {
        this.model = model;
        this.words = words;
        this.acts = acts;
        this.export = export;
        this.lastSync = lastSync;
        var clock = drafts.clock();
        tiles = new TileGrid(model, words, clock);
        charts = new ChartsRow(model, words, saver);
        worries = new WorryList(words, acts, clock);
        explain = new ExplainPane(model, words, acts, lastSync, drafts);
        getStyleClass().add("today");
        body.setPadding(new Insets(12, 16, 16, 16));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "today-scroll");
        scroll.setFocusTraversable(false);
        sources.getStyleClass().addAll("chip-menu");
        compared.getStyleClass().addAll("small", "muted");
        asOf.getStyleClass().addAll("small", "muted");
        asOf.setMinWidth(USE_PREF_SIZE);
        body.getChildren().setAll(filters(), tiles, charts, worries);
        model.page().subscribe(this::show);
        model.explained().subscribe(measure -> setRight(measure == null ? null : explain));
    }

    private HBox filters() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        asOf.setGraphic(Icons.of("bi-clock-history"));
        var line = new HBox(8, sources, compared, room, asOf);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(Loadable<Page> loaded) {
        switch (loaded) {
            case Loadable.Loading<Page> _ -> setCenter(Placeholder.loading());
            case Loadable.Failed<Page>(var cause) ->
                    setCenter(
                            Placeholder.error(
                                    words.of("today.failed"),
                                    words.of("today.failed.text"),
                                    cause.getClass().getSimpleName(),
                                    model::refresh));
            case Loadable.Ready<Page>(Page page) -> show(page);
        }
    }

    private void show(Page page) {
        if (!page.whole()) {
            setCenter(Placeholder.loading());
            return;
        }
        if (!scroll.equals(getCenter())) {
            // Tab goes through the page first, and then through what explains it.
            var docked = getRight();
            setRight(null);
            setCenter(scroll);
            setRight(docked);
        }
        tiles.show(page);
        charts.show(page);
        worries.show(page.worries());
        compared.setText(
                words.of(
                        page.previous().isPartial() ? "today.same-minute" : "today.same-days",
                        words.before(page.question().period())));
        tellAge(page);
        fillSources(page);
    }

    /// Also once a second: how old the page is shows also where nothing new comes.
    void tellAge() {
        var page = model.shown();
        if (page != null) tellAge(page);
    }

    private void tellAge(Page page) {
        var synced = lastSync.get();
        asOf.setText(
                synced == null
                        ? words.of("today.as-of.never", words.time(page.window().cut()))
                        : words.of(
                                "today.as-of",
                                words.time(page.window().cut()),
                                words.seconds(synced)));
    }

    private void fillSources(Page page) {
        var only = page.question().only();
        sources.setText(only == null ? words.of("today.sources.all") : words.name(only));
        sources.getItems().setAll(item(null, only == null));
        page.sources().forEach(source -> sources.getItems().add(item(source, source == only)));
        if (only != null && !page.sources().contains(only))
            sources.getItems().add(item(only, true));
    }

    private CheckMenuItem item(@Nullable Source source, boolean chosen) {
        var name = source == null ? words.of("today.sources.all") : words.name(source);
        var item = new CheckMenuItem(name);
        item.setSelected(chosen);
        item.setOnAction(_ -> model.only(source));
        return item;
    }

    /// Puts the keyboard onto the tile that is explained.
    void focusTiles() {
        tiles.focus();
    }

    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) return;
        if (Shortcut.take(keys(), event) || !event.getCode().isArrowKey()) return;
        tiles.enter(event);
    }

    /// The keys of the page, in the order in which they are shown.
    List<Shortcut> keys() {
        return List.of(
                Shortcut.of(words.of("today.key.explain"), KeyCode.ENTER, tiles::explainFocused),
                Shortcut.of(words.of("today.key.explain"), KeyCode.E, tiles::explainFocused),
                Shortcut.of(words.of("today.key.open"), KeyCode.O, explain::openRows),
                Shortcut.of(words.of("today.key.prove"), KeyCode.P, model::prove),
                Shortcut.of(words.of("today.key.goal"), KeyCode.G, explain::editGoal),
                Shortcut.of(words.of("today.key.table"), KeyCode.T, charts::turn),
                Shortcut.of(words.of("today.key.wall"), KeyCode.W, acts.wall()),
                Shortcut.control(words.of("today.export"), KeyCode.E, export),
                Shortcut.of(
                        words.of("today.period.TODAY"),
                        KeyCode.DIGIT1,
                        () -> model.look(Period.TODAY)),
                Shortcut.of(
                        words.of("today.period.LAST_7_DAYS"),
                        KeyCode.DIGIT2,
                        () -> model.look(Period.LAST_7_DAYS)),
                Shortcut.of(
                        words.of("today.period.MONTH"),
                        KeyCode.DIGIT3,
                        () -> model.look(Period.MONTH)),
                Shortcut.of(words.of("today.key.close"), KeyCode.ESCAPE, this::closeExplain));
    }

    /// Writes what is being entered, before the window closes.
    void close() {
        explain.close();
    }

    private void closeExplain() {
        tiles.focus();
        model.explain(null);
    }
}
