package live.lsn.desk.lots;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.ChooseInspection;
import live.lsn.api.procedure.GoodsProcedures.DisposeLot;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.FloorAccess;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.ListModel;
import live.lsn.desk.store.Subscription;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The lots as somebody works with them: which are listed, which one is open, what is done about
/// it. Whatever is done is on disk before it is told.
final class LotsViewModel implements AutoCloseable {
    private final DeskSession session;
    private final Supplier<FloorAccess> offered;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final LotReader reader;
    private final LotCommands commands;
    private final ListModel<Lot> list;
    private final ObjectProperty<LotTab> tab = new SimpleObjectProperty<>(LotTab.NEEDS_YOU);
    private final ReadOnlyObjectWrapper<Map<LotTab, Long>> counts =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable LotDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LotAct> filling = new ReadOnlyObjectWrapper<>();
    private final LotBoardModel board;
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final Subscription changes;
    private int latest; // FX thread only; an answer to an older request is dropped
    private int latestCounts;

    /// @param offered what the person may do, as far as is known now
    LotsViewModel(
            DeskSession session,
            Supplier<FloorAccess> offered,
            ListFields fields,
            Background background,
            InstantSource clock,
            ZoneId zone) {
        this.session = session;
        this.offered = offered;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        commands = new LotCommands(session.commands(), background);
        reader = new LotReader(session, clock, zone);
        list =
                new ListModel<>(
                        session.cache(),
                        Collections.LOTS,
                        fields,
                        LotTab.NEEDS_YOU.sorts(),
                        background);
        list.within(LotTab.NEEDS_YOU.filters(), LotTab.NEEDS_YOU.sorts());
        board =
                new LotBoardModel(
                        session, fields, background, clock, zone, this::mayFollowUp, this::opened);
        tab.subscribe((_, now) -> turn(now));
        list.open().subscribe(_ -> opened());
        list.content()
                .subscribe(
                        _ -> {
                            if (tab.get() == LotTab.BOARD) board.read(list.ask());
                        });
        changes =
                session.cache()
                        .onChange(
                                names -> {
                                    if (names.contains(Collections.LOTS.name())
                                            && refreshDue.compareAndSet(false, true))
                                        background.onFx(this::around);
                                });
        around();
    }

    private void turn(LotTab now) {
        board.leave();
        list.within(now.filters(), now.sorts());
        opened();
    }

    /// The lot that the keyboard is on; null for none.
    private @Nullable Lot open() {
        return tab.get() == LotTab.BOARD ? board.chosen() : list.open().get();
    }

    private void opened() {
        var lot = open();
        var shown = detail.get();
        // What was begun for one lot is none of the next.
        if (lot == null || shown == null || !shown.lot().id().equals(lot.id())) filling.set(null);
        read();
    }

    /// Reads anew what stands around the list.
    private void around() {
        refreshDue.set(false);
        read();
        var mine = ++latestCounts;
        background.load(
                reader::counts,
                answer -> {
                    if (mine == latestCounts
                            && answer instanceof Loadable.Ready<Map<LotTab, Long>>(var now))
                        counts.set(now);
                });
    }

    private void read() {
        var mine = ++latest;
        var open = open();
        if (open == null) {
            detail.set(null);
            return;
        }
        background.load(
                () -> Optional.ofNullable(reader.read(open.id())),
                answer -> {
                    if (mine != latest
                            || !(answer instanceof Loadable.Ready<Optional<LotDetail>>(var now)))
                        return;
                    detail.set(now.orElse(null));
                    var next = now.map(read -> board.takeWanted(read.lot())).orElse(null);
                    if (next != null) begin(next);
                });
    }

    /// Reads all anew.
    void refresh() {
        list.refresh();
        around();
    }

    // ---- acts ----

    /// What can be done with the open lot, and what not yet.
    List<LotAct.Offered> acts() {
        var shown = detail.get();
        var open = open();
        // While another lot is being read, nothing may be done to the one before it.
        return shown == null
                        || open == null
                        || !open.id().equals(shown.lot().id())
                        || !offered.get().followUp()
                ? List.of()
                : LotAct.of(shown.lot(), session.account(), clock.instant());
    }

    /// Whether the person says what becomes of rejected lots.
    boolean mayFollowUp() {
        return offered.get().followUp();
    }

    /// Begins an act, or says why it cannot be done.
    void begin(LotAct act) {
        acts().stream()
                .filter(each -> each.act() == act)
                .findFirst()
                .ifPresent(
                        each -> {
                            if (each.blocked() == null) filling.set(act);
                            else commands.refuse(each.blocked());
                        });
    }

    /// Leaves what was begun.
    void cancel() {
        filling.set(null);
    }

    /// Takes down what the begun act says happened to the report.
    ///
    /// @param due by when the supplier must answer; null where the act does not ask for it
    void followUp(@Nullable LocalDate due, @Nullable String text) {
        var act = filling.get();
        var shown = detail.get();
        if (act == null || shown == null) return;
        var what = act.what(shown.lot());
        if (what == null) return;
        send(
                GoodsProcedures.FOLLOW_UP,
                new FollowUp(shown.lot().id(), what, due, text),
                "outbox.lot.report." + what);
    }

    /// Says anew what is done with the units of the open lot.
    void dispose(Map<Disposition, Integer> units, String note) {
        var shown = detail.get();
        if (filling.get() != LotAct.DISPOSE || shown == null) return;
        send(
                GoodsProcedures.DISPOSE_LOT,
                new DisposeLot(shown.lot().id(), units, note),
                "outbox.lot.dispose");
    }

    /// Says which of two inspections holds that did not know of each other.
    ///
    /// @param number 1 for the one that was begun first
    void choose(int number) {
        var shown = detail.get();
        if (shown == null || !offered.get().followUp()) return;
        var twins = shown.twins();
        if (number < 1 || number > twins.size()) return;
        send(
                GoodsProcedures.CHOOSE_INSPECTION,
                new ChooseInspection(shown.lot().id(), twins.get(number - 1).id()),
                "outbox.lot.choose");
    }

    private <C extends Command> void send(Mutation<C, Lot> procedure, C command, String words) {
        var shown = detail.get();
        if (shown != null)
            commands.send(procedure, command, shown.lot().number(), words, this::done);
    }

    private void done() {
        filling.set(null);
        refresh();
    }

    /// Takes back what was done.
    void undo(LotCommands.Notice notice) {
        commands.undo(notice, this::refresh);
    }

    /// Says why something cannot be done.
    void refuse(Refusal why) {
        commands.refuse(why);
    }

    void onNotice(Consumer<LotCommands.Notice> listener) {
        commands.onNotice(listener);
    }

    void onRefusal(Consumer<Refusal> listener) {
        commands.onRefusal(listener);
    }

    // ---- state ----

    ListModel<Lot> list() {
        return list;
    }

    ObjectProperty<LotTab> tab() {
        return tab;
    }

    ReadOnlyObjectProperty<Map<LotTab, Long>> counts() {
        return counts.getReadOnlyProperty();
    }

    /// The board of reports.
    LotBoardModel board() {
        return board;
    }

    /// The open lot with what belongs around it; null for none.
    ReadOnlyObjectProperty<@Nullable LotDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// The act that is being filled in; null for none.
    ReadOnlyObjectProperty<@Nullable LotAct> filling() {
        return filling.getReadOnlyProperty();
    }

    /// The day in the zone of the sales channel.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @Override
    public void close() {
        changes.close();
        list.close();
    }
}
