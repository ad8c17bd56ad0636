package live.lsn.cli.sampling;

import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Severity;
import live.lsn.cli.sampling.LotHistory.Defaults;
import live.lsn.cli.sampling.LotHistory.Stream;
import live.lsn.rules.sampling.Counts;
import live.lsn.rules.sampling.InspectedLot;
import live.lsn.rules.sampling.PlanRequest;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.rules.sampling.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One lot of a history file.
///
/// @param date null where the file's order holds
/// @param size units of the lot, or null
/// @param severity of a finished inspection, or null
/// @param late whether it came late: what it changes is told
public record LotLine(
        Stream stream,
        InspectedLot lot,
        @Nullable Instant date,
        @Nullable Integer size,
        @Nullable Severity severity,
        boolean late) {
    static LotLine of(LotFields fields, Defaults defaults) {
        var written = fields.text("scheme");
        var scheme = written == null ? defaults.scheme() : Spelling.scheme(written);
        if (scheme == null) {
            throw fields.wrong("says no scheme; add the column scheme, or --scheme");
        }
        var id = fields.text("lot");
        if (id == null) throw fields.wrong("has no lot");
        var of =
                Spelling.of(
                        Spelling.constant(
                                NonconformityClass.class,
                                "class",
                                fields.text("class", Spelling.of(NonconformityClass.MAJOR))));
        var stream = new Stream(fields.text("supplier", ""), fields.text("item", ""), of, scheme);
        var conditions =
                new InspectedLot.Conditions(
                        fields.yes("steady", defaults.steady()),
                        fields.yes("approved", defaults.approved()),
                        fields.yes("supplieraction", false),
                        fields.yes("normal", false));
        try {
            var aql = fields.text("aql");
            var question = question(fields, stream, defaults);
            var lot =
                    new InspectedLot(
                            id,
                            aql == null ? null : Spelling.aql(aql),
                            question,
                            recorded(fields, question),
                            counts(fields),
                            verdict(fields),
                            fields.yes("resubmitted", false),
                            conditions);
            return new LotLine(
                    stream,
                    lot,
                    fields.time("date"),
                    fields.number("size"),
                    severity(fields),
                    fields.yes("late", false));
        } catch (IllegalArgumentException wrong) {
            var told = String.valueOf(wrong.getMessage());
            throw told.startsWith("Lot in line") ? wrong : fields.wrong(told);
        }
    }

    private static @Nullable PlanRequest question(
            LotFields fields, Stream stream, Defaults defaults) {
        var size = fields.number("size");
        var aql = fields.text("aql");
        if (size == null || aql == null) return null;
        var type = type(fields);
        // The plan was recorded: the tables are asked for nothing but the AQL's limit numbers.
        if (!SamplingPlans.offers(stream.scheme(), type)
                && fields.text("ac") == null
                && fields.text("ac1") == null) {
            throw fields.wrong(
                    "the "
                            + Spelling.of(type)
                            + " plans of "
                            + stream.scheme().title()
                            + " are not offered: record n1, ac1, re1 and so on");
        }
        return new PlanRequest(
                stream.scheme(),
                type,
                Severity.NORMAL,
                Spelling.level(fields.text("level", defaults.level())),
                Spelling.aql(aql),
                size);
    }

    private static PlanType type(LotFields fields) {
        return Spelling.type(fields.text("type", Spelling.of(PlanType.SINGLE)));
    }

    /// The plan that a finished inspection used: n, ac, re, or n1, ac1, re1 and so on, with n1 and
    /// so on the units of each sample; else that of the severity it is recorded with.
    private static @Nullable List<Stage> recorded(
            LotFields fields, @Nullable PlanRequest question) {
        if (fields.text("ac") != null) {
            var size = needed(fields, "n");
            var allowed = needed(fields, "ac");
            var refused = Objects.requireNonNullElse(fields.number("re"), allowed + 1);
            return List.of(new Stage(size, size, allowed, refused));
        }
        var stages = new ArrayList<Stage>();
        var cumulative = 0;
        for (var at = 1; fields.text("re" + at) != null; at++) {
            var size = needed(fields, "n" + at);
            cumulative += size;
            var none = "#".equals(fields.text("ac" + at));
            var allowed = none ? Stage.NONE : needed(fields, "ac" + at);
            stages.add(new Stage(size, cumulative, allowed, needed(fields, "re" + at)));
        }
        if (!stages.isEmpty()) return stages;
        var severity = severity(fields);
        if (severity == null || question == null) return null;
        return SamplingPlans.forLot(question.under(severity)).stages();
    }

    private static @Nullable Severity severity(LotFields fields) {
        var written = fields.text("severity");
        return written == null ? null : Spelling.severity(written);
    }

    private static int needed(LotFields fields, String name) {
        var number = fields.number(name);
        if (number == null) throw fields.wrong("has no " + name);
        return number;
    }

    private static Counts counts(LotFields fields) {
        var found = new ArrayList<Integer>();
        for (var at = 1; fields.text("found" + at) != null; at++) {
            found.add(needed(fields, "found" + at));
        }
        if (!found.isEmpty()) return Counts.bySample(found);
        var all = fields.number("found");
        return all == null ? Counts.unknown() : Counts.total(all);
    }

    private static @Nullable LotVerdict verdict(LotFields fields) {
        var written = fields.text("verdict");
        if (written == null) return null;
        return switch (Spelling.plain(written)) {
            case "accepted", "accept", "a", "pass" -> LotVerdict.ACCEPTED;
            case "rejected", "reject", "r", "fail" -> LotVerdict.REJECTED;
            default ->
                    throw fields.wrong(
                            "verdict is neither accepted nor rejected: \"" + written + "\"");
        };
    }
}
