package live.lsn.desk.fraud;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.list.RowWindow;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.table.Marks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One verdict and one reason for all marked cases: a command each, so that each is judged, kept
/// and taken back as if it had been decided alone.
final class BulkDecisions {
    /// More than somebody can answer for at once.
    static final int MOST = 200;

    private static final int STEP = 1_000;
    private final Commands commands;
    private final Background background;
    private final Consumer<Refusal> refusals;
    private final ReadOnlyObjectWrapper<@Nullable Verdict> choosing = new ReadOnlyObjectWrapper<>();

    /// What was decided together.
    ///
    /// @param commandIds one for each case
    /// @param refused how many cases could not be decided so
    record Decided(
            List<String> commandIds,
            int refused,
            Verdict verdict,
            DecisionCode code,
            Instant until) {}

    BulkDecisions(Commands commands, Background background, Consumer<Refusal> refusals) {
        this.commands = commands;
        this.background = background;
        this.refusals = refusals;
    }

    ReadOnlyObjectProperty<@Nullable Verdict> choosing() {
        return choosing.getReadOnlyProperty();
    }

    /// First keystroke: what to do. The same again takes it back.
    void choose(Verdict verdict) {
        choosing.set(choosing.get() == verdict ? null : verdict);
    }

    void cancel() {
        choosing.set(null);
    }

    /// The codes that explain the chosen verdict, in the order of their keys.
    List<DecisionCode> reasons() {
        var verdict = choosing.get();
        return verdict == null ? List.of() : DecisionCode.of(verdict);
    }

    /// Second keystroke: why.
    ///
    /// @param number 1 for the first reason
    /// @param size how many rows are listed
    /// @param done told of what was decided, once all is kept
    void decide(
            int number, Marks.Marked marked, RowWindow<?> rows, int size, Consumer<Decided> done) {
        var verdict = choosing.get();
        var codes = reasons();
        if (verdict == null || number < 1 || number > codes.size()) return;
        var code = codes.get(number - 1);
        choosing.set(null);
        background.load(
                () -> decide(ids(marked, rows, size), verdict, code),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Decided> _ -> {}
                        case Loadable.Failed<Decided>(TooManyException _) ->
                                refusals.accept(Refusal.of("fraud.bulk.too-many"));
                        case Loadable.Failed<Decided> _ ->
                                refusals.accept(Refusal.of("command.not-saved"));
                        case Loadable.Ready<Decided>(var decided) -> done.accept(decided);
                    }
                });
    }

    /// Told before anything is decided.
    private static final class TooManyException extends Exception {
        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("too many cases are marked", null, false, false);
        }
    }

    private static List<String> ids(Marks.Marked marked, RowWindow<?> rows, int size)
            throws TooManyException {
        var ids = new ArrayList<String>();
        for (var from = 0; from < size; from += STEP) {
            rows.ids(from, Math.min(size, from + STEP)).stream()
                    .filter(marked::contains)
                    .forEach(ids::add);
            if (ids.size() > MOST) throw new TooManyException();
        }
        return ids;
    }

    private Decided decide(List<String> ids, Verdict verdict, DecisionCode code) {
        var sent = new ArrayList<String>();
        var until = Instant.EPOCH;
        for (var id : ids) {
            var answer =
                    commands.send(
                            FraudProcedures.DECIDE_CASE,
                            new DecideCase(id, verdict, code, null),
                            Commands.UNDO);
            if (!(answer instanceof Sent.Queued(var commandId, var open))) continue;
            sent.add(commandId);
            // Until the first of them goes out all can be taken back.
            if (sent.size() == 1) until = open;
        }
        return new Decided(List.copyOf(sent), ids.size() - sent.size(), verdict, code, until);
    }

    /// Takes back those that have not gone out.
    ///
    /// @param then told how many were taken back
    void undo(Decided decided, Consumer<Integer> then) {
        background.load(
                () -> (int) decided.commandIds().stream().filter(commands::undo).count(),
                answer -> {
                    if (answer instanceof Loadable.Ready<Integer>(var undone)) then.accept(undone);
                });
    }
}
