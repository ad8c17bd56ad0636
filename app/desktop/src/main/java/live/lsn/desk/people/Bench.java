package live.lsn.desk.people;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession;
import live.lsn.desk.Order;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A list of the platform's and what is being done with it, one thing at a time.
///
/// This is the one screen whose acts call the platform at once and wait for its answer: accounts
/// and keys live there alone, a device that kept changes to them would let in whoever was already
/// shut out, and the secrets that they make are told once. What is asked runs in the background;
/// the thread of the window never waits.
final class Bench<T, D> {
    private final DeskSession session;
    private final Background background;
    private final Listing<T> listing;
    private final ReadOnlyObjectWrapper<Step<T, D>> step =
            new ReadOnlyObjectWrapper<>(Step.Facts.plain());
    private final BooleanProperty away = new SimpleBooleanProperty();
    private @Nullable Order<?, ?> lost;

    Bench(DeskSession session, Background background, Listing<T> listing) {
        this.session = session;
        this.background = background;
        this.listing = listing;
    }

    Listing<T> listing() {
        return listing;
    }

    ReadOnlyObjectProperty<Step<T, D>> step() {
        return step.getReadOnlyProperty();
    }

    /// Whether the platform is out of reach, so that nothing can be done.
    BooleanProperty away() {
        return away;
    }

    /// Why nothing can be done now, as a key of words; null where it can.
    @Nullable String blocked() {
        if (away.get()) return "people.blocked.away";
        return step.get().isBusy() ? "people.blocked.busy" : null;
    }

    void show(Step<T, D> next) {
        step.set(next);
    }

    /// Back to the facts, or from a question to the form that it came from; nothing is done.
    void leave() {
        var now = step.get();
        if (now.isBusy()) return;
        step.set(
                now instanceof Step.Question<T, D> question && question.draft() != null
                        ? Step.Form.of(question.draft())
                        : Step.Facts.plain());
    }

    /// Selects another one, and looks at it.
    void select(String id) {
        if (step.get().isBusy()) return;
        var before = listing.selected().get();
        if (before != null && listing.id(before).equals(id)) return;
        listing.select(id);
        step.set(Step.Facts.plain());
    }

    /// Has the platform do something. The same asked for again after an answer was lost is the same
    /// order, so it is done once.
    ///
    /// @param done told of the answer; leads on to the next step
    <I, O> void give(Mutation<I, O> mutation, I input, Consumer<O> done) {
        if (blocked() != null) return;
        var order = order(mutation, input);
        lost = null;
        step.set(step.get().sent());
        background.load(
                () -> session.give(order),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<O> _ -> {}
                        case Loadable.Ready<O>(var told) -> {
                            done.accept(told);
                            listing.refresh();
                        }
                        case Loadable.Failed<O>(var cause) -> {
                            var trouble = Trouble.of(cause);
                            if (trouble.lost()) lost = order;
                            step.set(step.get().failed(trouble));
                        }
                    }
                });
    }

    @SuppressWarnings("unchecked") // the same procedure has the same input and answer
    private <I, O> Order<I, O> order(Mutation<I, O> mutation, I input) {
        return lost != null && lost.asks(mutation, input)
                ? (Order<I, O>) lost
                : session.order(mutation, input);
    }
}
