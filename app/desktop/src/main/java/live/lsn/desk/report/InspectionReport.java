package live.lsn.desk.report;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotFile;
import live.lsn.api.trpc.Json;
import live.lsn.desk.parts.Signers;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.goods.LotPlans;
import live.lsn.rules.sampling.OcCurve;
import live.lsn.rules.sampling.Verdict;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The report of an inspection as a PDF: what was inspected by which plan, what was found, and who
/// signed. Made offline; the same lot gives the same bytes in the same language, whoever makes it.
public record InspectionReport(Messages words, Formats formats) {
    private static final double[] FACTS = {0.22, 0.78};
    private static final double[] PLAN = {0.12, 0.09, 0.12, 0.12, 0.13, 0.1, 0.09, 0.23};
    private static final double[] DEFECTS = {0.5, 0.25, 0.25};
    private static final double[] READINGS = {0.32, 0.22, 0.1, 0.12, 0.12, 0.12};
    private static final int STEPS = 120;
    private static final double FAR = 0.002;

    /// @param pictures by id of the file; those that are not here are told by their name and hash
    /// @throws IOException if a picture cannot be read
    public byte[] pdf(Lot lot, Inspection inspection, Map<String, byte[]> pictures)
            throws IOException {
        var hash = hash(lot, inspection);
        var title = words.of("report.title", inspection.number());
        var signed = inspection.signOff();
        var at = signed == null ? inspection.startedAt() : signed.at();
        var id = ByteBuffer.wrap(HexFormat.of().parseHex(hash.substring(0, 16))).getLong();
        try (var paper =
                new Paper(title, words.of("report.foot", inspection.number(), hash), at, id)) {
            paper.title(title);
            facts(paper, lot, inspection);
            plan(paper, inspection);
            defects(paper, inspection);
            readings(paper, inspection);
            verdict(paper, lot, inspection);
            curve(paper, inspection);
            photos(paper, lot, inspection, pictures);
            return paper.bytes();
        }
    }

    /// SHA-256 over the lot's source and count and the whole inspection, as they travel: whoever
    /// has the record can compute it again.
    public static String hash(Lot lot, Inspection inspection) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Json.MAPPER.writeValueAsBytes(lot.source()));
            digest.update(Json.MAPPER.writeValueAsBytes(lot.count()));
            digest.update(ordered(inspection));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A map's members come in any order; here they come in that of their names.
    private static byte[] ordered(Inspection inspection) {
        var tree = Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(inspection), TreeMap.class);
        return Json.MAPPER
                .rebuild()
                .configure(
                        tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                .build()
                .writeValueAsBytes(tree);
    }

    private void facts(Paper paper, Lot lot, Inspection inspection) throws IOException {
        var source = lot.source();
        var count = lot.count();
        fact(paper, "report.item", source.item() + " · " + source.sku());
        fact(paper, "report.supplier", source.supplierName() + " · " + source.supplierNumber());
        fact(paper, "report.lot", lot.number() + " · " + source.orderNumber());
        fact(
                paper,
                "report.size",
                words.of(
                        "report.units",
                        formats.whole(inspection.lotSize()),
                        formats.whole(count.damaged())));
        if (count.batch() != null) fact(paper, "report.batch", count.batch());
        if (count.expiresOn() != null)
            fact(paper, "report.expires", formats.date(count.expiresOn()));
        fact(
                paper,
                "report.begun",
                formats.dateAndTime(inspection.startedAt())
                        + " "
                        + formats.zoneAt(inspection.startedAt())
                        + " · "
                        + Signers.name(lot, inspection.by(), words));
    }

    private void fact(Paper paper, String key, String value) throws IOException {
        paper.row(false, FACTS, words.of(key), value);
    }

    private void plan(Paper paper, Inspection inspection) throws IOException {
        var spec = inspection.spec();
        paper.heading(words.of("report.plan"));
        paper.text(
                words.of(
                        "report.scheme",
                        spec.scheme().title(),
                        spec.level().text(),
                        words.of("plan.counting." + spec.counting()),
                        Long.toString(inspection.seed())));
        paper.row(
                true,
                PLAN,
                words.of("report.class"),
                "AQL",
                words.of("report.severity"),
                words.of("report.letter"),
                "n",
                "Ac / Re",
                words.of("report.found"),
                words.of("report.verdict"));
        var count = InspectionCount.of(inspection);
        for (var basis : inspection.classes()) {
            var of = Objects.requireNonNull(count.of(basis.of()));
            var last = basis.samples().getLast();
            paper.row(
                    false,
                    PLAN,
                    words.of("plan.class." + basis.of()),
                    basis.aql(),
                    words.of("plan.severity." + basis.severity()),
                    path(basis),
                    of.count().inspected() + " / " + basis.most(),
                    last.acceptance() + " / " + last.rejection(),
                    Integer.toString(of.count().found()),
                    told(of.verdict()));
        }
    }

    private static String path(ClassBasis basis) {
        return basis.letter().equals(basis.planLetter())
                ? basis.letter()
                : basis.letter() + " → " + basis.planLetter();
    }

    private String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                    words.of(accepted.normalNext() ? "report.accepted.gap" : "report.accepted");
            case Verdict.Rejected rejected ->
                    words.of(rejected.curtailed() ? "report.rejected.early" : "report.rejected");
            case Verdict.Pending pending ->
                    words.of("report.pending", formats.whole(pending.unitsLeft()));
        };
    }

    private void defects(Paper paper, Inspection inspection) throws IOException {
        var found = new TreeMap<String, Integer>();
        for (var unit : inspection.units())
            unit.defects().forEach((code, times) -> found.merge(code, times, Integer::sum));
        paper.heading(words.of("report.defects"));
        if (found.isEmpty()) paper.text(words.of("report.defects.none"));
        for (var defect : inspection.spec().defects()) {
            var times = found.get(defect.code());
            if (times == null) continue;
            paper.row(
                    false,
                    DEFECTS,
                    defect.name(),
                    words.of("plan.class." + defect.of()),
                    formats.whole(times));
        }
    }

    private void readings(Paper paper, Inspection inspection) throws IOException {
        if (inspection.spec().characteristics().isEmpty()) return;
        paper.heading(words.of("report.readings"));
        paper.row(
                true,
                READINGS,
                words.of("report.characteristic"),
                words.of("report.tolerance"),
                "n",
                words.of("report.mean"),
                "s",
                "Cpk");
        for (var one : inspection.spec().characteristics()) {
            var summary =
                    InspectionCount.characteristic(one)
                            .summary(InspectionCount.readings(inspection, one));
            paper.row(
                    false,
                    READINGS,
                    one.name() + ", " + one.unit(),
                    Objects.requireNonNullElse(one.lower(), "–")
                            + " … "
                            + Objects.requireNonNullElse(one.upper(), "–"),
                    Integer.toString(summary.count()),
                    summary.count() == 0 ? "–" : formats.decimal(summary.mean(), 3),
                    figure(summary.deviation()),
                    figure(summary.cpk()));
        }
    }

    private String figure(java.util.OptionalDouble value) {
        return value.isPresent() ? formats.decimal(value.getAsDouble(), 3) : "–";
    }

    private void verdict(Paper paper, Lot lot, Inspection inspection) throws IOException {
        paper.heading(words.of("report.signature"));
        var signed = inspection.signOff();
        if (signed == null) {
            paper.text(words.of("report.unsigned"));
            return;
        }
        fact(paper, "report.verdict", words.of("report.verdict." + signed.verdict()));
        var ways = new StringBuilder();
        for (var way : live.lsn.api.model.goods.Disposition.values()) {
            var units = signed.dispositions().getOrDefault(way, 0);
            if (units == 0) continue;
            if (!ways.isEmpty()) ways.append(", ");
            ways.append(formats.whole(units)).append(' ').append(words.of("report.way." + way));
        }
        fact(paper, "report.ways", ways.toString());
        fact(
                paper,
                "report.signed",
                Signers.name(lot, signed.by(), words)
                        + " · "
                        + formats.dateAndTime(signed.at())
                        + " "
                        + formats.zoneAt(signed.at()));
        if (signed.note() != null) fact(paper, "report.note", signed.note());
        if (lot.nonconformity() != null
                && lot.nonconformity().inspectionId().equals(inspection.id()))
            fact(paper, "report.nonconformity", lot.nonconformity().number());
    }

    /// Of the class that is inspected hardest.
    private void curve(Paper paper, Inspection inspection) throws IOException {
        var basis = inspection.classes().getLast();
        var oc = OcCurve.of(LotPlans.plan(inspection, basis).plan(), inspection.spec().counting());
        var end = oc.qualityAt(FAR).orElse(1);
        var x = new double[STEPS + 1];
        var y = new double[STEPS + 1];
        for (var step = 0; step <= STEPS; step++) {
            x[step] = (double) step / STEPS;
            y[step] = oc.at(end * step / STEPS).probability();
        }
        paper.heading(words.of("report.curve", words.of("plan.class." + basis.of())));
        paper.curve(
                x,
                y,
                words.of("report.curve.across", formats.percent(end, 1)),
                words.of("report.curve.up"));
        paper.text(
                words.of(
                        "report.curve.text",
                        formats.percent(oc.qualityAt(0.95).orElse(0), 2),
                        formats.percent(oc.qualityAt(0.10).orElse(0), 2),
                        formats.percent(oc.outgoingLimit(inspection.lotSize()).limit(), 2)));
    }

    private void photos(Paper paper, Lot lot, Inspection inspection, Map<String, byte[]> pictures)
            throws IOException {
        var own =
                lot.files().stream()
                        .filter(file -> inspection.id().equals(file.inspectionId()))
                        .toList();
        if (own.isEmpty()) return;
        paper.heading(words.of("report.photos"));
        for (var file : own) {
            var picture = pictures.get(file.file().id());
            if (picture == null || !file.file().isPicture()) paper.text(caption(file));
            else paper.picture(picture, caption(file));
        }
    }

    private String caption(LotFile file) {
        var hash = file.file().sha256().substring(0, 16);
        return file.unit() == null
                ? words.of("report.photo", file.file().name(), hash)
                : words.of("report.photo.unit", formats.whole(file.unit()), hash);
    }
}
