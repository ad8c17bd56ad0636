package live.lsn.desk.lots;

import javafx.scene.control.Label;

import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import java.util.EnumMap;
import java.util.Map;

/// What is done with the units of a lot: every way with its units, which add up to all that came.
final class DisposeForm extends ActForm {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 2_000;
    private static final int IN_A_ROW = 3;
    private final LotsViewModel model;
    private final LotsWords words;
    private final Lot lot;
    private final Map<Disposition, FormField<Long>> units = new EnumMap<>(Disposition.class);
    private final FormField<String> note;
    private final Label sum = new Label();

    DisposeForm(LotsViewModel model, LotsWords words, Lot lot, DraftBook drafts) {
        super(
                model,
                words,
                words.of("lots.form.title", words.of("lots.act.DISPOSE"), lot.number()),
                words.of("lots.lead.DISPOSE", words.count(lot.count().quantity())));
        this.model = model;
        this.words = words;
        this.lot = lot;
        for (var way : Disposition.values()) units.put(way, field(way));
        var fields = units.values().toArray(FormField<?>[]::new);
        for (var from = 0; from < fields.length; from += IN_A_ROW)
            form.row(
                    java.util.Arrays.copyOfRange(
                            fields, from, Math.min(fields.length, from + IN_A_ROW)));
        note =
                Fields.text("lots-text", words.of("lots.form.why"))
                        .required(words.of("goods.note.length"))
                        .check(
                                typed ->
                                        typed.strip().length() < SHORTEST
                                                        || typed.length() > LONGEST
                                                ? words.of("goods.note.length")
                                                : null);
        sum.getStyleClass().add("small");
        sum.setId("lots-sum");
        form.with(sum).row(note);
        form.onChange(this::add);
        keep(drafts, "lot-" + lot.id() + "-" + LotAct.DISPOSE);
        add();
    }

    private FormField<Long> field(Disposition way) {
        var now =
                lot.dispositions().stream()
                        .filter(each -> each.to() == way)
                        .mapToLong(Lot.Way::units)
                        .sum();
        return Fields.quantity(
                        "lots-way-" + way.name().toLowerCase(java.util.Locale.ROOT),
                        words.name(way),
                        words.formats())
                .check(Fields.between(0, lot.count().quantity(), words.formats()))
                .start(now);
    }

    private long of(Disposition way) {
        var field = units.get(way);
        var value = field == null ? null : field.value();
        return value == null ? 0 : value;
    }

    /// Tells how many units are missing or too many.
    private void add() {
        var all = units.keySet().stream().mapToLong(this::of).sum();
        var missing = lot.count().quantity() - all;
        var told =
                missing == 0
                        ? words.of("lots.sum.right", words.count(all))
                        : missing > 0
                                ? words.of("lots.sum.missing", missing)
                                : words.of("lots.sum.over", -missing);
        sum.setText(told);
        sum.getStyleClass().removeAll("muted", "field-error");
        sum.getStyleClass().add(missing == 0 ? "muted" : "field-error");
        send.setBlocked(missing == 0 ? null : told);
    }

    @Override
    void save() {
        var why = note.value();
        if (send.blockedWhy() != null || why == null) return;
        var ways = new EnumMap<Disposition, Integer>(Disposition.class);
        for (var way : units.keySet()) if (of(way) > 0) ways.put(way, Math.toIntExact(of(way)));
        model.dispose(ways, why);
    }
}
