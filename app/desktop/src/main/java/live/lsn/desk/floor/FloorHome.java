package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What there is to do on the floor: a scan first, then what was begun, then the tiles.
final class FloorHome extends BorderPane {
    private static final int COLUMNS = 3;
    private final FloorViewModel model;
    private final FloorWords words;
    private final Ways ways;
    private final ScanBox scan;
    private final VBox begun = new VBox(14);
    private final GridPane tiles = new GridPane(12, 12);
    private final NextPane next;
    private final FoundCard found;
    private List<FloorTile> shown = List.of();
    private Runnable usual = () -> {};

    /// Where the home leads.
    ///
    /// @param inspections null where nobody inspects here
    /// @param receives whether the person may count deliveries and put lots away
    record Ways(
            @Nullable Inspections inspections,
            boolean receives,
            Runnable deliveries,
            java.util.function.Consumer<String> order,
            Runnable putAway,
            java.util.function.Consumer<live.lsn.api.model.goods.Lot> putAwayLot) {}

    FloorHome(FloorViewModel model, FloorWords words, Ways ways) {
        this.model = model;
        this.words = words;
        this.ways = ways;
        scan = new ScanBox(words.of("floor.scan"), model::find, this::choose);
        scan.onEnter(() -> usual.run());
        scan.onDown(this::focusFirst);
        scan.hear(this);
        next = new NextPane(words, ways.inspections());
        found = new FoundCard(words, ways, this::forget);
        for (var column = 0; column < COLUMNS; column++) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            third.setHgrow(Priority.ALWAYS);
            tiles.getColumnConstraints().add(third);
        }
        var left = new VBox(14, scan, begun, tiles);
        left.setPadding(new Insets(16, 20, 16, 20));
        VBox.setVgrow(tiles, Priority.ALWAYS);
        var work = FloorNodes.scroll(left);
        work.setFitToHeight(true);
        setCenter(work);
        setRight(next);
        getStyleClass().add("floor-home");
        model.now().subscribe(_ -> draw());
        model.found().subscribe(_ -> draw());
    }

    private void draw() {
        var now = model.now().get();
        if (now == null) return;
        next.show(now);
        usual = () -> {};
        var cards = new ArrayList<Node>();
        var answer = model.found().get();
        if (answer != null) cards.add(found(answer));
        else cards.addAll(begun(now));
        // What is drawn anew may have had the keyboard: it must not go where no scan is taken.
        var kept = isFocusWithin();
        begun.getChildren().setAll(cards);
        tiles(now);
        if (kept && !isFocusWithin()) focus();
    }

    private Node found(Found answer) {
        var card = found.show(answer);
        usual = found.usual();
        return card;
    }

    private List<Node> begun(FloorNow now) {
        var cards = new ArrayList<Node>();
        var unfinished = now.unfinished();
        var inspections = ways.inspections();
        if (unfinished != null && inspections != null) {
            var inspection = unfinished.inspection();
            usual = () -> inspections.open(unfinished.lot().id());
            cards.add(
                    BegunCard.of(
                            words.of(
                                    "floor.continue",
                                    inspection.number(),
                                    words.whole(inspection.next())),
                            FloorWords.joined(
                                    unfinished.lot().source().item(),
                                    words.lotAndOrder(unfinished.lot()),
                                    words.of(
                                            "floor.saved",
                                            words.formats().time(unfinished.savedAt()))),
                            words.of("floor.continue.act"),
                            usual,
                            true));
        }
        if (ways.receives())
            for (var counting : now.counting()) cards.add(counting(counting, cards.isEmpty()));
        return cards.size() > 2 ? cards.subList(0, 2) : cards;
    }

    private Node counting(Delivery counting, boolean first) {
        Runnable open = () -> ways.order().accept(counting.order().id());
        if (first) usual = open;
        var drafts = counting.drafts();
        return BegunCard.of(
                words.of("floor.counting", counting.order().number()),
                FloorWords.joined(
                        counting.order().supplierName(),
                        words.of("floor.counting.lots", drafts.size()),
                        words.of(
                                "floor.saved",
                                words.formats().time(drafts.getLast().count().at()))),
                words.of("floor.counting.act"),
                open,
                first);
    }

    private void tiles(FloorNow now) {
        var made = new ArrayList<FloorTile>();
        if (ways.inspections() != null)
            made.add(tile(made, "bi-clipboard-check", "inspect", now.waiting(), next::focusFirst));
        if (ways.receives()) {
            made.add(tile(made, "bi-truck", "receive", now.deliveries().size(), ways.deliveries()));
            made.add(
                    tile(
                            made,
                            "bi-box-arrow-in-down",
                            "put-away",
                            now.toPutAway().size(),
                            ways.putAway()));
        }
        shown = List.copyOf(made);
        tiles.getChildren().clear();
        for (var at = 0; at < made.size(); at++)
            tiles.add(made.get(at), at % COLUMNS, at / COLUMNS);
    }

    private FloorTile tile(
            List<FloorTile> before, String icon, String name, int count, Runnable open) {
        var tile =
                new FloorTile(
                        before.size() + 1,
                        icon,
                        words.of("floor.tile." + name),
                        words.of("floor.tile.more." + name, count),
                        words.whole(count),
                        open);
        tile.getStyleClass().add(name);
        return tile;
    }

    private boolean choose(int digit) {
        if (digit < 1 || digit > shown.size()) return false;
        shown.get(digit - 1).fire();
        return true;
    }

    private void focusFirst() {
        if (!shown.isEmpty()) shown.getFirst().requestFocus();
    }

    private void forget() {
        model.forget();
        focus();
    }

    /// Takes Escape; false where there is nothing to leave.
    boolean leave() {
        if (model.found().get() == null) {
            focus();
            return false;
        }
        forget();
        return true;
    }

    void focus() {
        scan.focus();
    }
}
