package live.lsn.desk.lots;

import javafx.scene.Node;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.SignOff;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.sampling.RunningCount;
import live.lsn.rules.sampling.Verdict;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Lines;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// One inspection: what it was made by, what was found, who signed.
final class InspectionPart {
    private static final int FIGURE = 34;
    private static final int MEASURED = 46;
    private static final int VERDICT = 80;
    private static final int DECIMALS = 2;
    private final LotsWords words;
    private final BiConsumer<Lot, Inspection> report;

    /// @param report writes the report of an inspection
    InspectionPart(LotsWords words, BiConsumer<Lot, Inspection> report) {
        this.words = words;
        this.report = report;
    }

    Node of(Lot lot, Inspection inspection) {
        var parts = new ArrayList<Node>();
        parts.add(head(lot, inspection));
        parts.add(LotParts.wrapped(made(lot, inspection), "small", "muted"));
        var count = InspectionCount.of(inspection);
        parts.add(classes(inspection, count));
        if (!defects(inspection).isEmpty()) parts.add(found(inspection));
        if (!inspection.spec().characteristics().isEmpty() && !inspection.units().isEmpty())
            parts.add(measured(inspection));
        var signed = inspection.signOff();
        if (signed != null && signed.note() != null)
            parts.add(LotParts.wrapped(signed.note(), "small"));
        return LotParts.section(parts);
    }

    private Node head(Lot lot, Inspection inspection) {
        var line = LotParts.line(LotParts.label(inspection.number(), "strong"));
        line.getChildren().add(verdict(inspection.signOff()));
        var beside = words.beside(inspection, lot);
        if (beside != null) line.getChildren().add(new Badge(beside, Tone.NEUTRAL));
        var newest = lot.inspections().getLast().equals(inspection);
        var write =
                new ActButton(
                        words.of("lots.report-pdf"), newest ? "P" : null, ActButton.Kind.FLAT);
        write.setOnAction(_ -> report.accept(lot, inspection));
        line.getChildren().add(write);
        return line;
    }

    Badge verdict(@Nullable SignOff signed) {
        if (signed == null) return new Badge(words.of("lots.in-work"), Tone.ACCENT);
        return new Badge(
                words.name(signed.verdict()),
                switch (signed.verdict()) {
                    case ACCEPTED -> Tone.SUCCESS;
                    case REJECTED -> Tone.DANGER;
                    case NOT_INSPECTED -> Tone.NEUTRAL;
                });
    }

    /// `ISO 2859-1, level II, lot of 500. Signed by you, 14 Nov 2026, 09:30.`
    String made(Lot lot, Inspection inspection) {
        var spec = inspection.spec();
        var by =
                words.of(
                        "lots.by-plan",
                        spec.scheme().title(),
                        spec.level().text(),
                        words.count(inspection.lotSize()));
        var signed = inspection.signOff();
        var formats = words.formats();
        return by
                + " "
                + (signed == null
                        ? words.of(
                                "lots.begun",
                                words.who(lot, inspection.by()),
                                formats.dateAndTime(inspection.startedAt()))
                        : words.of(
                                signed.curtailed() ? "lots.signed.early" : "lots.signed.in-full",
                                words.who(lot, signed.by()),
                                formats.dateAndTime(signed.at())));
    }

    private Lines classes(Inspection inspection, InspectionCount count) {
        var table =
                new Lines(
                        List.of(
                                Lines.Column.rest(),
                                Lines.Column.left(FIGURE),
                                Lines.Column.right(FIGURE),
                                Lines.Column.right(FIGURE),
                                Lines.Column.right(FIGURE),
                                Lines.Column.left(VERDICT)));
        table.add(
                "caption",
                words.of("lots.class"),
                words.of("lots.letter"),
                words.of("lots.found"),
                words.of("plan.ac"),
                words.of("plan.re"),
                "");
        for (var basis : inspection.classes()) {
            var one = count.of(basis.of());
            if (one == null) continue;
            var sample = sample(basis, one.count().inspected());
            table.add(
                    "small",
                    words.of(
                            "lots.class.plan",
                            words.name(basis.of()),
                            basis.aql(),
                            words.name(basis.severity()).toLowerCase(words.messages().locale())),
                    letters(basis),
                    found(one.count(), basis.most()),
                    sample.acceptance() < 0
                            ? words.of("lots.no-acceptance")
                            : words.count(sample.acceptance()),
                    words.count(sample.rejection()),
                    told(one.verdict()));
        }
        return table;
    }

    /// `5 / 80`, or `1 / 12 of 80` where units were left out.
    private String found(RunningCount count, int most) {
        var key = count.inspected() == most ? "lots.of" : "lots.of.part";
        return words.of(
                key, words.count(count.found()), words.count(count.inspected()), words.count(most));
    }

    /// The sample that was looked at last.
    private static ClassBasis.Sample sample(ClassBasis basis, int inspected) {
        return basis.samples().stream()
                .filter(sample -> inspected <= sample.cumulative())
                .findFirst()
                .orElse(basis.samples().getLast());
    }

    private String letters(ClassBasis basis) {
        return basis.letter().equals(basis.planLetter())
                ? basis.letter()
                : words.of("plan.letters", basis.letter(), basis.planLetter());
    }

    private String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> words.of("lots.verdict.ACCEPTED");
            case Verdict.Rejected _ -> words.of("lots.verdict.REJECTED");
            case Verdict.Pending pending -> words.of("lots.left", pending.unitsLeft());
        };
    }

    /// How often each defect was found, by its code.
    private static Map<String, Integer> defects(Inspection inspection) {
        var all = new TreeMap<String, Integer>();
        for (var unit : inspection.units())
            unit.defects().forEach((code, times) -> all.merge(code, times, Integer::sum));
        return all;
    }

    /// Defects by their codes, what was found most first.
    static List<Map.Entry<String, Integer>> mostFirst(Inspection inspection) {
        return defects(inspection).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    static String defect(Inspection inspection, String code) {
        return inspection.spec().defect(code).map(PlanSpec.Defect::name).orElse(code);
    }

    private Lines found(Inspection inspection) {
        var table =
                new Lines(
                        List.of(
                                Lines.Column.rest(),
                                Lines.Column.left(VERDICT),
                                Lines.Column.right(FIGURE)));
        table.add("caption", words.of("lots.defects"), "", words.of("lots.times"));
        mostFirst(inspection)
                .forEach(
                        each -> {
                            var kind = inspection.spec().defect(each.getKey());
                            table.add(
                                    "small",
                                    defect(inspection, each.getKey()),
                                    kind.map(defect -> words.name(defect.of())).orElse(""),
                                    words.count(each.getValue()));
                        });
        return table;
    }

    private Lines measured(Inspection inspection) {
        var table =
                new Lines(
                        List.of(
                                Lines.Column.rest(),
                                Lines.Column.right(FIGURE),
                                Lines.Column.right(MEASURED),
                                Lines.Column.right(MEASURED),
                                Lines.Column.right(MEASURED)));
        table.add(
                "caption",
                words.of("lots.measured"),
                words.of("plan.stage.size"),
                words.of("lots.mean"),
                words.of("lots.deviation"),
                words.of("lots.cpk"));
        for (var of : inspection.spec().characteristics()) {
            var summary =
                    InspectionCount.characteristic(of)
                            .summary(InspectionCount.readings(inspection, of));
            if (summary.count() == 0) continue;
            table.add(
                    "small",
                    words.of("lots.measured.of", of.name(), of.unit()),
                    words.count(summary.count()),
                    words.formats().decimal(summary.mean(), DECIMALS),
                    figure(summary.deviation()),
                    figure(summary.cpk()));
        }
        return table;
    }

    private String figure(OptionalDouble number) {
        return number.isPresent()
                ? words.formats().decimal(number.getAsDouble(), DECIMALS)
                : words.of("lots.no-figure");
    }
}
