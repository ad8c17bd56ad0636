package live.lsn.desk.floor;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.AttachToLot;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.DiscardLot;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.parts.DeviceNumbers;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What is done at the dock. Each returns when it is on disk. Never on the screen's thread.
final class FloorCommands {
    private final DeskSession session;
    private final DeviceNumbers numbers;

    FloorCommands(DeskSession session) {
        this.session = session;
        this.numbers = new DeviceNumbers(session.notes(), session.outbox().installId());
    }

    /// Takes down what was counted; the lot's name is given with the first count.
    ///
    /// @param read what the entry says, whole
    /// @return why it cannot be; null where it was
    @Nullable Refusal count(Counting counting, CountEntry entry, CountEntry.Read read) {
        if (counting.lotId() == null) counting.begin(Ids.next(), numbers.next("LOT"));
        return give(
                GoodsProcedures.COUNT_LOT,
                new CountLot(
                        counting.id(),
                        counting.number(),
                        session.channel(),
                        counting.source(),
                        java.util.Objects.requireNonNull(read.quantity()),
                        read.damaged(),
                        blankAsNull(entry.batch()),
                        read.expiresOn(),
                        entry.serials(),
                        blankAsNull(entry.note())));
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @Nullable Refusal discard(String lotId) {
        return give(GoodsProcedures.DISCARD_LOT, new DiscardLot(lotId));
    }

    @Nullable Refusal receive(String lotId) {
        return give(GoodsProcedures.RECEIVE_LOT, new ReceiveLot(lotId));
    }

    @Nullable Refusal putAway(String lotId, String bin) {
        return give(GoodsProcedures.PUT_AWAY_LOT, new PutAwayLot(lotId, bin));
    }

    /// Names a photo that was taken in among those of its lot, at the dock.
    Sent attach(KeptFile file) {
        var content = file.content();
        return session.commands()
                .send(
                        GoodsProcedures.ATTACH_TO_LOT,
                        new AttachToLot(
                                file.aggregateId(),
                                null,
                                null,
                                content.id(),
                                content.sha256(),
                                content.length(),
                                content.type(),
                                file.name()),
                        Duration.ZERO);
    }

    /// Where the photos of a lot hang.
    static Capture.Place place(String lotId) {
        return new Capture.Place(Collections.LOTS.name(), lotId);
    }

    private <C extends Command> @Nullable Refusal give(Mutation<C, Lot> procedure, C command) {
        return session.commands().send(procedure, command, Duration.ZERO)
                        instanceof Sent.Refused(Refusal why)
                ? why
                : null;
    }

    /// What a lot of a line is delivered on.
    static LotSource source(Delivery delivery, Delivery.LineNow now) {
        var order = delivery.order();
        var line = now.line();
        return new LotSource(
                order.id(),
                order.number(),
                line.id(),
                order.supplierId(),
                order.supplierNumber(),
                order.supplierName(),
                line.sku(),
                line.item(),
                line.unit(),
                line.dockAt());
    }

    /// A count that goes on.
    static Counting counting(Lot draft, Formats formats) {
        var counting = new Counting(draft.source(), CountEntry.of(draft, formats));
        counting.begin(draft.id(), draft.number());
        counting.saved(counting.entry());
        return counting;
    }
}
