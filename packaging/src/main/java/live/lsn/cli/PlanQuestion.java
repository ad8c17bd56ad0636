package live.lsn.cli;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.cli.sampling.Spelling;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.CodeLetter;
import live.lsn.rules.sampling.PlanRequest;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Locale;

/// The options by which a sampling plan is asked for.
final class PlanQuestion {
    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description =
                    "iso2859 (ISO 2859-1:1999) or z14 (ANSI/ASQ Z1.4 with the tables of"
                            + " MIL-STD-105E).")
    private @Nullable String scheme;

    @Option(
            names = "--type",
            defaultValue = "single",
            description = "single, double or multiple (default ${DEFAULT-VALUE}).")
    private String type = "";

    @Option(
            names = "--severity",
            defaultValue = "normal",
            description = "normal, tightened or reduced (default ${DEFAULT-VALUE}).")
    private String severity = "";

    @Option(names = "--lot", paramLabel = "N", description = "Units of the lot, 2 or more.")
    private @Nullable Integer lot;

    @Option(
            names = "--level",
            defaultValue = "II",
            description = "S-1, S-2, S-3, S-4, I, II or III (default ${DEFAULT-VALUE}).")
    private String level = "";

    @Option(
            names = "--letter",
            paramLabel = "LETTER",
            description = "The code letter, in the place of a lot and its level.")
    private @Nullable String letter;

    @Option(names = "--aql", paramLabel = "AQL", description = "0.010 to 1000, as the tables have.")
    private @Nullable String aql;

    Scheme scheme() {
        return Spelling.scheme(needed(scheme, "--scheme"));
    }

    static <T> T needed(@Nullable T value, String option) {
        if (value == null) throw new IllegalArgumentException("Missing option: " + option);
        return value;
    }

    /// @param forCurve whether a lot may stand beside the letter: the curve is told for it too
    SamplingPlan plan(boolean forCurve) {
        var of = scheme();
        var in = type();
        var under = severity();
        var limit = Spelling.aql(needed(aql, "--aql"));
        if (letter != null) {
            if (lot != null && !forCurve) {
                throw new IllegalArgumentException("Say either --lot or --letter");
            }
            return SamplingPlans.inTable(of, in, under, letter(letter), limit);
        }
        var units = needed(lot, "--lot (or --letter)");
        return SamplingPlans.forLot(
                new PlanRequest(of, in, under, Spelling.level(level), limit, units));
    }

    private static CodeLetter letter(String written) {
        return CodeLetter.ASKED.stream()
                .filter(one -> one.name().equals(written.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no code letter \""
                                                + written
                                                + "\"; there are A"
                                                + " to R without I and O"));
    }

    PlanType type() {
        return Spelling.type(type);
    }

    Severity severity() {
        return Spelling.severity(severity);
    }

    @Nullable Aql aql() {
        return aql == null ? null : Spelling.aql(aql);
    }

    @Nullable Integer lot() {
        return lot;
    }

    /// As the tables write it, or null where a letter was asked for.
    @Nullable String level() {
        return letter == null ? Spelling.level(level).text() : null;
    }
}
