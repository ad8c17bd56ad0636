package live.lsn.faults.simulator;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Channel;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.BootstrapPage;
import live.lsn.api.procedure.SyncProcedures.CommandStatus;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.procedure.SyncProcedures.PullPage;
import live.lsn.api.procedure.SyncProcedures.Row;
import live.lsn.api.procedure.SyncProcedures.Status;
import live.lsn.api.procedure.SyncProcedures.StatusAnswer;
import live.lsn.api.trpc.Json;
import live.lsn.faults.Control;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The platform's side of the protocol in a few maps: ledger, versions and feed as the rulings have
/// them, and nothing else. What really took effect is kept beside it, for the test alone.
final class ModelPlatform {
    static final String CHANNEL = "AU";
    static final String ID = "simulated";
    private static final String CASES = Collections.FRAUD_CASES.name();

    /// @param command null for what somebody else did
    record Change(
            long position,
            String id,
            long version,
            int reveals,
            String actor,
            @Nullable String command) {}

    /// What a command did, in the order of time.
    record Effect(String command, String install, long seq, String id) {}

    private record Entry(long version, long position) {}

    /// All that a copy of the database holds.
    private record Content(
            String epoch,
            long head,
            long floor,
            Map<String, FraudCase> cases,
            List<Change> feed,
            Map<Long, String> tags,
            Map<String, Entry> ledger,
            List<Effect> effects) {
        Content copy(String newEpoch) {
            return new Content(
                    newEpoch,
                    head,
                    floor,
                    new TreeMap<>(cases),
                    new ArrayList<>(feed),
                    new TreeMap<>(tags),
                    new TreeMap<>(ledger),
                    new ArrayList<>(effects));
        }
    }

    /// @param headers of the answer, beside its type
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /// @param input as JSON
    record Call(
            String procedure,
            String actor,
            @Nullable String command,
            @Nullable Long basedOn,
            String install,
            long seq,
            java.time.@Nullable Instant occurredAt,
            byte[] input) {}

    /// How another version of the platform differs from the desk's.
    enum Skew {
        NONE,
        /// Records have a field that the desk does not know.
        ANOTHER_FIELD,
        /// A record has a value that the desk does not know.
        ANOTHER_VALUE,
        /// Records lack a field that the desk cannot be without.
        A_FIELD_LESS,
        /// It takes no commands of this kind.
        A_COMMAND_LESS,
        /// It serves no desk of this version.
        TOO_NEW
    }

    private final Turns turns;
    private final Control control;
    private Skew skew = Skew.NONE;
    private Content now;
    private @Nullable Content copy;
    private int epochs;
    private boolean restored;
    private long handedOut;

    ModelPlatform(Turns turns, Control control, List<FraudCase> cases) {
        this.turns = turns;
        this.control = control;
        this.now =
                new Content(
                        "epoch-0",
                        0,
                        0,
                        new TreeMap<>(),
                        new ArrayList<>(),
                        new TreeMap<>(Map.of(0L, "")),
                        new TreeMap<>(),
                        new ArrayList<>());
        for (var one : cases) store(one, "import", null, null);
    }

    void become(Skew next) {
        skew = next;
    }

    Map<String, FraudCase> cases() {
        return now.cases();
    }

    List<Effect> effects() {
        return now.effects();
    }

    long head() {
        return now.head();
    }

    /// What was lost by that may be sent again after what was sent later.
    boolean wasRestored() {
        return restored;
    }

    boolean knows(String command) {
        return now.ledger().containsKey(command);
    }

    /// The newest change of each thing up to the cursor; null where the cursor is of another
    /// history.
    @Nullable Map<String, Change> upTo(Cursor cursor) {
        if (!isOurs(cursor)) return null;
        var state = new TreeMap<String, Change>();
        for (var change : now.feed())
            if (change.position() <= cursor.position()) state.put(change.id(), change);
        return state;
    }

    private boolean isOurs(Cursor cursor) {
        return cursor.epoch().equals(now.epoch())
                && cursor.position() <= now.head()
                && cursor.tag().equals(now.tags().get(cursor.position()));
    }

    /// Somebody else changes a case, or opens it anew where it is decided.
    void otherEdits(String id) {
        var old = Objects.requireNonNull(now.cases().get(id));
        store(opened(old), "other", null, null);
    }

    void reopenDecided() {
        for (var one : List.copyOf(now.cases().values()))
            if (one.state() == CaseState.DECIDED || one.reveals().size() > 20)
                store(opened(one), "other", null, null);
    }

    void backUp() {
        copy = now.copy(now.epoch());
    }

    /// @param known whether the epoch tells of it
    void restore(boolean known) {
        var saved = copy;
        if (saved == null) return;
        restored = true;
        now = saved.copy(known ? "epoch-" + ++epochs : saved.epoch());
        handedOut = now.head();
    }

    /// Forgets old changes: who was away since then must begin anew.
    void trim() {
        now =
                new Content(
                        now.epoch(),
                        now.head(),
                        now.head(),
                        now.cases(),
                        now.feed(),
                        now.tags(),
                        now.ledger(),
                        now.effects());
    }

    private static FraudCase opened(FraudCase old) {
        return new FraudCase(
                old.id(),
                old.version() + 1,
                old.channel(),
                old.number(),
                old.orderId(),
                old.orderNumber(),
                old.customerId(),
                old.customerName(),
                old.email(),
                old.openedAt(),
                old.dueAt(),
                old.score(),
                old.points(),
                old.level(),
                CaseState.OPEN,
                old.value(),
                old.route(),
                old.reasons(),
                old.noData(),
                old.ruleSet(),
                old.ruleSetHash(),
                old.inputHash(),
                List.of(),
                null,
                List.of(),
                old.generated());
    }

    private long store(
            FraudCase after, String actor, @Nullable String command, @Nullable Call call) {
        var position = handedOut + 1;
        handedOut = position;
        var change =
                new Change(
                        position,
                        after.id(),
                        after.version(),
                        after.reveals().size(),
                        actor,
                        command);
        // A plain sequence gives its numbers out before what they number can be seen.
        if (control == Control.NAIVE_CURSOR && turns.chance().nextInt(3) == 0)
            turns.at(Net.moment(turns.chance(), 800), () -> commit(after, change));
        else commit(after, change);
        if (command != null) now.ledger().put(command, new Entry(after.version(), position));
        if (command != null && call != null)
            now.effects().add(new Effect(command, call.install(), call.seq(), after.id()));
        return position;
    }

    private void commit(FraudCase after, Change change) {
        now.cases().put(after.id(), after);
        now.feed().add(change);
        now.feed().sort(java.util.Comparator.comparingLong(Change::position));
        now.tags().put(change.position(), Long.toHexString(turns.chance().nextLong()));
        now =
                new Content(
                        now.epoch(),
                        Math.max(now.head(), change.position()),
                        now.floor(),
                        now.cases(),
                        now.feed(),
                        now.tags(),
                        now.ledger(),
                        now.effects());
    }

    /// What the platform says to a call.
    Answer handle(Call call) {
        return switch (call.procedure()) {
            case "sync.hello" -> said(hello(call.actor()));
            case "sync.bootstrap" -> said(bootstrap(read(call, Bootstrap.class)));
            case "sync.pull" -> pull(call, read(call, Pull.class));
            case "sync.status" -> said(status(read(call, Status.class)));
            default -> {
                var rule = CommandRules.of(call.procedure());
                yield rule == null || call.command() == null || skew == Skew.A_COMMAND_LESS
                        ? failed("NOT_FOUND", 404, -32004, Map.of())
                        : take(rule, call, call.command());
            }
        };
    }

    private static <T> T read(Call call, Class<T> type) {
        return Json.MAPPER.readValue(call.input(), type);
    }

    private Hello hello(String actor) {
        return new Hello(
                ID,
                now.epoch(),
                skew == Skew.TOO_NEW ? 2 : 1,
                skew == Skew.TOO_NEW ? 2 : 1,
                turns.now(),
                actor,
                actor,
                Role.FOUNDER,
                EnumSet.allOf(Permission.class),
                List.of(new Channel(CHANNEL, CHANNEL, "AUD", ZoneId.of("Australia/Sydney"), null)),
                "scope",
                Map.of(
                        CASES,
                        skew == Skew.NONE || skew == Skew.A_COMMAND_LESS
                                ? Collections.FRAUD_CASES.shapeHash()
                                : "other"));
    }

    private Cursor headCursor() {
        return new Cursor(
                now.epoch(), now.head(), Objects.requireNonNull(now.tags().get(now.head())));
    }

    private BootstrapPage bootstrap(Bootstrap asked) {
        var rows = new ArrayList<Row>();
        var size = 1 + turns.chance().nextInt(3);
        String next = null;
        for (var one : now.cases().values()) {
            if (asked.after() != null && one.id().compareTo(asked.after()) <= 0) continue;
            if (rows.size() == size) {
                next = rows.getLast().id();
                break;
            }
            rows.add(row(one));
        }
        return new BootstrapPage(headCursor(), rows, next, now.cases().size());
    }

    private Row row(FraudCase one) {
        ObjectNode body = Json.MAPPER.valueToTree(one);
        switch (skew) {
            case ANOTHER_FIELD -> body.putObject("addedLater").put("some", 7);
            case ANOTHER_VALUE -> body.put("state", "PONDERED");
            case A_FIELD_LESS -> body.remove("score");
            default -> {
                // as this version has it
            }
        }
        return new Row(CASES, Op.PUT, one.id(), one.version(), body);
    }

    private Answer pull(Call call, Pull asked) {
        var cursor = asked.cursor();
        if (!isOurs(cursor)) return precondition("HISTORY_REPLACED");
        if (cursor.position() < now.floor()) return precondition("CURSOR_TOO_OLD");
        var size = 1 + turns.chance().nextInt(4);
        var rows = new LinkedHashMap<String, Row>();
        var applied = new ArrayList<String>();
        var reached = cursor.position();
        var more = false;
        for (var change : now.feed()) {
            if (change.position() <= cursor.position()) continue;
            if (size-- == 0) {
                more = true;
                break;
            }
            rows.put(change.id(), row(Objects.requireNonNull(now.cases().get(change.id()))));
            reached = change.position();
            if (change.command() != null && change.actor().equals(call.actor()))
                applied.add(change.command());
        }
        var tag = Objects.requireNonNull(now.tags().get(reached));
        return said(
                new PullPage(
                        new Cursor(now.epoch(), reached, tag),
                        now.head(),
                        more,
                        List.copyOf(rows.values()),
                        applied));
    }

    private StatusAnswer status(Status asked) {
        return new StatusAnswer(
                asked.ids().stream()
                        .map(
                                id -> {
                                    var entry = now.ledger().get(id);
                                    return entry == null
                                            ? new CommandStatus(id, null, null)
                                            : new CommandStatus(
                                                    id, entry.version(), entry.position());
                                })
                        .toList());
    }

    private <A extends Aggregate, C extends Command> Answer take(
            CommandRule<A, C> rule, Call call, String id) {
        var seen = control == Control.NO_LEDGER ? null : now.ledger().get(id);
        var command = read(call, rule.procedure().input());
        var before = now.cases().get(command.aggregateId());
        if (seen != null)
            return receipt(Objects.requireNonNull(before), seen.version(), seen.position());
        if (before == null) return failed("UNPROCESSABLE_CONTENT", 422, -32022, Map.of());
        if (!rule.commutes() && call.basedOn() != null && before.version() != call.basedOn())
            return failed(
                    "CONFLICT",
                    409,
                    -32009,
                    Map.of("reason", "VERSION", "current", Json.MAPPER.valueToTree(before)));
        var occurred = Objects.requireNonNull(call.occurredAt());
        var outcome =
                rule.rule()
                        .apply(
                                rule.collection().type().cast(before),
                                command,
                                new Context(call.actor(), occurred, id));
        return switch (outcome) {
            case Outcome.Applied<A>(A after) -> {
                var position = store((FraudCase) after, call.actor(), id, call);
                yield receipt((FraudCase) after, after.version(), position);
            }
            case Outcome.Refused<A>(var why) ->
                    failed("UNPROCESSABLE_CONTENT", 422, -32022, Map.of("refusal", why));
            case Outcome.Removed<A> _ -> throw new IllegalStateException("no rule removes");
        };
    }

    private static Answer receipt(FraudCase after, long version, long position) {
        var said = said(after);
        return new Answer(
                said.status(),
                Map.of(
                        "X-Lsn-Version",
                        String.valueOf(version),
                        "X-Lsn-Position",
                        String.valueOf(position)),
                said.body());
    }

    private static Answer precondition(String reason) {
        return failed("PRECONDITION_FAILED", 412, -32012, Map.of("reason", reason));
    }

    private static Answer said(Object data) {
        var body = Map.of("result", Map.of("data", Json.MAPPER.valueToTree(data)));
        return new Answer(200, Map.of("X-Platform-Api", "1"), Json.MAPPER.writeValueAsBytes(body));
    }

    static Answer failed(String code, int status, int number, Map<String, ?> more) {
        var data = new LinkedHashMap<String, Object>(more);
        data.put("code", code);
        data.put("httpStatus", status);
        var error = Map.of("message", code, "code", number, "data", data);
        return new Answer(
                status,
                Map.of("X-Platform-Api", "1"),
                Json.MAPPER.writeValueAsBytes(Map.of("error", error)));
    }
}
