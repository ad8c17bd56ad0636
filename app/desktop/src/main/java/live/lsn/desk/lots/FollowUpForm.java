package live.lsn.desk.lots;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What happened to a report: by when, and in words.
final class FollowUpForm extends ActForm {
    /// What a supplier usually has to answer.
    private static final int USUAL_DAYS = 14;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 2_000;

    /// Of an answer that is told in two fields.
    private static final int LONGEST_PART = 990;

    private final LotsViewModel model;
    private final LotsWords words;
    private final @Nullable FormField<LocalDate> due;
    private final FormField<String> text;
    private final @Nullable FormField<String> second;

    FollowUpForm(
            LotsViewModel model,
            LotsWords words,
            LotAct act,
            String name,
            Lot lot,
            DraftBook drafts) {
        super(
                model,
                words,
                words.of("lots.form.title", name, lot.number()),
                words.of("lots.lead." + act));
        this.model = model;
        this.words = words;
        due = act.asksForDay() ? day() : null;
        var answers = act == LotAct.ANSWER;
        text = text("lots-text", answers ? "lots.form.cause" : "lots.form.text", answers);
        if (act != LotAct.NOTIFY) text.required(words.of("goods.note.length"));
        second = answers ? text("lots-action", "lots.form.action", true) : null;
        if (second != null) second.required(words.of("goods.note.length"));
        if (due != null) form.row(due);
        form.row(text);
        if (second != null) form.row(second);
        keep(drafts, "lot-" + lot.id() + "-" + act);
    }

    private FormField<LocalDate> day() {
        var today = model.today();
        return Fields.day("lots-due", words.of("lots.form.due"), words.formats(), model::today)
                .required(words.of("goods.report.day"))
                .check(
                        day ->
                                day.isBefore(today)
                                                || !day.isBefore(today.plusYears(2).minusDays(2))
                                        ? words.of("goods.report.day")
                                        : null)
                .start(today.plusDays(USUAL_DAYS));
    }

    private FormField<String> text(String name, String title, boolean part) {
        return Fields.text(name, words.of(title))
                .check(
                        typed ->
                                typed.strip().length() < SHORTEST
                                                || typed.length() > (part ? LONGEST_PART : LONGEST)
                                        ? words.of("goods.note.length")
                                        : null);
    }

    @Override
    void save() {
        var told = text.value();
        var more = second == null ? null : second.value();
        model.followUp(
                due == null ? null : due.value(),
                told == null ? null : more == null ? told : told.strip() + "\n" + more.strip());
    }
}
