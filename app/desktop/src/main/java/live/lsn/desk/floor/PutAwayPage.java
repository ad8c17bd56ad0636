package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lots without a bin: scan the lot, scan the bin.
final class PutAwayPage extends StackPane {
    private static final int DIGITS = 9;
    private final PutAwayViewModel model;
    private final FloorViewModel floor;
    private final FloorWords words;
    private final ScanBox scan;
    private final FloorPage page;
    private final VBox rows = new VBox(10);
    private final VBox asked = new VBox();
    private final Runnable home;
    private List<Lot> shown = List.of();

    PutAwayPage(PutAwayViewModel model, FloorViewModel floor, FloorWords words, Runnable leave) {
        this.model = model;
        this.floor = floor;
        this.words = words;
        this.home = leave;
        scan = new ScanBox(words.of("floor.scan.put-away"), model::scan, this::choose);
        scan.onDown(this::focusFirst);
        scan.hear(this);
        page = new FloorPage(words, scan, this::leave);
        var list = new VBox(12, asked, rows);
        list.setPadding(new Insets(0, 20, 16, 20));
        page.setCenter(FloorNodes.scroll(list));
        getChildren().add(page);
        floor.now().subscribe(_ -> draw());
        model.lot().subscribe(_ -> draw());
        model.told()
                .subscribe(
                        told -> {
                            page.tell(told);
                            page.offerPapers(!papersOf().isEmpty());
                        });
    }

    /// Opens it, with a lot where one was chosen already.
    void open(@Nullable Lot lot) {
        model.choose(lot);
        scan.clear();
        scan.focus();
    }

    /// What papers are printed of; none where no lot was chosen or put away.
    List<Lot> papersOf() {
        var one = model.papersOf();
        return one == null ? List.of() : List.of(one);
    }

    PaperButtons papers() {
        return page.papers();
    }

    void tell(Told what) {
        page.tell(what);
    }

    void focus() {
        scan.focus();
    }

    private void draw() {
        var now = floor.now().get();
        if (now == null) return;
        shown = now.toPutAway();
        page.title(words.of("floor.tile.put-away"), words.of("floor.put.count", shown.size()));
        var chosen = model.lot().get();
        page.offerPapers(!papersOf().isEmpty());
        asked.getChildren().setAll(chosen == null ? List.of() : List.of(asked(chosen)));
        asked.setManaged(chosen != null);
        rows.setVisible(chosen == null);
        rows.setManaged(chosen == null);
        var made = new ArrayList<Node>();
        for (var lot : shown) made.add(row(lot, made.size() + 1));
        rows.getChildren().setAll(made);
        if (made.isEmpty())
            rows.getChildren()
                    .add(
                            Placeholder.done(
                                    words.of("floor.put.none"), words.of("floor.put.none.more")));
    }

    private Node asked(Lot lot) {
        var icon = Icons.of("bi-box-arrow-in-down");
        icon.getStyleClass().add("floor-card-icon");
        var card =
                FloorNodes.line(
                        icon,
                        new VBox(
                                2,
                                FloorNodes.wrapped(
                                        words.of("floor.put.which", lot.number()), "floor-title"),
                                FloorNodes.wrapped(
                                        FloorWords.joined(lot.source().item(), words.state(lot)),
                                        "floor-row-text")));
        card.getStyleClass().add("floor-card");
        return card;
    }

    private Node row(Lot lot, int place) {
        var name =
                new VBox(
                        2,
                        FloorNodes.label(lot.number(), "floor-row-title"),
                        FloorNodes.label(
                                FloorWords.joined(lot.source().item(), words.state(lot)),
                                "floor-row-text"));
        name.setMinWidth(0);
        var line = FloorNodes.line(name, FloorNodes.room());
        if (place <= DIGITS) line.getChildren().add(new KeyCap(Integer.toString(place)));
        var row =
                FloorNodes.row(
                        line,
                        lot.number() + ", " + lot.source().item(),
                        () -> {
                            model.choose(lot);
                            scan.focus();
                        });
        line.prefWidthProperty().bind(row.widthProperty().subtract(34));
        return row;
    }

    private boolean choose(int digit) {
        if (model.lot().get() != null) return false;
        if (digit < 1 || digit > Math.min(DIGITS, shown.size())) return false;
        model.choose(shown.get(digit - 1));
        return true;
    }

    private void focusFirst() {
        if (model.lot().get() == null && !rows.getChildren().isEmpty())
            rows.getChildren().getFirst().requestFocus();
    }

    /// Takes Escape: another lot first, then back.
    void leave() {
        if (model.lot().get() == null) home.run();
        else open(null);
    }
}
