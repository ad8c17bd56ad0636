package live.lsn.desk.fraud;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.desk.fraud.QueueReader.Content;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.table.Marks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The queue as an analyst works through it: what is listed, which case is open, what is being
/// decided.
final class CaseQueueViewModel implements AutoCloseable {
    private final Cases cases;
    private final Commands commands;
    private final Supplier<FraudAccess> offered;
    private final Background background;
    private final QueueReader reader;
    private final BulkDecisions bulk;
    private final Asked asked = new Asked(this::restart);
    private final ReadOnlyObjectWrapper<Loadable<Content>> content =
            new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Loadable<Cases.Detail>> detail =
            new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<@Nullable Verdict> choosing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> openCase = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final Subscription changes;
    private Consumer<Notice> notices = _ -> {};
    private Consumer<Refusal> refusals = _ -> {};
    private Consumer<BulkDecisions.Decided> decidedTogether = _ -> {};
    private int openIndex;
    private int latestList; // FX thread only; an answer to an older request is dropped
    private int latestDetail;
    private boolean follow = true;

    /// A decision that can still be taken back.
    record Notice(
            String commandId,
            String caseId,
            String caseNumber,
            Verdict verdict,
            DecisionCode code,
            Instant until) {}

    /// @param offered what the person may do, as far as is known now
    CaseQueueViewModel(
            Cases cases,
            Commands commands,
            Supplier<FraudAccess> offered,
            Background background,
            QueueReader reader) {
        this.cases = cases;
        this.commands = commands;
        this.offered = offered;
        this.background = background;
        this.reader = reader;
        this.bulk = new BulkDecisions(commands, background, why -> refusals.accept(why));
        this.changes = cases.onChange(this::changed);
        refresh();
    }

    /// Told on a thread of the store: asks for one refresh, however many changes come before it.
    private void changed(Set<String> names) {
        var list = names.contains(Collections.FRAUD_CASES.name());
        var around =
                names.contains(Collections.ORDERS.name())
                        || names.contains(Collections.CUSTOMERS.name())
                        || names.contains(Collections.RULE_SETS.name())
                        // The signed-in person comes with what that person may do.
                        || names.contains(Collections.USERS.name());
        if ((list || around) && refreshDue.compareAndSet(false, true))
            background.onFx(this::refresh);
    }

    /// Another question is asked: begin at the top.
    private void restart() {
        openIndex = 0;
        follow = false;
        refresh();
    }

    /// Reads the list anew and opens that case, where it is in it.
    void follow(String id) {
        openCase.set(id);
        follow = true;
        refresh();
    }

    /// Reads the list anew and keeps the open case where it can.
    void refresh() {
        refreshDue.set(false);
        var mine = ++latestList;
        var keep = follow ? openCase.get() : null;
        var index = openIndex;
        var question = asked.question();
        background.load(
                () -> reader.read(question, keep, index),
                answer -> {
                    if (mine != latestList) return;
                    if (answer instanceof Loadable.Loading<Content>
                            && content.get() instanceof Loadable.Ready<Content>) return;
                    // Another case was opened meanwhile: this answer would take the user back.
                    if (keep != null
                            && !keep.equals(openCase.get())
                            && !(answer instanceof Loadable.Loading<Content>)) {
                        refresh();
                        return;
                    }
                    content.set(answer);
                    if (answer instanceof Loadable.Ready<Content>(Content ready)) arrive(ready);
                });
    }

    private void arrive(Content ready) {
        openIndex = Math.max(0, ready.index());
        follow = true;
        if (ready.open() == null) {
            openCase.set(null);
            choosing.set(null);
        } else {
            show(ready.open());
        }
    }

    /// Opens the case at that place of the list.
    void open(int index, String id) {
        openIndex = index;
        if (!id.equals(openCase.get())) choosing.set(null);
        show(id);
    }

    private void show(String id) {
        if (!id.equals(openCase.get())) choosing.set(null);
        openCase.set(id);
        var mine = ++latestDetail;
        background.load(
                () -> java.util.Objects.requireNonNull(cases.detail(id), "the case has gone"),
                answer -> {
                    if (mine != latestDetail) return;
                    if (answer instanceof Loadable.Loading<Cases.Detail>
                            && detail.get() instanceof Loadable.Ready<Cases.Detail>) return;
                    detail.set(answer);
                });
    }

    /// The open case, once it is there.
    Cases.@Nullable Detail shown() {
        return detail.get() instanceof Loadable.Ready<Cases.Detail>(Cases.Detail ready)
                        && ready.fraudCase().id().equals(openCase.get())
                ? ready
                : null;
    }

    /// What must be chosen before anything else is done with the open case; null for nothing.
    @Nullable CaseConflict conflict() {
        var shown = shown();
        return shown == null ? null : shown.conflict();
    }

    /// Gives up mine: what others did stands.
    void keepTheirs() {
        var conflict = conflict();
        if (conflict == null) return;
        background.load(
                () -> {
                    commands.keepTheirs(conflict.commandId());
                    return true;
                },
                answer -> {
                    if (answer instanceof Loadable.Failed<Boolean>)
                        refusals.accept(Refusal.of("command.not-saved"));
                    if (answer instanceof Loadable.Ready<Boolean>) refresh();
                });
    }

    /// Sends mine again, on what is there now; where the rules forbid it nothing is done, and the
    /// pane says why.
    void applyMine() {
        var conflict = conflict();
        if (conflict == null || conflict.applyBlocked() != null) return;
        background.load(
                () -> commands.applyOnTop(conflict.commandId()),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Sent> _ -> {}
                        case Loadable.Failed<Sent> _ ->
                                refusals.accept(Refusal.of("command.not-saved"));
                        case Loadable.Ready<Sent>(Sent sent) -> {
                            if (sent instanceof Sent.Refused(Refusal why)) refusals.accept(why);
                            refresh();
                        }
                    }
                });
    }

    /// First keystroke: what to do. The same again takes it back.
    void choose(Verdict verdict) {
        if (openCase.get() == null || conflict() != null) return;
        if (!offered().verdicts().contains(verdict)) return;
        choosing.set(choosing.get() == verdict ? null : verdict);
    }

    /// What the person may do here now.
    FraudAccess offered() {
        return offered.get();
    }

    /// Leaves the choice.
    void cancel() {
        choosing.set(null);
    }

    /// The codes that explain the chosen verdict, in the order of their keys.
    List<DecisionCode> reasons() {
        var verdict = choosing.get();
        return verdict == null ? List.of() : DecisionCode.of(verdict);
    }

    /// Second keystroke: why. Decides, and the next case follows.
    ///
    /// @param number 1 for the first reason
    void decide(int number) {
        var verdict = choosing.get();
        var id = openCase.get();
        var codes = reasons();
        if (verdict == null || id == null || number < 1 || number > codes.size()) return;
        var code = codes.get(number - 1);
        var shown = shown();
        // The next case may be shown before the answer is here.
        var caseNumber =
                shown == null || !shown.fraudCase().id().equals(id)
                        ? ""
                        : shown.fraudCase().number();
        choosing.set(null);
        follow = false;
        background.load(
                () ->
                        commands.send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(id, verdict, code, null),
                                Commands.UNDO),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Sent> _ -> {}
                        case Loadable.Failed<Sent> _ ->
                                refusals.accept(Refusal.of("command.not-saved"));
                        case Loadable.Ready<Sent>(Sent sent) ->
                                sent(sent, id, caseNumber, verdict, code);
                    }
                });
    }

    private void sent(Sent sent, String id, String caseNumber, Verdict verdict, DecisionCode code) {
        switch (sent) {
            case Sent.Refused(Refusal why) -> refusals.accept(why);
            case Sent.Queued(String commandId, Instant until) -> {
                notices.accept(new Notice(commandId, id, caseNumber, verdict, code, until));
                refresh();
            }
        }
    }

    /// Takes a decision back; the case is open again.
    void undo(Notice notice) {
        background.load(
                () -> commands.undo(notice.commandId()),
                answer -> {
                    if (answer instanceof Loadable.Ready<Boolean>(Boolean undone)) {
                        if (undone) show(notice.caseId());
                        else refusals.accept(Refusal.of("fraud.undo.too-late"));
                        refresh();
                    }
                });
    }

    /// One verdict for many cases.
    BulkDecisions bulk() {
        return bulk;
    }

    /// Decides all marked cases for the reason of that number.
    void decideMarked(int number, Marks.Marked marked) {
        if (!(content.get() instanceof Loadable.Ready<Content>(Content ready))) return;
        bulk.decide(
                number,
                marked,
                ready.rows(),
                ready.size(),
                decided -> {
                    follow = false;
                    decidedTogether.accept(decided);
                    refresh();
                });
    }

    void undo(BulkDecisions.Decided decided) {
        bulk.undo(
                decided,
                undone -> {
                    if (undone < decided.commandIds().size())
                        refusals.accept(Refusal.of("fraud.undo.too-late"));
                    refresh();
                });
    }

    void onDecidedTogether(Consumer<BulkDecisions.Decided> listener) {
        decidedTogether = listener;
    }

    /// Puts on record why the personal data of the open case are looked at.
    void reveal(String reason, Runnable then) {
        var id = openCase.get();
        if (id == null) return;
        background.load(
                () ->
                        commands.send(
                                FraudProcedures.REVEAL_CASE,
                                new RevealCase(id, reason),
                                java.time.Duration.ZERO),
                answer -> {
                    if (answer instanceof Loadable.Ready<Sent>(Sent.Refused(Refusal why)))
                        refusals.accept(why);
                    if (answer instanceof Loadable.Ready<Sent>(Sent.Queued _)) then.run();
                });
    }

    void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    void onRefusal(Consumer<Refusal> listener) {
        refusals = listener;
    }

    /// Lists that case alone, whatever its state.
    void find(String id) {
        background.load(
                () -> Optional.ofNullable(cases.find(id)).map(FraudCase::number),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<Optional<String>>(var number))) return;
                    number.ifPresentOrElse(
                            words -> asked.all(words, List.of()),
                            () -> refusals.accept(Refusal.of("fraud.case.unknown")));
                });
    }

    /// What is asked of the queue; a change asks anew.
    Asked asked() {
        return asked;
    }

    ReadOnlyObjectProperty<Loadable<Content>> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Loadable<Cases.Detail>> detail() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Verdict> choosing() {
        return choosing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> openCase() {
        return openCase.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
    }
}
