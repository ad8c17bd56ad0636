package live.lsn.desk.inspection;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.Refusal;
import live.lsn.rules.goods.LotHistory;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.SwitchReason;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// How inspections are told.
record InspectionWords(Messages messages, Formats formats) {
    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    String of(Notice notice) {
        return messages.of(notice.key(), notice.values().toArray());
    }

    String count(long number) {
        return formats.whole(number);
    }

    String name(NonconformityClass of) {
        return of("plan.class." + of);
    }

    /// The name as it stands within a sentence.
    String within(NonconformityClass of) {
        return of("inspection.class." + of);
    }

    String name(Severity severity) {
        return of("plan.severity." + severity);
    }

    String name(Disposition way) {
        return of("inspection.way." + way);
    }

    /// `Wireless headset · LOT-KTM-17 · 3,000 units · PO-2207 · Hana Trading`.
    String about(Lot lot) {
        var source = lot.source();
        return of(
                "inspection.about",
                source.item(),
                lot.number(),
                count(lot.count().quantity()),
                source.orderNumber(),
                source.supplierName());
    }

    /// `ISO 2859-1:1999, level II, letter K`.
    String scheme(Inspection inspection) {
        return of(
                "inspection.scheme",
                inspection.spec().scheme().title(),
                inspection.spec().level().text(),
                inspection.classes().getFirst().letter());
    }

    /// `critical 0.065 → L, 200 · major 2.5, 125`.
    String plan(Inspection inspection) {
        var text = new StringBuilder();
        for (var basis : inspection.classes()) {
            if (!text.isEmpty()) text.append(" · ");
            text.append(within(basis.of())).append(' ').append(aql(basis.aql()));
            if (!basis.planLetter().equals(basis.letter()))
                text.append(' ').append(of("inspection.arrow", basis.planLetter()));
            if (basis.severity() != Severity.NORMAL)
                text.append(' ').append(name(basis.severity()).toLowerCase(messages.locale()));
            text.append(", ").append(count(basis.most()));
        }
        return text.toString();
    }

    /// `K`, or `K → L` where an arrow leads to the plan of another letter.
    String letters(ClassBasis basis) {
        return basis.planLetter().equals(basis.letter())
                ? basis.letter()
                : of("plan.letters", basis.letter(), basis.planLetter());
    }

    /// `0.065`, in the separators of the language.
    String aql(String text) {
        var decimal = Aql.of(text).decimal();
        return formats.decimal(decimal, Math.max(0, decimal.scale()));
    }

    /// Why a class is inspected as it is.
    String reason(LotHistory.Standing standing) {
        var last = standing.last();
        if (last == null) return of("inspection.reason.first");
        if (last.reason() == SwitchReason.STAYS)
            return of("inspection.reason.stays", last.lot().id());
        return of("inspection.because." + last.reason(), last.lot().id());
    }

    /// `49.0 – 51.0 mm`.
    String tolerance(PlanSpec.Characteristic of) {
        if (of.lower() == null) return of("inspection.at-most", decimal(of.upper()), of.unit());
        if (of.upper() == null) return of("inspection.at-least", decimal(of.lower()), of.unit());
        return of("inspection.between", decimal(of.lower()), decimal(of.upper()), of.unit());
    }

    /// A reading in the separators of the language; what is no number as it is.
    String decimal(@Nullable String text) {
        if (text == null) return "";
        if (!text.matches("[+-]?\\d+(\\.\\d+)?")) return text;
        var decimal = new BigDecimal(text);
        return formats.decimal(decimal, Math.max(0, decimal.scale()));
    }

    /// What was typed as the rules read it: the decimal sign of the language is a point.
    String plain(String typed) {
        var sign = formats.decimalSeparator();
        var text = typed.strip();
        return sign == '.' || text.indexOf('.') >= 0 ? text : text.replace(sign, '.');
    }

    /// Why something was not done.
    String of(Refusal why) {
        return messages.has(why.code()) ? messages.of(why.code()) : why.code();
    }
}
