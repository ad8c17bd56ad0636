package live.lsn.cli.sampling;

import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Severity;
import live.lsn.cli.sampling.LotHistory.Stream;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.rules.sampling.SwitchReason;
import live.lsn.rules.sampling.SwitchStep;
import live.lsn.rules.sampling.Switching;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A replayed history of one supplier's item in one class.
///
/// @param lines in their order
/// @param start how the first lot is inspected where it is not recorded
public record SwitchReport(
        Stream stream, List<LotLine> lines, boolean limitNumbersWaived, Severity start) {
    public SwitchReport {
        lines = List.copyOf(lines);
    }

    private Switching rules() {
        var first = lines.isEmpty() ? null : lines.getFirst().severity();
        return new Switching(
                stream.scheme(),
                limitNumbersWaived,
                InspectionState.of(first == null ? start : first));
    }

    private List<SwitchStep> steps() {
        return rules().replay(lines.stream().map(LotLine::lot).toList());
    }

    /// A line a lot: `severity` is what it had to be inspected under, `nextSeverity` what the next
    /// one has to.
    public List<Map<String, @Nullable Object>> lots() {
        var steps = steps();
        var lots = new ArrayList<Map<String, @Nullable Object>>();
        for (var at = 0; at < steps.size(); at++) lots.add(json(lines.get(at), steps.get(at)));
        return lots;
    }

    private Map<String, @Nullable Object> json(LotLine line, SwitchStep step) {
        var json = head();
        var stages = step.stages();
        var inspected = step.judged().verdict() != LotVerdict.NOT_INSPECTED;
        json.put("lot", step.lot().id());
        json.put("date", line.date() == null ? null : line.date().toString());
        json.put("size", line.size());
        json.put("severity", Spelling.of(step.state()));
        json.put("n", stages.isEmpty() ? null : stages.getLast().cumulative());
        json.put("ac", stages.isEmpty() ? null : stages.getLast().acceptance());
        json.put("re", stages.isEmpty() ? null : stages.getLast().rejection());
        json.put(
                "found",
                !step.lot().counts().isKnown() || !inspected ? null : step.judged().found());
        json.put("sample", inspected ? step.judged().sample() : null);
        json.put("verdict", Spelling.of(step.judged().verdict()));
        json.put("resubmitted", step.lot().resubmitted());
        json.put("counted", step.counted());
        json.put("late", line.late());
        json.put("resumed", step.resumed());
        json.put("score", step.score());
        json.put("nextSeverity", Spelling.of(step.next()));
        json.put("reasonCode", step.reason().name());
        json.put("reason", reason(step));
        return json;
    }

    private Map<String, @Nullable Object> head() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("supplier", stream.supplier());
        json.put("item", stream.item());
        json.put("class", stream.of());
        json.put("scheme", stream.scheme().code());
        return json;
    }

    /// Where the history has led to, and what its late lots changed.
    public Map<String, @Nullable Object> summary() {
        var json = head();
        var steps = steps();
        json.put("lots", steps.size());
        json.put("state", Spelling.of(steps.isEmpty() ? rules().start() : steps.getLast().next()));
        json.put("score", steps.isEmpty() ? 0 : steps.getLast().score());
        json.put("changes", changes());
        return json;
    }

    private List<Map<String, @Nullable Object>> changes() {
        var before = lines.stream().filter(line -> !line.late()).map(LotLine::lot).toList();
        if (before.size() == lines.size()) return List.of();
        var after = lines.stream().map(LotLine::lot).toList();
        var changes = new ArrayList<Map<String, @Nullable Object>>();
        for (var change : rules().changes(before, after)) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("lot", change.lot());
            json.put("severityBefore", Spelling.of(change.before().state()));
            json.put("severity", Spelling.of(change.after().state()));
            json.put("verdictBefore", Spelling.of(change.before().judged().verdict()));
            json.put("verdict", Spelling.of(change.after().judged().verdict()));
            json.put("nextSeverityBefore", Spelling.of(change.before().next()));
            json.put("nextSeverity", Spelling.of(change.after().next()));
            changes.add(json);
        }
        return changes;
    }

    private static String reason(SwitchStep step) {
        var resumed = step.resumed() ? "The supplier acted: inspection resumes, tightened. " : "";
        return resumed + sentence(step.reason());
    }

    private static String sentence(SwitchReason reason) {
        return switch (reason) {
            case STAYS -> "Nothing calls for a move.";
            case RESUBMITTED -> "A resubmitted lot does not count.";
            case DISCONTINUED ->
                    "Inspection is discontinued until the supplier acts; not inspected.";
            case TWO_OF_FIVE_REJECTED ->
                    "Two of five or fewer lots in a row were rejected: tightened.";
            case FIVE_ACCEPTED -> "Five lots in a row were accepted: back to normal.";
            case FIVE_REJECTED -> "Five lots were rejected on tightened inspection: discontinued.";
            case SCORE_REACHED -> "The switching score has reached 30: reduced.";
            case TEN_ACCEPTED -> "Ten lots were accepted, within their limit number: reduced.";
            case REDUCED_NOT_STEADY ->
                    "Reduced inspection is earned, but production is not steady.";
            case REDUCED_NOT_APPROVED -> "Reduced inspection is earned, but not approved.";
            case LIMIT_NUMBER_EXCEEDED ->
                    "Ten lots were accepted, but showed more than their limit number.";
            case TOO_FEW_UNITS ->
                    "Ten lots were accepted, but their samples do not suffice for a limit number.";
            case LIMIT_NUMBER_UNKNOWN ->
                    "Ten lots were accepted, but without their AQL there is no limit number.";
            case REJECTED_ON_REDUCED -> "A lot was rejected on reduced inspection: back to normal.";
            case COUNT_IN_GAP -> "The count is between Ac and Re: accepted, and back to normal.";
            case PRODUCTION_IRREGULAR -> "Production became irregular: back to normal.";
            case NORMAL_WANTED -> "Another reason calls for normal inspection.";
        };
    }
}
