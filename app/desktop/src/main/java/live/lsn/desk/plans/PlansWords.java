package live.lsn.desk.plans;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.rules.sampling.Aql;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// How plans are told.
record PlansWords(Messages messages, Formats formats) {
    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    /// A problem or a refusal.
    String problem(String code) {
        return messages.has(code) ? messages.of(code) : code;
    }

    String count(long number) {
        return formats.whole(number);
    }

    String name(NonconformityClass of) {
        return of("plan.class." + of);
    }

    /// `0.065`, in the separators of the language.
    String aql(String text) {
        return Aql.find(text).map(this::name).orElse(text);
    }

    String name(Aql aql) {
        return formats.decimal(aql.decimal(), Math.max(0, aql.decimal().scale()));
    }

    /// `SKU-1`, or that it is of every item.
    String item(PlanRow row) {
        return row.isOfEveryItem() ? of("plans.every-item") : row.sku();
    }

    /// `ISO 2859-1 · single · II`.
    String tables(PlanSpec spec) {
        return of(
                "plans.tables",
                of("plan.scheme." + spec.scheme()),
                of("plan.type." + spec.type()).toLowerCase(messages.locale()),
                spec.level().text());
    }

    /// `Critical 0.065 · Major 2.5`.
    String classes(PlanSpec spec) {
        return spec.classes().stream()
                .map(one -> of("plans.class", name(one.of()), aql(one.aql())))
                .collect(Collectors.joining(" · "));
    }

    /// `CR 0.065 · MA 2.5`.
    String brief(PlanSpec spec) {
        return spec.classes().stream()
                .map(one -> of("plans.class", of("quality.brief." + one.of()), aql(one.aql())))
                .collect(Collectors.joining(" · "));
    }

    String skip(PlanSpec spec) {
        var after = spec.skipAfter();
        return after == null ? of("plans.skip.off") : of("plans.skip.after", count(after));
    }

    /// `20`, the lots after which not all are drawn.
    String briefSkip(PlanSpec spec) {
        var after = spec.skipAfter();
        return after == null ? of("plans.skip.off") : count(after);
    }

    String yes(boolean yes) {
        return of(yes ? "plans.yes" : "plans.no");
    }

    /// `49.0 – 51.0 mm`.
    String tolerance(PlanSpec.Characteristic of) {
        if (of.lower() == null) return of("inspection.at-most", limit(of.upper()), of.unit());
        if (of.upper() == null) return of("inspection.at-least", limit(of.lower()), of.unit());
        return of("inspection.between", limit(of.lower()), limit(of.upper()), of.unit());
    }

    private String limit(@Nullable String text) {
        return text == null ? "" : text.replace('.', formats.decimalSeparator());
    }
}
