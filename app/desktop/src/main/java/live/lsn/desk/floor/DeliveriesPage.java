package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// What is due today and what is late, late first.
final class DeliveriesPage extends StackPane {
    private static final int DIGITS = 9;
    private final FloorViewModel model;
    private final FloorWords words;
    private final Consumer<String> open;
    private final ScanBox scan;
    private final FloorPage page;
    private final VBox rows = new VBox(10);
    private List<Delivery> shown = List.of();

    /// @param open given the order that is to be counted
    DeliveriesPage(FloorViewModel model, FloorWords words, Consumer<String> open, Runnable leave) {
        this.model = model;
        this.words = words;
        this.open = open;
        scan = new ScanBox(words.of("floor.scan.order"), this::find, this::choose);
        scan.onDown(this::focusFirst);
        scan.onEnter(() -> choose(1));
        scan.hear(this);
        page = new FloorPage(words, scan, leave);
        rows.setPadding(new Insets(0, 20, 16, 20));
        page.setCenter(FloorNodes.scroll(rows));
        getChildren().add(page);
        model.found().subscribe(this::found);
        model.now()
                .subscribe(
                        now -> {
                            if (now != null) draw(now);
                        });
    }

    private void draw(FloorNow now) {
        shown = now.deliveries();
        page.title(words.of("floor.deliveries"), words.of("floor.deliveries.count", shown.size()));
        var counted = new HashSet<String>();
        now.counting().forEach(delivery -> counted.add(delivery.order().id()));
        var made = new java.util.ArrayList<Node>();
        for (var delivery : shown) made.add(row(delivery, made.size() + 1, counted, now));
        rows.getChildren().setAll(made);
        if (made.isEmpty())
            rows.getChildren()
                    .add(
                            Placeholder.done(
                                    words.of("floor.deliveries.none"),
                                    words.of("floor.deliveries.none.more")));
    }

    private Node row(Delivery delivery, int place, HashSet<String> counted, FloorNow now) {
        var order = delivery.order();
        var name =
                new VBox(
                        2,
                        FloorNodes.label(order.number(), "floor-row-title"),
                        FloorNodes.label(
                                FloorWords.joined(
                                        order.supplierName(),
                                        words.of("floor.lines", delivery.openLines())),
                                "floor-row-text"));
        name.setMinWidth(0);
        var line = FloorNodes.line(name, FloorNodes.room());
        if (counted.contains(order.id()))
            line.getChildren().add(new Badge(words.of("floor.badge.counting"), Tone.ACCENT));
        if (order.blind())
            line.getChildren().add(new Badge(words.of("floor.badge.blind"), Tone.NEUTRAL));
        if (delivery.isLate(now.today()))
            line.getChildren().add(new Badge(words.of("floor.badge.late"), Tone.DANGER));
        var due = FloorNodes.label(words.due(delivery, now.today()), "floor-row-title");
        due.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().add(due);
        if (place <= DIGITS) line.getChildren().add(new KeyCap(Integer.toString(place)));
        var row =
                FloorNodes.row(
                        line,
                        order.number() + ", " + order.supplierName() + ", " + due.getText(),
                        () -> open.accept(order.id()));
        line.prefWidthProperty().bind(row.widthProperty().subtract(34));
        return row;
    }

    private boolean choose(int digit) {
        if (digit < 1 || digit > Math.min(DIGITS, shown.size())) return false;
        open.accept(shown.get(digit - 1).order().id());
        return true;
    }

    private void find(String code) {
        var order =
                shown.stream()
                        .filter(one -> one.order().number().equalsIgnoreCase(code))
                        .findFirst();
        // One that came early is known, but not due.
        if (order.isPresent()) open.accept(order.get().order().id());
        else model.find(code);
    }

    private void found(@Nullable Found found) {
        if (found == null || getScene() == null || found instanceof Found.Order) return;
        page.tell(new Told(Tone.DANGER, told(found)));
        model.forget();
    }

    private String told(Found found) {
        var code =
                switch (found) {
                    case Found.OneLot(var lot) -> lot.number();
                    case Found.Lots(var one, _) -> one;
                    case Found.Order(var order) -> order.number();
                    case Found.Nothing(var one) -> one;
                    case Found.Unread(var one) -> one;
                };
        return words.of(
                found instanceof Found.Unread ? "floor.unread" : "floor.deliveries.unknown", code);
    }

    private void focusFirst() {
        if (!rows.getChildren().isEmpty()) rows.getChildren().getFirst().requestFocus();
    }

    void focus() {
        page.tell(Told.NOTHING);
        scan.clear();
        scan.focus();
    }
}
