package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import live.lsn.api.model.Source;
import live.lsn.ui.chart.BarList;
import live.lsn.ui.chart.ChartCard;
import live.lsn.ui.chart.FileSaver;
import live.lsn.ui.chart.TimeChart;

/// Revenue through the period, and by source.
final class ChartsRow extends HBox {
    private static final double TALL = 384;
    private final TodayViewModel model;
    private final TodayWords words;
    private final ChartWords chartWords;
    private final TimeChart course = new TimeChart();
    private final BarList bars = new BarList();
    private final ChartCard courseCard;
    private final ChartCard barsCard;

    ChartsRow(TodayViewModel model, TodayWords words, FileSaver saver) {
        super(12);
        this.model = model;
        this.words = words;
        this.chartWords = new ChartWords(words);
        var unit = words.of("today.course.unit", words.currency());
        courseCard = new ChartCard(words.of("today.course.TODAY"), unit, course, saver);
        barsCard = new ChartCard(words.of("today.sources"), words.currency(), bars, saver);
        courseCard.setPadding(new Insets(11, 14, 12, 14));
        HBox.setHgrow(courseCard, Priority.ALWAYS);
        HBox.setHgrow(barsCard, Priority.ALWAYS);
        courseCard.setPrefWidth(530);
        barsCard.setPrefWidth(400);
        course.setMinSize(200, 200);
        setPrefHeight(TALL);
        setMinHeight(USE_PREF_SIZE);
        bars.setOnOpen(id -> toggle(Source.valueOf(id)));
        getChildren().addAll(courseCard, barsCard);
    }

    void show(Page page) {
        var title = words.of("today.course." + page.question().period());
        courseCard.setTitle(title, words.of("today.course.unit", words.currency()));
        course.show(title, chartWords.course(page));
        bars.show(words.of("today.sources"), chartWords.sources(page));
    }

    /// Looks at one source alone, or at all again.
    private void toggle(Source source) {
        model.only(source == model.question().get().only() ? null : source);
    }

    /// Shows both as tables, or as pictures again.
    void turn() {
        var table = !courseCard.tableProperty().get();
        courseCard.tableProperty().set(table);
        barsCard.tableProperty().set(table);
    }
}
