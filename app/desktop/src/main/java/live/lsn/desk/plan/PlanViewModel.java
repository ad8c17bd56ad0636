package live.lsn.desk.plan;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import live.lsn.rules.sampling.CodeLetter;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/// What is asked, and what the tables answer: the plans first, then the curve, which takes longer.
final class PlanViewModel {
    /// More units no lot has; the counts of a curve stay within an `int`.
    static final int LARGEST_LOT = 1_000_000_000;

    private final Background background;
    private final Formats formats;
    private final PlanMemory memory;
    private final ReadOnlyObjectWrapper<PlanAsk> ask = new ReadOnlyObjectWrapper<>(PlanAsk.first());
    private final ReadOnlyStringWrapper lotProblem = new ReadOnlyStringWrapper("plan.lot.none");
    private final ReadOnlyObjectWrapper<@Nullable Planned> plans = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DrawnCurve> curve = new ReadOnlyObjectWrapper<>();
    private int latest; // FX thread only; an answer to an older question is dropped
    private boolean touched;

    PlanViewModel(Background background, Formats formats, PlanMemory memory) {
        this.background = background;
        this.formats = formats;
        this.memory = memory;
        memory.load(
                kept -> {
                    // What somebody has entered meanwhile is newer.
                    if (touched) return;
                    ask.set(kept);
                    lotProblem.set(kept.lotSize() == null ? "plan.lot.none" : null);
                    answer();
                });
    }

    /// Takes another question.
    void change(UnaryOperator<PlanAsk> to) {
        var next = to.apply(ask.get());
        if (next.equals(ask.get())) return;
        touched = true;
        ask.set(next);
        memory.keep(next);
        answer();
    }

    /// Takes what was typed for the size of the lot. Where it is no size, that is told, and there
    /// is no plan.
    void typeLot(String typed) {
        touched = true;
        var text = typed.strip();
        var number = formats.parse(text, 0);
        var digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        // 12,50 is a slip, not 1,250.
        var whole = digits || (number != null && formats.whole(number).equals(text));
        String problem = null;
        if (text.isEmpty()) problem = "plan.lot.none";
        else if (!whole) problem = "plan.lot.not-whole";
        else if (number == null || number > LARGEST_LOT) problem = "plan.lot.large";
        else if (number < CodeLetter.SMALLEST_LOT) problem = "plan.lot.small";
        lotProblem.set(problem);
        var size = problem == null && number != null ? Math.toIntExact(number) : null;
        change(now -> now.withLot(size));
    }

    private void answer() {
        var mine = ++latest;
        var asked = ask.get();
        var units = asked.lotSize();
        if (units == null) {
            plans.set(null);
            curve.set(null);
            return;
        }
        background.load(
                () -> Planned.of(asked, units),
                answer -> {
                    if (mine != latest) return;
                    if (answer instanceof Loadable.Ready<Planned>(var ready)) {
                        plans.set(ready);
                        draw(ready, mine);
                    }
                });
    }

    /// The curve that is shown stays until the next one is there.
    private void draw(Planned planned, int mine) {
        var plan = planned.shown();
        if (plan == null) {
            curve.set(null);
            return;
        }
        background.load(
                () -> DrawnCurve.of(planned.ask(), plan, planned.lotSize()),
                answer -> {
                    if (mine != latest) return;
                    if (answer instanceof Loadable.Ready<DrawnCurve>(var ready)) curve.set(ready);
                    if (answer instanceof Loadable.Failed<DrawnCurve>) curve.set(null);
                });
    }

    ReadOnlyObjectProperty<PlanAsk> ask() {
        return ask.getReadOnlyProperty();
    }

    /// The key of what is wrong with the size of the lot; null where nothing is.
    ReadOnlyStringProperty lotProblem() {
        return lotProblem.getReadOnlyProperty();
    }

    /// Null while there is no lot.
    ReadOnlyObjectProperty<@Nullable Planned> plans() {
        return plans.getReadOnlyProperty();
    }

    /// Null while there is no plan to draw.
    ReadOnlyObjectProperty<@Nullable DrawnCurve> curve() {
        return curve.getReadOnlyProperty();
    }
}
