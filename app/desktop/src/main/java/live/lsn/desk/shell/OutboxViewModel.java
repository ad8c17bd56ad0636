package live.lsn.desk.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.collection.Collections;
import live.lsn.desk.DeskSession;
import live.lsn.desk.shell.OutboxEntry.Group;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What this device has recorded and not yet handed over, and what of it was handed over today.
final class OutboxViewModel implements AutoCloseable {
    private static final int SENT_SHOWN = 200;

    /// What is made later on the same thing waits behind these.
    private static final Set<State> HOLDING =
            EnumSet.of(State.CONFLICT, State.PARKED, State.LOST, State.UNSURE);

    private final DeskSession session;
    private final Background background;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Content> content =
            new ReadOnlyObjectWrapper<>(new Content(List.of(), 0, 0, 0, null));
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Subscription changes;
    private final Subscription fileChanges;
    private Consumer<String> takenBack = _ -> {};
    private Consumer<String> refused = _ -> {};
    private int latest; // FX thread only; an answer to an older request is dropped

    /// The outbox at one time.
    ///
    /// @param entries by group; in each the newest first
    /// @param sentToday since the channel's business day began
    /// @param oldest when the oldest of those not handed over was made
    record Content(
            List<OutboxEntry> entries,
            int needsYou,
            int waiting,
            int sentToday,
            @Nullable Instant oldest) {
        Optional<OutboxEntry> find(@Nullable String id) {
            return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
        }

        /// How many a restored platform no longer has.
        long lost() {
            return entries.stream().filter(e -> e.command().state() == State.LOST).count();
        }

        List<OutboxEntry> of(Group group) {
            return entries.stream().filter(entry -> entry.group() == group).toList();
        }
    }

    OutboxViewModel(DeskSession session, Background background, ZoneId zone, InstantSource clock) {
        this.session = session;
        this.background = background;
        this.zone = zone;
        this.clock = clock;
        this.changes = session.outbox().onChange(this::changed);
        this.fileChanges = session.files().onChange(this::changed);
        refresh();
    }

    /// Told on a thread of the store: asks for one refresh, however many changes come before it.
    private void changed() {
        if (due.compareAndSet(false, true)) background.onFx(this::refresh);
    }

    void refresh() {
        due.set(false);
        var mine = ++latest;
        background.load(
                this::read,
                answer -> {
                    if (mine == latest && answer instanceof Loadable.Ready<Content>(Content ready))
                        arrive(ready);
                });
    }

    private void arrive(Content ready) {
        var before = content.get();
        content.set(ready);
        if (ready.find(selected.get()).isPresent()) return;
        var place = before.find(selected.get()).map(before.entries()::indexOf).orElse(0);
        var next = Math.min(Math.max(0, place), ready.entries().size() - 1);
        selected.set(next < 0 ? null : ready.entries().get(next).id());
    }

    private Content read() {
        var today = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var live = new ArrayList<OutboxCommand>();
        session.outbox().live().forEach(live::add);
        var held = new HashSet<String>();
        for (var command : live)
            if (HOLDING.contains(command.state())) held.add(command.aggregateId());
        var known = new HashMap<String, OutboxEntry>();
        content.get().entries().forEach(entry -> known.put(entry.id(), entry));
        var entries = new ArrayList<OutboxEntry>();
        for (var group : List.of(Group.NEEDS_YOU, Group.WAITING))
            live.reversed().stream()
                    .filter(command -> Group.of(command.state()) == group)
                    .map(command -> entry(command, group, held, known))
                    .forEach(entries::add);
        var open = List.copyOf(entries);
        var needsYou = (int) open.stream().filter(e -> e.group() == Group.NEEDS_YOU).count();
        var sent = session.outbox().sentSince(today, SENT_SHOWN);
        sent.commands().stream()
                .map(command -> entry(command, Group.SENT, Set.of(), known))
                .forEach(entries::add);
        return new Content(
                List.copyOf(entries),
                needsYou,
                open.size() - needsYou,
                sent.count(),
                open.stream()
                        .map(entry -> entry.command().occurredAt())
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    /// What waits is as it was while its command is: thousands need not be looked up for one that
    /// went. What needs the user is compared with what the cache holds now.
    private OutboxEntry entry(
            OutboxCommand command,
            Group group,
            Set<String> holding,
            Map<String, OutboxEntry> known) {
        var held = group == Group.WAITING && holding.contains(command.aggregateId());
        var before = known.get(command.id());
        if (before != null
                && group != Group.NEEDS_YOU
                && before.command().equals(command)
                && before.held() == held) return before;
        var base =
                command.collection().equals(Collections.FRAUD_CASES.name())
                        ? session.cache().base(Collections.FRAUD_CASES, command.aggregateId())
                        : null;
        return new OutboxEntry(
                command,
                group,
                base == null ? subject(command) : base.number(),
                base,
                held,
                session.sync().files().progress(command));
    }

    /// What people call the record; the end of its id where it is not here.
    private String subject(OutboxCommand command) {
        var id = command.aggregateId();
        var lot = LotWords.isLot(command) ? session.cache().find(Collections.LOTS, id) : null;
        return lot == null ? "…" + id.substring(Math.max(0, id.length() - 8)) : lot.number();
    }

    /// What needs the user most, as when the screen is opened.
    void selectFirst() {
        var entries = content.get().entries();
        if (!entries.isEmpty()) selected.set(entries.getFirst().id());
    }

    void select(String id) {
        selected.set(id);
    }

    /// Others' version stands; the command leaves the outbox.
    void keepTheirs(String id) {
        background.load(
                () -> {
                    session.commands().keepTheirs(id);
                    return true;
                },
                _ -> {});
    }

    /// The same once more, on what is there now.
    void applyMine(String id) {
        background.load(
                () -> session.commands().applyOnTop(id),
                answer -> {
                    if (answer instanceof Loadable.Ready<Sent>(Sent.Refused(var why)))
                        refused.accept(why.code());
                    if (answer instanceof Loadable.Failed<Sent>)
                        refused.accept("command.not-saved");
                });
    }

    /// Sends again whatever a restored platform no longer has.
    void sendLostAgain() {
        background.load(
                () -> {
                    session.commands().sendLostAgain();
                    return true;
                },
                answer -> {
                    if (answer instanceof Loadable.Failed<Boolean>)
                        refused.accept("command.not-saved");
                });
    }

    /// Takes back what was never sent.
    void takeBack(String id) {
        background.load(
                () -> session.commands().undo(id),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<Boolean>(Boolean done))) return;
                    if (done) takenBack.accept(id);
                    else refused.accept("fraud.undo.too-late");
                });
    }

    void tryNow() {
        session.sync().tryNow();
    }

    @Nullable Instant lastSync() {
        return session.sync().status().lastSync();
    }

    /// Told of each command that was taken back here.
    void onTakenBack(Consumer<String> listener) {
        takenBack = listener;
    }

    /// Told of the text key of each refusal.
    void onRefused(Consumer<String> listener) {
        refused = listener;
    }

    ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> selected() {
        return selected.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
        fileChanges.close();
    }
}
