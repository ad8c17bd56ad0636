package live.lsn.desk.plans;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.api.model.goods.PlanSpec.Defect;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A plan as it is being entered, right or not: what was typed stays as it was typed.
///
/// @param sku the item; blank while a new plan has none
record PlanDraft(String sku, PlanTerms terms, List<Wrong> defects, List<Measured> measured) {
    private static final int LONGEST_CODE = 24;
    private static final int LONGEST_COUNT = 6;

    PlanDraft {
        defects = List.copyOf(defects);
        measured = List.copyOf(measured);
    }

    /// A defect.
    ///
    /// @param code blank to have one made from the name
    record Wrong(String code, String name, NonconformityClass of) {}

    /// Something that is measured; the limits and the count are as they were typed.
    ///
    /// @param code blank to have one made from the name
    record Measured(
            String code,
            String name,
            String unit,
            String lower,
            String upper,
            NonconformityClass of,
            String units) {}

    /// A new plan, of which nothing is entered.
    static PlanDraft first() {
        return new PlanDraft("", PlanTerms.first(), List.of(), List.of());
    }

    /// @param sign the decimal sign in which limits are shown
    static PlanDraft of(String sku, PlanSpec spec, char sign) {
        return new PlanDraft(
                sku,
                PlanTerms.of(spec),
                spec.defects().stream()
                        .map(one -> new Wrong(one.code(), one.name(), one.of()))
                        .toList(),
                spec.characteristics().stream()
                        .map(
                                one ->
                                        new Measured(
                                                one.code(),
                                                one.name(),
                                                one.unit(),
                                                shown(one.lower(), sign),
                                                shown(one.upper(), sign),
                                                one.of(),
                                                String.valueOf(one.units())))
                        .toList());
    }

    /// The same of another item.
    PlanDraft of(String otherSku) {
        return new PlanDraft(otherSku, terms, defects, measured);
    }

    /// The plan that it would make, which need not be one that can be inspected by.
    ///
    /// @param sign the decimal sign in which limits were typed
    PlanSpec spec(char sign) {
        return new PlanSpec(
                terms.scheme(),
                terms.type(),
                terms.level(),
                terms.counting(),
                terms.mayCurtail(),
                terms.limitNumbersWaived(),
                terms.reducedApproved(),
                terms.classes(),
                defectsWithCodes(),
                characteristics(sign),
                terms.skips() ? Integer.valueOf(count(terms.skipAfter())) : null);
    }

    private List<Defect> defectsWithCodes() {
        var taken = taken(defects.stream().map(Wrong::code).toList());
        var all = new ArrayList<Defect>();
        for (var one : defects)
            all.add(new Defect(code(one.code(), one.name(), taken), one.name().strip(), one.of()));
        return all;
    }

    private List<Characteristic> characteristics(char sign) {
        var taken = taken(measured.stream().map(Measured::code).toList());
        var all = new ArrayList<Characteristic>();
        for (var one : measured)
            all.add(
                    new Characteristic(
                            code(one.code(), one.name(), taken),
                            one.name().strip(),
                            one.unit().strip(),
                            limit(one.lower(), sign),
                            limit(one.upper(), sign),
                            one.of(),
                            count(one.units())));
        return all;
    }

    private static Set<String> taken(List<String> codes) {
        var taken = new HashSet<String>();
        codes.stream().map(String::strip).filter(code -> !code.isEmpty()).forEach(taken::add);
        return taken;
    }

    /// The code that was typed, or else one that is made from the name and is not taken.
    private static String code(String typed, String name, Set<String> taken) {
        if (!typed.isBlank()) return typed.strip();
        var made =
                name.strip()
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        var code = made.substring(0, Math.min(LONGEST_CODE, made.length()));
        if (code.isEmpty()) return "";
        var free = code;
        for (var number = 2; !taken.add(free); number++) free = code + "-" + number;
        return free;
    }

    private static String shown(@Nullable String limit, char sign) {
        return limit == null ? "" : limit.replace('.', sign);
    }

    private static @Nullable String limit(String typed, char sign) {
        var text = typed.strip();
        if (text.isEmpty()) return null;
        return text.indexOf('.') >= 0 ? text : text.replace(sign, '.');
    }

    /// A count that was typed; 0, which none of them may be, where it is no number.
    private static int count(String typed) {
        var text = typed.strip();
        return text.matches("[0-9]{1," + LONGEST_COUNT + "}") ? Integer.parseInt(text) : 0;
    }
}
