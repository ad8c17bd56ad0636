package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.today.Page.Show;
import live.lsn.ui.Badge;
import live.lsn.ui.chart.BarList;
import live.lsn.ui.tile.WallList;

import java.util.Comparator;

/// Where orders come from: by source, and the shows of the day.
final class WallSources implements WallPage {
    private static final double SCALE = 1.5;
    private static final int SHOWS = 6;
    private final TodayWords words;
    private final BarList bars = new BarList();
    private final WallList shows = new WallList();
    private final HBox node;

    WallSources(TodayWords words) {
        this.words = words;
        bars.setScale(SCALE);
        var left = card(words.of("today.wall.orders"), bars);
        var title = new Label(words.of("today.wall.shows"));
        title.getStyleClass().add("wall-label");
        var right = new VBox(14, title, shows);
        right.setPrefWidth(100);
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(shows, Priority.ALWAYS);
        node = new HBox(24, left, right);
    }

    private static VBox card(String name, Node content) {
        var title = new Label(name);
        title.getStyleClass().add("wall-label");
        var card = new VBox(14, title, content);
        card.getStyleClass().add("card");
        card.setPadding(new Insets(18, 20, 18, 20));
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    @Override
    public String name() {
        return "today.wall.page.sources";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Page page) {
        bars.show(words.of("today.wall.orders"), orders(page));
        shows.show(
                page.shows().stream()
                        .sorted(Comparator.comparing(Show::from).reversed())
                        .limit(SHOWS)
                        .map(this::row)
                        .toList());
    }

    private BarList.Content orders(Page page) {
        var rows =
                page.bySource().stream()
                        .sorted(
                                Comparator.comparingLong((Page.SourceRow row) -> row.now().orders())
                                        .reversed())
                        .map(
                                row ->
                                        new BarList.Row(
                                                row.source().name(),
                                                words.name(row.source()),
                                                row.now().orders(),
                                                row.before() == null
                                                        ? null
                                                        : (Long) row.before().orders(),
                                                null))
                        .toList();
        var known = !rows.isEmpty() && page.bySource().getFirst().before() != null;
        return new BarList.Content(
                words.formats(),
                0,
                rows,
                words.of("today.total"),
                null,
                known
                        ? words.of(
                                "today.tick.to",
                                words.before(page.question().period()),
                                words.time(page.previous().cut()))
                        : null);
    }

    private WallList.Row row(Show show) {
        return new WallList.Row(
                "bi-broadcast",
                show.number(),
                words.of("today.wall.show.span", words.time(show.from()), words.time(show.to())),
                Badge.Tone.NEUTRAL,
                words.formats().whole(show.orders()));
    }
}
