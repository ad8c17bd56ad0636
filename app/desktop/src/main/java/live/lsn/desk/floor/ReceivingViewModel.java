package live.lsn.desk.floor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.goods.Lot;
import live.lsn.desk.floor.CountWork.Outcome;
import live.lsn.desk.floor.Delivery.LineNow;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One delivery while it is counted. Every change is on disk as a draft at once; nothing moves
/// before it is received. Used on the screen's thread alone.
final class ReceivingViewModel {
    private final CountWork counts;
    private final FloorWords words;
    private final Sequence work;
    private List<String> receivedLast = List.of();
    private final ReadOnlyObjectWrapper<@Nullable Delivery> delivery =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Counting> counting =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);

    ReceivingViewModel(
            FloorReader reader, FloorCommands commands, FloorWords words, Background background) {
        this.counts = new CountWork(reader, commands, words.formats());
        this.words = words;
        this.work = new Sequence(background);
    }

    /// Null until it was read.
    ReadOnlyObjectProperty<@Nullable Delivery> delivery() {
        return delivery.getReadOnlyProperty();
    }

    /// What is counted now; null where no line was chosen.
    ReadOnlyObjectProperty<@Nullable Counting> counting() {
        return counting.getReadOnlyProperty();
    }

    /// What was done last, or why it was not.
    ReadOnlyObjectProperty<Told> told() {
        return told.getReadOnlyProperty();
    }

    /// Opens an order; goes on with what was being counted of it.
    void open(String orderId) {
        delivery.set(null);
        counting.set(null);
        told.set(Told.NOTHING);
        work.run(
                () -> counts.open(orderId),
                answer -> {
                    take(answer);
                    begin();
                });
    }

    private void begin() {
        var now = delivery.get();
        if (now == null) return;
        var drafts = now.drafts();
        if (!drafts.isEmpty()) takeUp(drafts.getFirst());
        else
            now.lines().stream()
                    .filter(LineNow::isOpen)
                    .findFirst()
                    .ifPresent(line -> select(line.line().id()));
    }

    /// Counts a line: goes on with its draft, or begins one.
    void select(String lineId) {
        var line = line(lineId);
        if (line == null || isCounting(lineId)) return;
        if (line.drafts().isEmpty()) another(line);
        else takeUp(line.drafts().getLast());
    }

    private boolean isCounting(String lineId) {
        var now = counting.get();
        return now != null && now.source().lineId().equals(lineId);
    }

    private @Nullable LineNow line(String lineId) {
        var now = delivery.get();
        return now == null ? null : now.line(lineId);
    }

    /// The line that is counted.
    @Nullable LineNow line() {
        var now = counting.get();
        return now == null ? null : line(now.source().lineId());
    }

    /// Goes on with a draft.
    void takeUp(Lot draft) {
        counting.set(FloorCommands.counting(draft, words.formats()));
    }

    /// Begins one more lot of the same line, as of another batch.
    void another() {
        var line = line();
        if (line != null) another(line);
    }

    private void another(LineNow line) {
        var now = delivery.get();
        if (now != null)
            counting.set(new Counting(FloorCommands.source(now, line), CountEntry.EMPTY));
    }

    /// Takes down what a field says now, as soon as all of them can be read.
    void type(CountEntry.Part part, String text) {
        var now = counting.get();
        if (now != null) change(now, now.entry().with(part, text));
    }

    /// Takes a unit's serial number down, once.
    void scanSerial(String serial) {
        var now = counting.get();
        if (now == null) return;
        var twice = holder(now, serial);
        if (twice != null) {
            tell(Tone.DANGER, words.of("floor.serial.twice", serial, twice));
            return;
        }
        change(now, now.entry().scanned(serial, words.formats()));
        tell(Tone.SUCCESS, words.of("floor.serial.taken", serial, now.entry().serials().size()));
        // The units may have followed.
        redraw(now);
    }

    /// What has the serial number already, in words; null where nothing does.
    private @Nullable String holder(Counting now, String serial) {
        if (now.entry().serials().contains(serial)) return words.of("floor.serial.this-lot");
        var all = delivery.get();
        if (all == null) return null;
        return all.lines().stream()
                .flatMap(line -> concat(line.drafts(), line.received()).stream())
                .filter(lot -> !lot.id().equals(now.lotId()))
                .filter(lot -> lot.source().sku().equals(now.source().sku()))
                .filter(lot -> lot.count().serials().contains(serial))
                .map(Lot::number)
                .findFirst()
                .orElse(null);
    }

    private static List<Lot> concat(List<Lot> some, List<Lot> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /// Takes a serial number back.
    void removeSerial(String serial) {
        var now = counting.get();
        if (now == null) return;
        change(now, now.entry().without(serial));
        redraw(now);
    }

    private void redraw(Counting now) {
        counting.set(null);
        counting.set(now);
    }

    private void change(Counting now, CountEntry typed) {
        now.type(typed);
        if (now.isSaved()) return;
        work.run(() -> counts.save(now), this::take);
    }

    /// Gives the count up; nothing was received of it.
    void discard() {
        var now = counting.get();
        if (now == null) return;
        work.run(
                () -> counts.discard(now),
                answer -> {
                    take(answer);
                    if (isReady(answer) && counting.get() == now) goOn(now);
                    if (isReady(answer)) tell(Tone.NEUTRAL, words.of("floor.discarded"));
                });
    }

    /// After a lot is gone from the fields: another draft of its line, or an empty count.
    private void goOn(Counting gone) {
        counting.set(null);
        select(gone.source().lineId());
    }

    /// Receives everything that was counted of the order, unless more was counted of a line than
    /// may be received.
    void receive() {
        var now = counting.get();
        var open = delivery.get();
        if (open == null) return;
        work.run(
                () -> counts.receive(open.order().id(), now),
                answer -> {
                    take(answer);
                    if (answer instanceof Loadable.Ready<Outcome>(var outcome) && outcome.isDone())
                        done(outcome);
                });
    }

    private void done(Outcome outcome) {
        var now = outcome.delivery();
        var over = now == null ? null : words.over(now);
        if (over != null) tell(Tone.DANGER, over);
        else if (outcome.received().isEmpty())
            tell(Tone.WARNING, words.of("floor.nothing-counted"));
        else {
            receivedLast = outcome.received();
            tell(Tone.SUCCESS, words.received(outcome.received()));
            counting.set(null);
            begin();
        }
    }

    private static boolean isReady(Loadable<Outcome> answer) {
        return answer instanceof Loadable.Ready<Outcome>(var outcome) && outcome.isDone();
    }

    private void take(Loadable<Outcome> answer) {
        switch (answer) {
            case Loadable.Loading<Outcome> _ -> {}
            case Loadable.Failed<Outcome> _ -> tell(Tone.DANGER, words.refusal("floor.not-saved"));
            case Loadable.Ready<Outcome>(var outcome) -> {
                delivery.set(outcome.delivery());
                if (outcome.refused() != null)
                    tell(Tone.DANGER, words.refusal(outcome.refused().code()));
            }
        }
    }

    /// The lots of the open order that were received last.
    List<Lot> received() {
        var open = delivery.get();
        if (open == null) return List.of();
        return open.lines().stream()
                .flatMap(line -> line.received().stream())
                .filter(lot -> receivedLast.contains(lot.number()))
                .toList();
    }

    /// Tells of what was done elsewhere, as of a photo that was not taken in.
    void tell(Tone tone, String text) {
        told.set(new Told(tone, text));
    }
}
