package live.lsn.desk.lots;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Lines;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What came, from whom, where it lies and what is done with it.
final class LotHead {
    private static final int NAME = 104;
    private static final int UNITS = 70;
    private static final int MOST_SERIALS = 12;
    private final LotsWords words;

    LotHead(LotsWords words) {
        this.words = words;
    }

    Node of(LotDetail detail, LocalDate today) {
        var lot = detail.lot();
        var parts = new ArrayList<Node>();
        parts.add(badges(lot, today));
        parts.add(LotParts.wrapped(lot.source().item(), "strong"));
        parts.add(facts(lot, detail.score()));
        if (!lot.dispositions().isEmpty()) parts.add(ways(lot));
        return LotParts.section(parts);
    }

    private Node badges(Lot lot, LocalDate today) {
        var line = new FlowPane(8, 6);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        line.getChildren()
                .addAll(
                        LotParts.label(lot.number(), "record"),
                        new Badge(words.name(lot.state()), LotsWords.tone(lot.state())));
        var report = lot.nonconformity();
        if (report != null)
            line.getChildren()
                    .add(
                            new Badge(
                                    words.of(
                                            "lots.report.badge",
                                            report.number(),
                                            words.name(report.state())),
                                    LotsWords.tone(report.state())));
        var due = Due.of(lot, today);
        if (due != null)
            line.getChildren().add(new Badge(words.due(due), LotsWords.tone(due), "bi-clock"));
        if (report != null && report.contractReview())
            line.getChildren().add(new Badge(words.of("lots.review"), Tone.WARNING, "bi-flag"));
        return line;
    }

    private Node facts(Lot lot, LotDetail.Score score) {
        var grid = new GridPane(16, 6);
        var source = lot.source();
        var count = lot.count();
        add(grid, "lots.column.supplier", source.supplierName() + " · " + source.supplierNumber());
        add(grid, "lots.score", scored(score));
        add(grid, "lots.column.order", source.orderNumber() + " · " + source.sku());
        add(grid, "lots.counted", counted(lot));
        add(grid, "lots.batch", count.batch());
        add(
                grid,
                "lots.expires",
                count.expiresOn() == null ? null : words.formats().date(count.expiresOn()));
        add(grid, "lots.serials", serials(count.serials()));
        add(grid, "lots.column.bin", lot.bin());
        add(grid, "lots.note", count.note());
        return grid;
    }

    private void add(GridPane grid, String name, @Nullable String value) {
        if (value == null) return;
        var title = LotParts.label(words.of(name), "small", "muted");
        title.setMinWidth(NAME);
        var told = LotParts.wrapped(value, "small");
        GridPane.setHgrow(told, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), title, told);
    }

    private String scored(LotDetail.Score score) {
        return score.judged() == 0
                ? words.of("lots.score.none", LotReader.SCORED_DAYS)
                : words.of(
                        "lots.score.of",
                        words.count(score.accepted()),
                        words.count(score.judged()),
                        LotReader.SCORED_DAYS);
    }

    private String counted(Lot lot) {
        var count = lot.count();
        var units = words.count(count.quantity()) + " " + lot.source().unit();
        var at = lot.receivedAt() == null ? count.at() : lot.receivedAt();
        return words.of(
                count.damaged() > 0 ? "lots.counted.damaged" : "lots.counted.whole",
                units,
                words.formats().dateAndTime(at),
                words.count(count.damaged()));
    }

    private @Nullable String serials(List<String> serials) {
        if (serials.isEmpty()) return null;
        var some = serials.stream().limit(MOST_SERIALS).collect(Collectors.joining(", "));
        return serials.size() <= MOST_SERIALS
                ? some
                : words.of("lots.serials.more", some, serials.size() - MOST_SERIALS);
    }

    private Node ways(Lot lot) {
        var table = new Lines(List.of(Lines.Column.rest(), Lines.Column.right(UNITS)));
        table.add("caption", words.of("lots.ways"), words.of("lots.units"));
        for (var way : lot.dispositions())
            table.add("small", words.name(way.to()), words.count(way.units()));
        var sum = lot.dispositions().stream().mapToLong(Lot.Way::units).sum();
        table.add("strong", words.of("lots.ways.all"), words.count(sum));
        return table;
    }
}
