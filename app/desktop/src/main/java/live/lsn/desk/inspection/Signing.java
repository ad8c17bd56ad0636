package live.lsn.desk.inspection;

import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.rules.sampling.Verdict;
import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/// What becomes of the units of a lot, as it is typed before it is signed.
final class Signing {
    private final Work work;
    private final Formats formats;
    private final Map<Disposition, String> typed = new EnumMap<>(Disposition.class);
    private String note = "";

    Signing(Work work, Formats formats) {
        this.work = work;
        this.formats = formats;
        for (var way : Disposition.values()) typed.put(way, "");
        var count = work.lot().count();
        if (isAccepted()) {
            fill(Disposition.ACCEPT, count.whole());
            fill(Disposition.RETURN, count.damaged());
        } else fill(Disposition.RETURN, count.quantity());
    }

    private void fill(Disposition way, long units) {
        if (units > 0) typed.put(way, formats.whole(units));
    }

    Work work() {
        return work;
    }

    boolean isAccepted() {
        return work.count().verdict() instanceof Verdict.Accepted;
    }

    LotVerdict verdict() {
        return isAccepted() ? LotVerdict.ACCEPTED : LotVerdict.REJECTED;
    }

    String typed(Disposition way) {
        return typed.getOrDefault(way, "");
    }

    void type(Disposition way, String text) {
        typed.put(way, text);
    }

    String note() {
        return note;
    }

    void note(String text) {
        note = text;
    }

    /// Units of a way; null where what was typed is no number of units.
    @Nullable Long units(Disposition way) {
        var text = typed(way).strip();
        if (text.isEmpty()) return 0L;
        var number = formats.parse(text, 0);
        return number == null || number < 0 || number > Integer.MAX_VALUE ? null : number;
    }

    /// Units of all ways; what is no number counts as none.
    long sum() {
        var sum = 0L;
        for (var way : Disposition.values()) {
            var units = units(way);
            if (units != null) sum += units;
        }
        return sum;
    }

    /// Units that no way was told for; negative where there are more than came.
    long missing() {
        return work.lot().count().quantity() - sum();
    }

    /// Units that may be plainly accepted.
    long mayBeAccepted() {
        return isAccepted() ? work.lot().count().whole() : 0;
    }

    /// Units that were found not to conform and go into stock all the same: a lot that is accepted
    /// need not take them.
    long faultyInStock() {
        var accepted = units(Disposition.ACCEPT);
        if (accepted == null || !isAccepted()) return 0;
        return Math.max(0, accepted - (mayBeAccepted() - work.nonconforming()));
    }

    /// Why it cannot be signed; null where it can.
    @Nullable Notice problem() {
        for (var way : Disposition.values())
            if (units(way) == null)
                return Notice.stopped("inspection.sign.no-number", typed(way).strip());
        if (missing() > 0)
            return Notice.stopped("inspection.sign.missing", formats.whole(missing()));
        if (missing() < 0)
            return Notice.stopped("inspection.sign.too-many", formats.whole(-missing()));
        var accepted = units(Disposition.ACCEPT);
        if (accepted != null && accepted > mayBeAccepted())
            return mayBeAccepted() == 0
                    ? Notice.stopped("inspection.sign.none-accepted")
                    : Notice.stopped(
                            "inspection.sign.most-accepted", formats.whole(mayBeAccepted()));
        return null;
    }

    /// As the command takes it: no way without units.
    Map<Disposition, Integer> dispositions() {
        var all = new EnumMap<Disposition, Integer>(Disposition.class);
        for (var way : Disposition.values()) {
            var units = units(way);
            if (units != null && units > 0) all.put(way, Math.toIntExact(units));
        }
        return all;
    }

    /// What a report on the lot would be called.
    String report() {
        return "NCR-" + work.inspection().number().replaceFirst("^INS-", "");
    }
}
