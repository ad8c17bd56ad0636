package live.lsn.rules.sampling;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Looks plans up in the master tables.
public final class SamplingPlans {
    private static final Map<Scheme, Map<Severity, MasterTable>> SINGLE = single();
    private static final Map<Severity, MasterTable> DOUBLE = new EnumMap<>(Severity.class);
    private static final Map<Severity, MasterTable> MULTIPLE = new EnumMap<>(Severity.class);

    static {
        for (var severity : Severity.values()) {
            DOUBLE.put(severity, DoubleTables.table(severity));
            MULTIPLE.put(severity, MultipleTables.table(severity));
        }
    }

    private SamplingPlans() {}

    private static Map<Scheme, Map<Severity, MasterTable>> single() {
        var tables = new EnumMap<Scheme, Map<Severity, MasterTable>>(Scheme.class);
        for (var scheme : Scheme.values()) {
            var of = new EnumMap<Severity, MasterTable>(Severity.class);
            for (var severity : Severity.values()) {
                of.put(severity, SingleTables.table(scheme, severity));
            }
            tables.put(scheme, of);
        }
        return tables;
    }

    /// Whether the tables of this type are at hand. ISO's own double and multiple plans are not.
    public static boolean offers(Scheme scheme, PlanType type) {
        return type == PlanType.SINGLE || scheme == Scheme.Z1_4;
    }

    /// The plan for a lot. A sample that would reach the lot is the whole lot.
    ///
    /// @throws NotOfferedException if the table is not at hand
    /// @throws IllegalArgumentException if the lot has less than 2 units
    public static SamplingPlan forLot(PlanRequest request) {
        var letter = CodeLetter.of(request.lotSize(), request.level());
        return inTable(request.scheme(), request.type(), request.severity(), letter, request.aql())
                .forLot(request.lotSize());
    }

    /// The plan of a cell, arrows followed: an arrow replaces the whole plan, its sample size too.
    ///
    /// @param letter A to R
    /// @throws NotOfferedException if the table is not at hand
    /// @throws IllegalArgumentException if the letter is S, which no lot has
    public static SamplingPlan inTable(
            Scheme scheme, PlanType type, Severity severity, CodeLetter letter, Aql aql) {
        if (!offers(scheme, type)) throw new NotOfferedException(scheme, type);
        if (!CodeLetter.ASKED.contains(letter)) {
            throw new IllegalArgumentException("No lot has the code letter " + letter);
        }
        var used = type;
        var cell = table(scheme, used, severity).find(letter, aql);
        while (cell.use() != null) {
            used = cell.use();
            cell = table(scheme, used, severity).find(cell.letter(), aql);
        }
        return new SamplingPlan(
                scheme, type, used, severity, aql, letter, cell.letter(), null, cell.stages());
    }

    /// Every cell: 16 letters, 26 AQLs each.
    ///
    /// @throws NotOfferedException if the table is not at hand
    public static List<SamplingPlan> all(Scheme scheme, PlanType type, Severity severity) {
        var all = new ArrayList<SamplingPlan>();
        for (var letter : CodeLetter.ASKED) {
            for (var aql : Aql.ALL) all.add(inTable(scheme, type, severity, letter, aql));
        }
        return List.copyOf(all);
    }

    /// A cell as the table prints it.
    static String printed(
            Scheme scheme, PlanType type, Severity severity, CodeLetter letter, Aql aql) {
        return table(scheme, type, severity).printed(letter, aql);
    }

    private static MasterTable table(Scheme scheme, PlanType type, Severity severity) {
        var of =
                switch (type) {
                    case SINGLE -> SINGLE.get(scheme);
                    case DOUBLE -> DOUBLE;
                    case MULTIPLE -> MULTIPLE;
                };
        var table = of == null ? null : of.get(severity);
        if (table == null) throw new NotOfferedException(scheme, type);
        return table;
    }
}
