package live.lsn.desk.inspection;

import static java.util.Objects.requireNonNull;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.TakeBackUnits;
import live.lsn.rules.Refusal;
import live.lsn.rules.sampling.Reading;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The units of an open inspection. Each key shows its effect at once and is saved as a command of
/// its own, in the order of the keys.
final class UnitsViewModel {
    /// A serial number takes so many characters at most, as the rules have it.
    private static final int LONGEST_SERIAL = 80;

    private static final int MOST_OF_ONE_KIND = 99;

    private final LotDesk desk;
    private final Background background;
    private final InstantSource clock;
    private final SaveLane lane;
    private final ReadOnlyObjectWrapper<@Nullable Work> work = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> saved = new ReadOnlyObjectWrapper<>();
    private final Deque<UnitStep> steps = new ArrayDeque<>();
    private Consumer<Refusal> refusals = _ -> {};
    private boolean readDue;

    UnitsViewModel(LotDesk desk, Background background, InstantSource clock) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        lane = new SaveLane(background, clock, this::saved, this::refused);
    }

    ReadOnlyObjectProperty<@Nullable Work> work() {
        return work.getReadOnlyProperty();
    }

    /// What is said of the last key; null where nothing is.
    ReadOnlyObjectProperty<@Nullable Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /// When all that was entered was saved; null while something waits.
    ReadOnlyObjectProperty<@Nullable Instant> savedAt() {
        return saved.getReadOnlyProperty();
    }

    void onRefusal(Consumer<Refusal> listener) {
        refusals = listener;
    }

    /// Goes on with an inspection where it was left.
    ///
    /// @param kept the unit that was in hand; null where none was
    void open(Lot lot, Inspection inspection, @Nullable UnitInHand kept) {
        steps.clear();
        notice.set(null);
        saved.set(
                inspection.units().stream()
                        .map(UnitEntry::at)
                        .max(Comparator.naturalOrder())
                        .orElse(inspection.startedAt()));
        var fresh = Work.of(lot, inspection, new UnitInHand(1, null));
        work.set(fresh.with(hand(fresh, kept)));
    }

    private static UnitInHand hand(Work now, @Nullable UnitInHand kept) {
        var next = now.firstOpen();
        var known = now.inspection().next();
        var still = kept != null && kept.index() >= 1 && kept.index() <= Math.max(next, known - 1);
        if (kept != null && still) return kept;
        var entry = now.entry(next);
        return new UnitInHand(next, entry == null ? null : entry.serial());
    }

    /// Takes in what others did, as soon as nothing waits to be saved.
    void refresh() {
        var now = work.get();
        if (now == null) return;
        if (!lane.isIdle()) {
            readDue = true;
            return;
        }
        readDue = false;
        background.load(
                () -> requireNonNull(desk.lot(now.lot().id())),
                answer -> {
                    if (answer instanceof Loadable.Ready<Lot>(var lot)) took(lot);
                });
    }

    private void took(Lot lot) {
        var now = work.get();
        if (now == null || !now.lot().id().equals(lot.id())) return;
        if (!lane.isIdle()) {
            readDue = true;
            return;
        }
        var inspection = lot.inspection(now.inspection().id());
        if (inspection == null || lot.equals(now.lot())) return;
        if (!inspection.units().equals(now.inspection().units())) steps.clear();
        work.set(Work.of(lot, inspection, now.hand()));
    }

    private void saved() {
        saved.set(lane.savedAt());
        if (readDue && lane.isIdle()) refresh();
    }

    /// What was entered on top of it is gone as well: the screen shows what is kept.
    private void refused(Refusal why) {
        steps.clear();
        refusals.accept(why);
        refresh();
    }

    // ---- units ----

    /// The unit in hand is done: good, if no defect was entered.
    void finishUnit() {
        var now = ready();
        if (now == null) return;
        var index = now.hand().index();
        var missing = now.unmeasured(index);
        if (missing != null) {
            say(Notice.stopped("inspection.said.unmeasured", index, missing.name()));
            return;
        }
        var entry = now.entry();
        if (entry == null) {
            record(now, List.of(good(now.hand(), false)), null);
            say(Notice.done("inspection.said.good", index));
        } else {
            remember(new UnitStep(0, List.of(), now.hand()));
            say(Notice.done("inspection.said.closed", index));
        }
        next();
    }

    /// One defect more of that kind on the unit in hand.
    void defect(Defect defect) {
        var now = ready();
        if (now == null) return;
        var entry = entry(now);
        var defects = new HashMap<>(entry.defects());
        if (defects.merge(defect.code(), 1, Integer::sum) > MOST_OF_ONE_KIND) return;
        record(now, List.of(with(entry, defects, entry.readings())), now.hand());
        say(Notice.done("inspection.said.defect", now.hand().index(), defect.name()));
    }

    /// The unit in hand has none of the defects that were entered for it.
    void clearDefects() {
        var now = ready();
        var entry = now == null ? null : now.entry();
        if (now == null || entry == null || entry.isGood()) return;
        record(now, List.of(with(entry, Map.of(), entry.readings())), now.hand());
        say(Notice.done("inspection.said.cleared", now.hand().index()));
    }

    /// What a gauge told of the unit in hand. What is no number is kept as it is, and leaves the
    /// unit open.
    void read(String code, String text) {
        var now = ready();
        if (now == null) return;
        var entry = entry(now);
        if (text.equals(entry.readings().getOrDefault(code, ""))) return;
        var readings = new HashMap<>(entry.readings());
        readings.put(code, text);
        record(now, List.of(with(entry, entry.defects(), readings)), now.hand());
        if (Reading.of(text) instanceof Reading.Value) notice.set(null);
        else say(Notice.stopped("inspection.said.no-number", now.hand().index()));
    }

    /// A code was scanned or typed: the serial number of the unit in hand, or of the next one where
    /// the one in hand has its own and a defect.
    void scan(String code) {
        var now = ready();
        if (now == null) return;
        var serial = code.strip();
        if (serial.isEmpty()) return;
        if (serial.length() > LONGEST_SERIAL) {
            say(Notice.stopped("inspection.said.too-long", LONGEST_SERIAL));
            return;
        }
        if (serial.equals(now.hand().serial())) {
            say(Notice.done("inspection.said.same", serial, now.hand().index()));
            return;
        }
        var known =
                now.inspection().units().stream()
                        .filter(unit -> serial.equals(unit.serial()))
                        .findFirst();
        if (known.isPresent()) {
            say(Notice.stopped("inspection.said.known", serial, known.get().index()));
            return;
        }
        if (now.hand().serial() == null) name(now, serial);
        else if (now.entry() == null)
            say(Notice.stopped("inspection.said.untold", now.hand().index(), now.hand().serial()));
        else nameNext(serial);
    }

    private void nameNext(String serial) {
        finishUnit();
        var then = work.get();
        if (then != null && then.hand().serial() == null && !then.isAllDone()) name(then, serial);
    }

    private void name(Work now, String serial) {
        var hand = new UnitInHand(now.hand().index(), serial);
        var entry = now.entry();
        if (entry == null) {
            remember(new UnitStep(0, List.of(), now.hand()));
            take(now.with(hand), true);
        } else {
            record(
                    now,
                    List.of(
                            new UnitEntry(
                                    entry.index(),
                                    serial,
                                    entry.defects(),
                                    entry.readings(),
                                    entry.tallied(),
                                    at())),
                    hand);
        }
        say(Notice.done("inspection.said.serial", hand.index(), serial));
    }

    /// So many units in a row are good; one command.
    void tally(int units) {
        var now = ready();
        if (now == null) return;
        if (now.entry() != null) {
            finishUnit();
            now = ready();
            if (now == null || now.entry() != null) return;
        }
        var from = now.hand().index();
        var most = now.inspection().most() - from + 1;
        if (units < 1 || units > most) {
            say(Notice.stopped("inspection.said.tally-most", most));
            return;
        }
        var entries = new ArrayList<UnitEntry>();
        for (var index = from; index < from + units; index++) {
            if (now.entry(index) != null || !now.measured(index).isEmpty()) {
                say(Notice.stopped("inspection.said.tally-measured", index));
                return;
            }
            var hand = index == from ? now.hand() : new UnitInHand(index, null);
            entries.add(good(hand, true));
        }
        record(now, entries, null);
        say(Notice.done("inspection.said.tallied", units, from, from + units - 1));
        next();
    }

    /// Takes back what the last key or scan did; after a new start, the last entry.
    void undo() {
        var now = work.get();
        if (now == null || !now.inspection().isOpen()) return;
        var step = steps.isEmpty() ? lastEntry(now) : steps.pop();
        if (step == null) {
            say(Notice.stopped("inspection.said.nothing-to-undo"));
            return;
        }
        var id = now.inspection().id();
        if (step.from() > 0 && step.before().isEmpty()) {
            take(now.with(now.inspection().before(step.from()), step.hand()), true);
            save(new TakeBack(id, step.from()));
        } else if (step.from() > 0) {
            take(now.with(now.inspection().with(step.before()), step.hand()), true);
            save(new Entries(id, step.before()));
        } else take(now.with(step.hand()), true);
        say(Notice.done("inspection.said.undone", step.hand().index()));
    }

    private static @Nullable UnitStep lastEntry(Work now) {
        if (now.inspection().units().isEmpty()) return null;
        var last = now.inspection().units().getLast();
        return new UnitStep(last.index(), List.of(), new UnitInHand(last.index(), last.serial()));
    }

    /// Takes an earlier unit in hand again, to enter it anew.
    void choose(int index) {
        var now = work.get();
        if (now == null || !now.inspection().isOpen() || index > now.inspection().most()) return;
        var entry = now.entry(index);
        if (entry == null && index != now.firstOpen()) return;
        take(now.with(new UnitInHand(index, entry == null ? null : entry.serial())), true);
        say(Notice.done("inspection.said.chosen", index));
    }

    private void next() {
        var now = requireNonNull(work.get());
        var index = now.firstOpen();
        var entry = now.entry(index);
        take(now.with(new UnitInHand(index, entry == null ? null : entry.serial())), false);
        var id = now.inspection().id();
        lane.add(
                () -> {
                    desk.forget(id);
                    return null;
                });
    }

    /// The work, where a unit is there to be looked at.
    private @Nullable Work ready() {
        var now = work.get();
        if (now == null || !now.inspection().isOpen()) return null;
        if (!now.isAllDone()) return now;
        say(Notice.stopped("inspection.said.all-done"));
        return null;
    }

    private UnitEntry entry(Work now) {
        var known = now.entry();
        return known == null ? good(now.hand(), false) : known;
    }

    private UnitEntry good(UnitInHand hand, boolean tallied) {
        return new UnitEntry(hand.index(), hand.serial(), Map.of(), Map.of(), tallied, at());
    }

    private UnitEntry with(
            UnitEntry entry, Map<String, Integer> defects, Map<String, String> readings) {
        return new UnitEntry(entry.index(), entry.serial(), defects, readings, false, at());
    }

    private Instant at() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    // ---- saving ----

    /// @param hand what stays in hand; null where the unit is done with it
    private void record(Work now, List<UnitEntry> entries, @Nullable UnitInHand hand) {
        var first = entries.getFirst().index();
        var before = now.entry(first);
        remember(new UnitStep(first, before == null ? List.of() : List.of(before), now.hand()));
        take(
                now.with(now.inspection().with(entries), hand == null ? now.hand() : hand),
                hand != null && (before == null || !hand.equals(now.hand())));
        save(new Entries(now.inspection().id(), entries));
    }

    private sealed interface Change {}

    private record Entries(String inspectionId, List<UnitEntry> units) implements Change {}

    private record TakeBack(String inspectionId, int from) implements Change {}

    private void save(Change change) {
        var lot = requireNonNull(work.get()).lot().id();
        lane.add(
                () ->
                        switch (change) {
                            case Entries(var id, var units) ->
                                    desk.send(
                                            GoodsProcedures.RECORD_UNITS,
                                            new RecordUnits(lot, id, units));
                            case TakeBack(var id, var from) ->
                                    desk.send(
                                            GoodsProcedures.TAKE_BACK_UNITS,
                                            new TakeBackUnits(lot, id, from));
                        });
        saved.set(lane.savedAt());
    }

    /// @param keep whether the unit in hand is found again after the program has ended without
    ///   warning
    private void take(Work next, boolean keep) {
        work.set(next);
        if (!keep) return;
        lane.add(
                () -> {
                    desk.keep(next.inspection().id(), next.hand());
                    return null;
                });
        saved.set(lane.savedAt());
    }

    private void remember(UnitStep step) {
        steps.push(step);
    }

    private void say(Notice what) {
        notice.set(what);
    }
}
