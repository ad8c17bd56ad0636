package live.lsn.desk.lots;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.ui.Board;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report as a card: whose goods, what was found most, and until when somebody must answer.
final class LotBoardLook implements Board.Look<Lot> {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final int HEIGHT = 112;
    private final LotsWords words;
    private final Supplier<LocalDate> today;

    LotBoardLook(LotsWords words, Supplier<LocalDate> today) {
        this.words = words;
        this.today = today;
    }

    @Override
    public String id(Lot lot) {
        return lot.id();
    }

    @Override
    public Node draw(Lot lot) {
        var report = Objects.requireNonNull(lot.nonconformity());
        var number = LotParts.label(report.number(), "strong");
        number.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        number.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(6, number, room);
        head.setAlignment(Pos.CENTER_LEFT);
        if (report.contractReview()) head.getChildren().add(Icons.of("bi-flag"));
        return new VBox(
                3,
                head,
                line(lot.source().supplierName(), "small"),
                line(lot.source().item(), "small", "muted"),
                line(found(lot), "small", "muted"),
                when(lot, report));
    }

    private static Label line(String text, String... styles) {
        var label = LotParts.label(text, styles);
        label.setMinWidth(0);
        return label;
    }

    /// `Stain 7, 120 units`.
    private String found(Lot lot) {
        var units = words.of("lots.board.units", words.count(lot.count().quantity()));
        var defect = mostFound(lot);
        return defect == null ? units : words.of("lots.board.found", defect, units);
    }

    private @Nullable String mostFound(Lot lot) {
        var holding = lot.holding();
        if (holding == null) return null;
        return InspectionPart.mostFirst(holding).stream()
                .findFirst()
                .map(
                        most ->
                                words.of(
                                        "lots.board.defect",
                                        InspectionPart.defect(holding, most.getKey()),
                                        words.count(most.getValue())))
                .orElse(null);
    }

    private Label when(Lot lot, Nonconformity report) {
        var due = Due.of(lot, today.get());
        var label = line(since(due, report), "small", due == null ? "muted" : "due");
        label.pseudoClassStateChanged(OVER, due != null && due.isOver());
        label.pseudoClassStateChanged(SOON, due != null && due.isSoon());
        return label;
    }

    /// Until when an answer is due; where none is waited for, since when the report stands there.
    private String since(@Nullable Due due, Nonconformity report) {
        if (due != null) return words.due(due);
        var at = report.events().isEmpty() ? report.openedAt() : report.events().getLast().at();
        return words.of("lots.board.since", words.formats().date(at));
    }

    @Override
    public String spoken(Lot lot) {
        var report = Objects.requireNonNull(lot.nonconformity());
        var said =
                new ArrayList<>(
                        List.of(
                                report.number(),
                                lot.source().supplierName(),
                                lot.source().item(),
                                found(lot),
                                since(Due.of(lot, today.get()), report)));
        if (report.contractReview()) said.add(words.of("lots.review"));
        return Stream.concat(said.stream(), Stream.of(lot.number()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public double height() {
        return HEIGHT;
    }
}
