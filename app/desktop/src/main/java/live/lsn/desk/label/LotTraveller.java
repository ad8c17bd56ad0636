package live.lsn.desk.label;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.trpc.Json;
import live.lsn.desk.parts.Signers;
import live.lsn.desk.report.Paper;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;

/// The sheet that goes with a lot through the warehouse, one page: what it is, what came, by which
/// plan it is inspected, what was done with it, and blank lines for what is still to do.
public record LotTraveller(Messages words, Formats formats) {
    /// The fourth part of the width is the code's.
    private static final double[] TOP = {0.2, 0.58};

    private static final double[] FACTS = {0.2, 0.8};
    private static final double[] COUNTS = {0.25, 0.25, 0.25, 0.25};
    private static final double[] PLAN = {0.2, 0.12, 0.2, 0.12, 0.12, 0.24};
    private static final double[] STEPS = {0.22, 0.28, 0.25, 0.25};
    private static final double[] BLANKS = {0.34, 0.33, 0.33};
    private static final float CODE = 84;

    /// What a sheet is made of.
    ///
    /// @param order null where it is not on this device
    /// @param basis by what it is inspected next; where it was inspected, that inspection's counts
    public record Sheet(Lot lot, @Nullable PurchaseOrder order, List<ClassBasis> basis) {
        public Sheet {
            basis = List.copyOf(basis);
        }
    }

    /// A page, or more where one does not hold it, for each lot, in one document. It is the same
    /// for the same lots in the same order.
    ///
    /// @param sheets at least one
    public byte[] pdf(List<Sheet> sheets) throws IOException {
        var first = sheets.getFirst().lot();
        var at = Objects.requireNonNullElse(first.receivedAt(), first.count().at());
        var id = 0L;
        for (var sheet : sheets) id = id * 31 + id(sheet.lot());
        try (var paper = new Paper(title(first), foot(first), at, id)) {
            write(paper, sheets.getFirst());
            for (var sheet : sheets.subList(1, sheets.size())) {
                paper.begin(foot(sheet.lot()));
                write(paper, sheet);
            }
            return paper.bytes();
        }
    }

    private String title(Lot lot) {
        return words.of("traveller.title", lot.number());
    }

    private String foot(Lot lot) {
        return words.of("traveller.foot", lot.number());
    }

    private void write(Paper paper, Sheet sheet) throws IOException {
        var lot = sheet.lot();
        paper.code(Codes.drawn(lot.number(), CODE), CODE);
        paper.title(title(lot));
        source(paper, lot, sheet.order());
        counts(paper, lot, sheet.order());
        plan(paper, lot, sheet.basis());
        verdict(paper, lot);
        steps(paper, lot);
    }

    /// The same for the same record.
    private static long id(Lot lot) {
        var name = UUID.nameUUIDFromBytes(Json.MAPPER.writeValueAsBytes(lot.source()));
        return ByteBuffer.allocate(Long.BYTES).putLong(name.getMostSignificantBits()).getLong(0)
                ^ lot.version();
    }

    private void source(Paper paper, Lot lot, @Nullable PurchaseOrder order) throws IOException {
        var source = lot.source();
        var count = lot.count();
        top(paper, "traveller.state", words.of("label.state." + LabelState.of(lot)));
        top(paper, "report.item", source.item());
        top(paper, "traveller.sku", source.sku());
        top(paper, "report.supplier", source.supplierName() + " · " + source.supplierNumber());
        top(paper, "label.order", LotLabel.line(lot, order, words));
        if (source.dockAt() != null) top(paper, "traveller.delivery", moment(source.dockAt()));
        if (count.batch() != null) fact(paper, "report.batch", count.batch());
        if (count.expiresOn() != null)
            fact(paper, "report.expires", formats.date(count.expiresOn()));
        if (lot.bin() != null) fact(paper, "label.bin", lot.bin());
    }

    private void top(Paper paper, String key, String value) throws IOException {
        paper.row(false, TOP, words.of(key), value);
    }

    private void fact(Paper paper, String key, String value) throws IOException {
        paper.row(false, FACTS, words.of(key), value);
    }

    /// Whoever counts blind is told no figure of the order, on paper neither.
    private void counts(Paper paper, Lot lot, @Nullable PurchaseOrder order) throws IOException {
        var line = order == null || order.blind() ? null : order.line(lot.source().lineId());
        var count = lot.count();
        paper.heading(words.of("traveller.counts"));
        paper.row(
                true,
                COUNTS,
                words.of("traveller.expected"),
                words.of(lot.receivedAt() == null ? "label.counted" : "label.received"),
                words.of("traveller.damaged"),
                words.of("traveller.whole"));
        paper.row(
                false,
                COUNTS,
                line == null ? "–" : formats.whole(line.ordered()),
                formats.whole(count.quantity()),
                formats.whole(count.damaged()),
                formats.whole(count.whole()));
    }

    private void plan(Paper paper, Lot lot, List<ClassBasis> next) throws IOException {
        var last = last(lot);
        var classes = last == null ? next : last.classes();
        paper.heading(words.of("report.plan"));
        if (classes.isEmpty()) {
            paper.text(words.of("traveller.no-plan"));
            return;
        }
        paper.row(
                true,
                PLAN,
                words.of("report.class"),
                "AQL",
                words.of("report.severity"),
                words.of("report.letter"),
                "n",
                "Ac / Re");
        for (var basis : classes)
            paper.row(
                    false,
                    PLAN,
                    words.of("plan.class." + basis.of()),
                    basis.aql(),
                    words.of("plan.severity." + basis.severity()),
                    basis.planLetter(),
                    sizes(basis),
                    limits(basis));
    }

    private static @Nullable Inspection last(Lot lot) {
        var holding = lot.holding();
        if (holding != null) return holding;
        return lot.inspections().isEmpty() ? null : lot.inspections().getLast();
    }

    /// Of each sample, `80 + 80`.
    private static String sizes(ClassBasis basis) {
        var told = new StringJoiner(" + ");
        basis.samples().forEach(sample -> told.add(Integer.toString(sample.size())));
        return told.toString();
    }

    private static String limits(ClassBasis basis) {
        var told = new StringJoiner(", ");
        for (var sample : basis.samples())
            told.add(
                    (sample.acceptance() < 0 ? "#" : Integer.toString(sample.acceptance()))
                            + " / "
                            + sample.rejection());
        return told.toString();
    }

    private void verdict(Paper paper, Lot lot) throws IOException {
        var holding = lot.holding();
        var report = lot.nonconformity();
        var open = report != null && report.state() != NonconformityState.CLOSED;
        if (holding == null && lot.dispositions().isEmpty() && !open) return;
        paper.heading(words.of("report.verdict"));
        if (holding != null && holding.signOff() != null)
            fact(
                    paper,
                    "report.verdict",
                    words.of("report.verdict." + holding.signOff().verdict())
                            + " · "
                            + holding.number());
        if (!lot.dispositions().isEmpty()) fact(paper, "report.ways", ways(lot));
        if (report != null && open)
            fact(
                    paper,
                    "traveller.report",
                    report.number() + " · " + words.of("lots.report." + report.state()));
    }

    private String ways(Lot lot) {
        var told = new StringJoiner(", ");
        for (var way : Disposition.values())
            for (var each : lot.dispositions())
                if (each.to() == way && each.units() > 0)
                    told.add(formats.whole(each.units()) + " " + words.of("report.way." + way));
        return told.toString();
    }

    private void steps(Paper paper, Lot lot) throws IOException {
        var holding = lot.holding();
        var signed = holding == null ? null : holding.signOff();
        paper.heading(words.of("traveller.steps"));
        step(paper, lot, "traveller.step.received", "", lot.receivedBy(), lot.receivedAt());
        var number = holding == null ? "" : holding.number();
        var by = signed == null ? null : signed.by();
        var at = signed == null ? null : signed.at();
        step(paper, lot, "traveller.step.inspected", number, by, at);
        // Who decided on the units anew after that is not in the record.
        if (signed == null || !isAsSigned(lot, signed)) blank(paper, "traveller.step.disposition");
        else step(paper, lot, "traveller.step.disposition", "", by, at);
        putAway(paper, lot);
        paper.blank(new double[] {1}, words.of("report.note"));
    }

    /// Who put it away is not in old records: the paper takes it down then.
    private void putAway(Paper paper, Lot lot) throws IOException {
        if (lot.bin() == null) blank(paper, "traveller.step.put-away");
        else if (!lot.putAways().isEmpty()) {
            var put = lot.putAways().getLast();
            step(paper, lot, "traveller.step.put-away", put.bin(), put.by(), put.at());
        } else {
            paper.row(false, STEPS, words.of("traveller.step.put-away"), lot.bin(), "", "");
            paper.blank(BLANKS, "", words.of("traveller.by"), words.of("traveller.on"));
        }
    }

    private static boolean isAsSigned(Lot lot, SignOff signed) {
        var now = new EnumMap<Disposition, Integer>(Disposition.class);
        for (var way : lot.dispositions())
            if (way.units() > 0) now.merge(way.to(), way.units(), Integer::sum);
        var then = new EnumMap<Disposition, Integer>(Disposition.class);
        signed.dispositions()
                .forEach(
                        (way, units) -> {
                            if (units > 0) then.put(way, units);
                        });
        return now.equals(then);
    }

    private void step(
            Paper paper,
            Lot lot,
            String key,
            String what,
            @Nullable String by,
            @Nullable Instant at)
            throws IOException {
        if (by == null || at == null) blank(paper, key);
        else paper.row(false, STEPS, words.of(key), what, Signers.name(lot, by, words), moment(at));
    }

    private void blank(Paper paper, String key) throws IOException {
        paper.blank(BLANKS, words.of(key), words.of("traveller.by"), words.of("traveller.on"));
    }

    private String moment(Instant at) {
        return formats.dateAndTime(at) + " " + formats.zoneAt(at);
    }
}
