package live.lsn.desk.sync;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;
import live.lsn.desk.store.Subscription;
import live.lsn.rules.Refusal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The files of the outbox: holds commands back until theirs are with the platform, sends those,
/// and forgets what nobody needs here any more.
public final class OutboxFiles implements AutoCloseable {
    /// How long a content stays here after the command that names it was done.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Set<State> OVER = EnumSet.of(State.ACKED, State.DISCARDED_BY_USER);
    private static final Set<State> OPEN =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);

    private final OutboxStore outbox;
    private final AttachmentStore store;
    private final CommandFiles files;
    private final AttachmentClient client;
    private final AttachmentLane lane;
    private final InstantSource clock;
    private final Subscription changes;
    private final Subscription commandChanges;
    private final Listeners<Boolean> listeners = new Listeners<>();

    /// What the rest of the sync is told.
    interface Handlers {
        /// What waited for a file may go.
        void look();

        /// A command is over; what is shown may change.
        void settled(OutboxCommand command);

        void signInNeeded();

        void unreachable(TrpcException problem);
    }

    OutboxFiles(
            OutboxStore outbox,
            AttachmentClient client,
            InstantSource clock,
            HostFloor floor,
            Pace pace,
            Bandwidth bandwidth,
            BooleanSupplier commandsGo,
            Handlers handlers) {
        this.outbox = outbox;
        this.store = outbox.attachments();
        this.clock = clock;
        this.client = client;
        this.files = new CommandFiles(store);
        this.lane =
                new AttachmentLane(
                        store,
                        client,
                        clock,
                        floor,
                        pace,
                        bandwidth,
                        commandsGo,
                        this::left,
                        new FromLane(handlers));
        this.changes = store.onChange(lane::look);
        this.commandChanges = outbox.onChange(lane::look);
    }

    void start() {
        adoptStrays();
        lane.start();
    }

    /// How long each file has to wait that a command names which still has to go: as long as the
    /// command can be taken back, for what is taken back is not sent.
    private Map<String, Duration> left() {
        var now = clock.instant();
        var left = new HashMap<String, Duration>();
        for (var command : outbox.live()) {
            if (!OPEN.contains(command.state())) continue;
            for (var content : files.of(command))
                left.merge(content.id(), left(command, now), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
        return left;
    }

    /// Never longer than a command can be taken back, wherever somebody sets this machine's clock.
    private static Duration left(OutboxCommand command, Instant now) {
        if (!command.notBefore().isAfter(now)) return Duration.ZERO;
        var left = Duration.between(now, command.notBefore());
        return left.compareTo(Commands.UNDO) > 0 ? Duration.ZERO : left;
    }

    /// Whether the command waits for a file.
    boolean holds(OutboxCommand command) {
        return files.holds(command);
    }

    void open(boolean mayGo) {
        lane.open(mayGo);
    }

    void tryNow() {
        lane.tryNow();
    }

    /// Fetches what other desks have sent.
    public AttachmentClient client() {
        return client;
    }

    /// How many bytes of a file the platform has, as far as is known here.
    public long sentOf(KeptFile file) {
        return file.standing() == Standing.SENT ? file.content().length() : lane.sentOf(file.id());
    }

    /// Of a command's files: how many bytes there are, and how many the platform has.
    public Progress progress(OutboxCommand command) {
        var sent = 0L;
        var all = 0L;
        for (var content : files.of(command)) {
            var file = store.find(content.id());
            all += content.length();
            sent += file == null ? content.length() : sentOf(file);
        }
        return new Progress(sent, all);
    }

    /// @param sent bytes that the platform has
    /// @param all bytes; 0 where there are no files
    public record Progress(long sent, long all) {
        /// In whole per cent, never 100 before all is there.
        public int percent() {
            return all == 0 ? 0 : Math.toIntExact(sent * 100 / all);
        }
    }

    /// Tells when more of a file has gone, on a thread of the sync.
    public Subscription onProgress(Runnable listener) {
        return listeners.add(_ -> listener.run());
    }

    /// The platform told that it lacks files of a command that was sent. What lies here goes again;
    /// what does not makes the command a thing for the user.
    ///
    /// @return false where the command cannot be done
    boolean missing(OutboxCommand command) {
        for (var content : files.of(command)) {
            var there =
                    store.adopt(
                            content, command.collection(), command.aggregateId(), clock.instant());
            if (!there) {
                refuse(command, "attachment.damaged");
                return false;
            }
            lane.sendAgain(content.id());
        }
        return true;
    }

    /// Files whose rows went with a damaged outbox: the commands that were saved tell what they
    /// are.
    private void adoptStrays() {
        for (var command : outbox.in(OPEN)) {
            for (var content : files.of(command)) {
                if (store.find(content.id()) == null)
                    store.adopt(
                            content, command.collection(), command.aggregateId(), clock.instant());
            }
        }
    }

    /// Forgets files that no command needs any more: a week after it was done or taken back.
    void forgetOld() {
        var needed = needed(outbox.all());
        var before = clock.instant().minus(KEPT);
        for (var file : store.all()) {
            var last = needed.get(file.id());
            var since = last == null || last.isBefore(file.touchedAt()) ? file.touchedAt() : last;
            if (since.isBefore(before)) store.forget(file);
        }
    }

    /// Until when each file is needed at least; for ever where its command is not over.
    private Map<String, Instant> needed(Collection<OutboxCommand> commands) {
        var needed = new HashMap<String, Instant>();
        for (var command : commands) {
            var until = OVER.contains(command.state()) ? command.updatedAt() : Instant.MAX;
            for (var content : files.of(command))
                needed.merge(content.id(), until, (a, b) -> a.isAfter(b) ? a : b);
        }
        files.keep(commands.stream().map(OutboxCommand::id).toList());
        return needed;
    }

    private void refuse(OutboxCommand command, String code) {
        var answer = Json.MAPPER.writeValueAsBytes(Map.of("refusal", Refusal.of(code)));
        outbox.update(command.answered(State.REJECTED, answer, code, clock.instant()));
    }

    @Override
    public void close() {
        changes.close();
        commandChanges.close();
        lane.close();
    }

    private final class FromLane implements AttachmentLane.Handlers {
        private final Handlers handlers;

        FromLane(Handlers handlers) {
            this.handlers = handlers;
        }

        @Override
        public void sent() {
            handlers.look();
        }

        @Override
        public void progressed() {
            listeners.tell(true);
        }

        @Override
        public void given(KeptFile file, String code) {
            for (var command : outbox.in(OPEN)) {
                var names =
                        files.of(command).stream()
                                .anyMatch(content -> content.id().equals(file.id()));
                if (!names) continue;
                refuse(command, code);
                handlers.settled(command);
            }
        }

        @Override
        public void signInNeeded() {
            handlers.signInNeeded();
        }

        @Override
        public void unreachable(TrpcException problem) {
            handlers.unreachable(problem);
        }
    }
}
