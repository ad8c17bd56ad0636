package live.lsn.survival;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Decision;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A desk without a window: decides cases and notes each decision in a journal once it was told
/// that it is safe. Made to be killed.
public final class DecidingDesk {
    /// Told as safe: `id case`.
    static final String SAFE = "safe";

    /// Given up after a conflict, by its user: `id case`.
    static final String LEFT = "left";

    private static final Set<State> UNDER_WAY =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);
    private static final Set<State> STUCK =
            EnumSet.of(State.CONFLICT, State.REJECTED, State.PARKED);
    private static final int CHOICE = 40;

    private final DeskSession session;
    private final boolean fromTheLast;
    private final FileChannel journal;
    private final Random chance = new Random();

    private DecidingDesk(DeskSession session, boolean fromTheLast, FileChannel journal) {
        this.session = session;
        this.fromTheLast = fromTheLast;
        this.journal = journal;
    }

    /// @param args data folder, url, platform id, account, token, journal, milliseconds between two
    ///   decisions, whether to begin at the end of the list. Decides until a file
    ///   `<journal>.enough` is there; then it says in `<journal>.shown` again and again what it
    ///   shows.
    public static void main(String[] args) throws Exception {
        var who = new Who(args[1], args[2], args[3], "AU");
        var book = Path.of(args[5]);
        try (var session =
                        DeskSession.open(Path.of(args[0]), who, TokenSource.fixed(() -> args[4]));
                var journal =
                        FileChannel.open(
                                book, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var desk = new DecidingDesk(session, Boolean.parseBoolean(args[7]), journal);
            while (!Files.exists(Path.of(book + ".enough"))) {
                desk.settle();
                desk.decide();
                LockSupport.parkNanos(Duration.ofMillis(Long.parseLong(args[6])).toNanos());
            }
            while (true) {
                desk.settle();
                if (session.commands().in(UNDER_WAY).isEmpty()) desk.show(Path.of(book + ".shown"));
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    /// Every third case is first asked about and decided right after, so that order matters.
    private void decide() throws IOException {
        var open = next();
        if (open == null) return;
        if (open.state() == CaseState.OPEN && chance.nextInt(3) == 0)
            give(open.id(), DecisionCode.E2);
        give(open.id(), chance.nextBoolean() ? DecisionCode.R1 : DecisionCode.A2);
    }

    private void give(String caseId, DecisionCode code) throws IOException {
        var sent =
                session.commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(caseId, code.verdict(), code, null),
                                Duration.ZERO);
        // The other desk may have decided it since it was chosen; then nothing was told as safe.
        if (sent instanceof Sent.Queued(var id, _)) note(SAFE, id, caseId);
    }

    /// What cannot be done stays undone: the user reads the other's decision and leaves it at that.
    private void settle() throws IOException {
        for (var stuck : session.commands().in(STUCK)) {
            // Noted first: killed in between, it is stuck and noted once more at the next start.
            note(LEFT, stuck.id(), stuck.aggregateId());
            session.commands().keepTheirs(stuck.id());
        }
    }

    private void note(String what, String id, String caseId) throws IOException {
        var line = what + " " + id + " " + caseId + "\n";
        journal.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        journal.force(false);
    }

    /// Two desks begin at either end of the list, and now and then take one of the other's end.
    private @Nullable FraudCase next() {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(new Filter.Compare("state", Op.EQUALS, List.of(CaseState.OPEN))),
                        null,
                        new Sort("number", fromTheLast ^ chance.nextInt(20) == 0));
        var ids = session.cache().order(query, CHOICE);
        if (ids.size() == 0) return null;
        var one = chance.nextInt(ids.size());
        var page = session.cache().page(Collections.FRAUD_CASES, ids, one, one + 1);
        return page.isEmpty() ? null : page.getFirst();
    }

    private void show(Path file) throws IOException {
        var all =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(), null, new Sort("number", false));
        var ids = session.cache().order(all, Integer.MAX_VALUE);
        var lines =
                session.cache().page(Collections.FRAUD_CASES, ids, 0, ids.size()).stream()
                        .map(DecidingDesk::line)
                        .sorted()
                        .toList();
        var half = Path.of(file + ".half");
        Files.write(half, lines);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// One case in one line: its version and its decisions in their order.
    static String line(FraudCase one) {
        var decisions =
                one.decisions().stream().map(Decision::commandId).collect(Collectors.joining(","));
        return one.id() + " " + one.version() + " " + decisions;
    }
}
