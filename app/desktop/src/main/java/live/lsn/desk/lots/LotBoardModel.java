package live.lsn.desk.lots;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.DeskSession;
import live.lsn.desk.list.ListFields;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.table.ListAsk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/// The board of reports as somebody works with it: what stands on it, which card the keyboard is
/// on, where a card may go.
final class LotBoardModel {
    private final DeskSession session;
    private final ListFields fields;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final BooleanSupplier mayFollowUp;
    private final Runnable onChosen;
    private final ReadOnlyObjectWrapper<@Nullable LotBoard> content = new ReadOnlyObjectWrapper<>();
    private @Nullable Lot chosen;
    private @Nullable LotAct wanted;
    private int latest; // FX thread only; an answer to an older request is dropped

    /// @param onChosen told when the keyboard has come to another card, or that card has changed
    LotBoardModel(
            DeskSession session,
            ListFields fields,
            Background background,
            InstantSource clock,
            ZoneId zone,
            BooleanSupplier mayFollowUp,
            Runnable onChosen) {
        this.session = session;
        this.fields = fields;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.mayFollowUp = mayFollowUp;
        this.onChosen = onChosen;
    }

    /// Reads all anew.
    ///
    /// @param ask what narrows it
    void read(ListAsk ask) {
        var mine = ++latest;
        var filters = fields.filters(ask.added().get());
        var text = ask.search().get();
        background.load(
                () ->
                        LotBoard.read(
                                session.cache(),
                                filters,
                                text,
                                LocalDate.ofInstant(clock.instant(), zone)),
                answer -> {
                    if (mine == latest && answer instanceof Loadable.Ready<LotBoard>(var now))
                        content.set(now);
                });
    }

    /// The reports by where they stand; null until they were read.
    ReadOnlyObjectProperty<@Nullable LotBoard> content() {
        return content.getReadOnlyProperty();
    }

    /// The card that the keyboard is on; null for none.
    @Nullable Lot chosen() {
        return chosen;
    }

    void chose(Lot lot) {
        wanted = null;
        chosen = lot;
        onChosen.run();
    }

    /// Nobody looks at the board any more.
    void leave() {
        wanted = null;
        chosen = null;
    }

    /// Why a report cannot go from one column to another; null where it can.
    @Nullable Refusal cannotMove(Lot lot, NonconformityState from, NonconformityState to) {
        if (!mayFollowUp.getAsBoolean()) return Refusal.of("command.not-permitted");
        var act = LotBoard.act(from, to);
        if (act != null) return act.blocked(lot, session.account(), now());
        return Refusal.of(
                from == NonconformityState.CLOSED
                        ? "goods.report.closed"
                        : "lots.board.no-way-back");
    }

    private Instant now() {
        return clock.instant();
    }

    /// Wants what takes a report from one column to another; the card goes once that is done.
    void move(Lot lot, NonconformityState from, NonconformityState to) {
        chosen = lot;
        wanted = LotBoard.act(from, to);
        onChosen.run();
    }

    /// The act that was wanted of a lot, once; null for none.
    @Nullable LotAct takeWanted(Lot lot) {
        if (chosen == null || !chosen.id().equals(lot.id())) return null;
        var act = wanted;
        wanted = null;
        return act;
    }
}
