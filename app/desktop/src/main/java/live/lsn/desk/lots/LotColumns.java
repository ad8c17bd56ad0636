package live.lsn.desk.lots;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.list.ListFields;
import live.lsn.ui.table.Cell;
import live.lsn.ui.table.DataColumn;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The columns of the lots and the fields that they can be narrowed by.
record LotColumns(LotsWords words, Supplier<LocalDate> today) {
    List<DataColumn<Lot>> columns() {
        return List.of(
                DataColumn.text("number", words.of("lots.column.number"), 92, Lot::number)
                        .fixed()
                        .styled("strong", "first-column"),
                DataColumn.<Lot>text(
                                "item",
                                words.of("lots.column.item"),
                                130,
                                lot -> lot.source().item())
                        .spare(90),
                DataColumn.text(
                        "supplier",
                        words.of("lots.column.supplier"),
                        100,
                        lot -> lot.source().supplierName()),
                DataColumn.<Lot>text(
                                "order_number",
                                words.of("lots.column.order"),
                                92,
                                lot -> lot.source().orderNumber())
                        .hidden(),
                DataColumn.<Lot>number(
                                "quantity",
                                words.of("lots.column.quantity"),
                                54,
                                words.formats(),
                                lot -> lot.count().quantity())
                        .falling(),
                DataColumn.text(
                        "state",
                        words.of("lots.column.state"),
                        120,
                        lot -> words.name(lot.state())),
                DataColumn.<Lot>text("verdict", words.of("lots.column.verdict"), 100, this::verdict)
                        .hidden(),
                DataColumn.text("report_state", words.of("lots.column.report"), 142, this::report),
                DataColumn.<Lot>drawn(
                        "answer_due",
                        words.of("lots.column.due"),
                        124,
                        this::due,
                        _ -> new DueDayCell(words, today)),
                received(),
                DataColumn.<Lot>text("bin", words.of("lots.column.bin"), 84, Lot::bin).hidden(),
                DataColumn.<Lot>text(
                                "inspector",
                                words.of("lots.column.inspector"),
                                104,
                                LotColumns.this::inspector)
                        .hidden());
    }

    private DataColumn<Lot> received() {
        return DataColumn.<Lot>moment(
                        "received_at",
                        words.of("lots.column.received"),
                        96,
                        words.formats()::date,
                        LotColumns::receivedAt)
                .falling();
    }

    private static @Nullable Instant receivedAt(Lot lot) {
        return lot.receivedAt();
    }

    private @Nullable String verdict(Lot lot) {
        var holding = lot.holding();
        var signed = holding == null ? null : holding.signOff();
        return signed == null ? null : words.name(signed.verdict());
    }

    private @Nullable String report(Lot lot) {
        var report = lot.nonconformity();
        if (lot.isToChoose()) return words.of("lots.to-choose");
        return report == null ? null : words.name(report.state());
    }

    private Cell due(Lot lot) {
        var due = Due.of(lot, today.get());
        return due == null ? new Cell.Empty() : new Cell.Day(due.day());
    }

    private @Nullable String inspector(Lot lot) {
        return lot.inspections().isEmpty()
                ? null
                : words.who(lot, lot.inspections().getLast().by());
    }

    /// @param behind the numbers of the lots that go by a name, such as those behind a figure
    ListFields fields(InstantSource clock, Function<String, List<String>> behind) {
        return ListFields.in(words.formats().zone(), clock)
                .set("number", words.of("lots.column.number"), behind)
                .code(
                        "state",
                        words.of("lots.column.state"),
                        List.of(LotState.values()),
                        words::name)
                .code(
                        "verdict",
                        words.of("lots.column.verdict"),
                        List.of(LotVerdict.ACCEPTED, LotVerdict.REJECTED),
                        words::name)
                .code(
                        "report_state",
                        words.of("lots.column.report"),
                        List.of(NonconformityState.values()),
                        words::name)
                .date("answer_due", words.of("lots.column.due"))
                .day("received_at", words.of("lots.column.received"))
                .text("supplier", words.of("lots.column.supplier"))
                .text("item", words.of("lots.column.item"))
                .text("order_number", words.of("lots.column.order"))
                .number("quantity", words.of("lots.column.quantity"))
                .text("bin", words.of("lots.column.bin"))
                .account(
                        "inspector",
                        words.of("lots.column.inspector"),
                        words.of("lots.you"),
                        words.account())
                .build();
    }
}
