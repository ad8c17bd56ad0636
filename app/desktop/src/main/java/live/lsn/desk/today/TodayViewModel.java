package live.lsn.desk.today;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Source;
import live.lsn.api.procedure.GoalProcedures;
import live.lsn.api.procedure.GoalProcedures.SetGoal;
import live.lsn.desk.Access;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.today.Page.Reading;
import live.lsn.rules.insights.Contributions;
import live.lsn.rules.insights.Period;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the page shows, which figure is explained, and what became of proving it.
final class TodayViewModel implements AutoCloseable {
    private static final Set<String> SHOWN =
            Set.of(
                    Collections.ORDERS.name(),
                    Collections.CUSTOMERS.name(),
                    Collections.FRAUD_CASES.name(),
                    Collections.GOALS.name(),
                    // The signed-in person comes with what that person may see.
                    Collections.USERS.name());

    private final TodayReader reader;
    private final Prover prover;
    private final Commands commands;
    private final String channel;
    private final Supplier<Access> access;
    private final Background background;
    private final InstantSource clock;
    private final ObjectProperty<Question> question =
            new SimpleObjectProperty<>(new Question(Period.TODAY, null));
    private final ReadOnlyObjectWrapper<Loadable<Page>> page =
            new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<@Nullable Measure> explained =
            new ReadOnlyObjectWrapper<>(Measure.REVENUE);
    private final ReadOnlyObjectWrapper<@Nullable Contributions<Source>> moved =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Loadable<Proof>> proof =
            new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final Subscription changes;
    private Instant readAt = Instant.EPOCH;
    private int latestPage; // FX thread only; an answer to an older request is dropped
    private int latestProof;
    private int latestMoved;

    /// What the model reads and gives commands through.
    ///
    /// @param channel code of the sales channel
    /// @param access what the person may do, as far as is known now
    record Desk(CacheStore cache, Commands commands, String channel, Supplier<Access> access) {}

    TodayViewModel(Desk desk, TodayReader reader, Background background, InstantSource clock) {
        this.reader = reader;
        this.prover = new Prover(desk.cache(), clock);
        this.commands = desk.commands();
        this.channel = desk.channel();
        this.access = desk.access();
        this.background = background;
        this.clock = clock;
        this.changes =
                desk.cache()
                        .onChange(
                                names -> {
                                    if (names.stream().anyMatch(SHOWN::contains)) stale.set(true);
                                });
        question.subscribe(
                (_, _) -> {
                    proof.set(null);
                    refresh();
                });
    }

    /// Once a second while somebody looks: reads anew what has changed, and each minute, since what
    /// is counted grows by a minute.
    void tick() {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (stale.get() || !minute.equals(readAt)) refresh();
    }

    void refresh() {
        stale.set(false);
        readAt = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var mine = ++latestPage;
        var asked = question.get();
        background.load(
                () -> reader.read(asked),
                answer -> {
                    if (mine != latestPage) return;
                    if (answer instanceof Loadable.Loading<Page>
                            && page.get() instanceof Loadable.Ready<Page>) return;
                    page.set(answer);
                    if (answer instanceof Loadable.Ready<Page>) takeApart();
                });
    }

    /// The page, once it is there.
    @Nullable Page shown() {
        return page.get() instanceof Loadable.Ready<Page>(Page ready) ? ready : null;
    }

    /// The figure that is explained; null for none.
    @Nullable Reading reading() {
        var shown = shown();
        var measure = explained.get();
        return shown == null || measure == null ? null : shown.of(measure);
    }

    void look(Period period) {
        question.set(new Question(period, question.get().only()));
    }

    /// @param source null for everywhere
    void only(@Nullable Source source) {
        question.set(new Question(question.get().period(), source));
    }

    /// @param measure null to close the explanation
    void explain(@Nullable Measure measure) {
        if (measure != explained.get()) proof.set(null);
        explained.set(measure);
        takeApart();
    }

    /// Most figures come taken apart with the page; others are when they are explained.
    private void takeApart() {
        var mine = ++latestMoved;
        var reading = reading();
        if (reading == null) {
            moved.set(null);
            return;
        }
        moved.set(reading.moved());
        var late =
                reading.measure() == Measure.REFUND_RATE || reading.measure() == Measure.REFUNDED;
        if (!late) return;
        var only = question.get().only();
        background.load(
                () -> java.util.Optional.ofNullable(reader.moved(reading, only)),
                answer -> {
                    if (mine == latestMoved
                            && answer
                                    instanceof
                                    Loadable.Ready<java.util.Optional<Contributions<Source>>>(
                                            var ready)) moved.set(ready.orElse(null));
                });
    }

    /// Works the explained figure out from its rows.
    void prove() {
        var reading = reading();
        if (reading == null) return;
        var mine = ++latestProof;
        var only = question.get().only();
        background.load(
                () -> prover.prove(reading, only),
                answer -> {
                    if (mine == latestProof && reading.measure() == explained.get())
                        proof.set(answer);
                });
    }

    /// Whether the person may set goals.
    boolean setsGoals() {
        var any = new SetGoal(channel, Measure.REVENUE, LocalDate.EPOCH, 0);
        return access.get().gives(GoalProcedures.SET_GOAL, any);
    }

    /// @param amount as in [live.lsn.api.model.Goal.Step]
    /// @param done told the text key of why it was refused; null once it is safe
    void setGoal(Measure measure, LocalDate from, long amount, Consumer<@Nullable String> done) {
        var command = new SetGoal(channel, measure, from, amount);
        background.load(
                () -> commands.send(GoalProcedures.SET_GOAL, command, Duration.ZERO),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Sent> _ -> {}
                        case Loadable.Failed<Sent> _ -> done.accept("command.not-saved");
                        case Loadable.Ready<Sent>(Sent.Refused(var why)) -> done.accept(why.code());
                        case Loadable.Ready<Sent>(Sent.Queued _) -> {
                            done.accept(null);
                            refresh();
                        }
                    }
                });
    }

    ReadOnlyObjectProperty<Loadable<Page>> page() {
        return page.getReadOnlyProperty();
    }

    ObjectProperty<Question> question() {
        return question;
    }

    ReadOnlyObjectProperty<@Nullable Measure> explained() {
        return explained.getReadOnlyProperty();
    }

    /// What moved the explained figure; null where that is not known.
    ReadOnlyObjectProperty<@Nullable Contributions<Source>> moved() {
        return moved.getReadOnlyProperty();
    }

    /// Null before it is asked for.
    ReadOnlyObjectProperty<@Nullable Loadable<Proof>> proof() {
        return proof.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
    }
}
