package live.lsn.rules.goods;

import static live.lsn.rules.Outcome.refused;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotCount;
import live.lsn.api.model.goods.LotFile;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.AttachToLot;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.DiscardLot;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Lookup;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What can be done with a lot between the dock and the shelf.
///
/// Commands on a lot commute: each says in absolute values what somebody saw or did, and the rule
/// refuses what does not fit any more. So two people can work on one lot without asking each other.
public final class LotRules {
    /// How many files a lot takes.
    public static final int MOST_FILES = 500;

    /// Units of the largest lot: what a count of units in the standards' tables can be.
    public static final long LARGEST = 10_000_000;

    static final int LONGEST_NOTE = 2_000;
    static final int LONGEST_CODE = 60;
    private static final int MOST_SERIALS = 5_000;

    public static final CommandRule<Lot, CountLot> COUNT =
            CommandRule.of(GoodsProcedures.COUNT_LOT, Collections.LOTS, LotRules::count)
                    .commuting()
                    .knownBy((now, command, context) -> sameCount(now, command));
    public static final CommandRule<Lot, DiscardLot> DISCARD =
            CommandRule.of(GoodsProcedures.DISCARD_LOT, Collections.LOTS, LotRules::discard)
                    .commuting()
                    .knownBy((now, command, context) -> now.state() == LotState.DISCARDED);
    public static final CommandRule<Lot, ReceiveLot> RECEIVE =
            CommandRule.of(GoodsProcedures.RECEIVE_LOT, Collections.LOTS, LotRules::receive)
                    .commuting()
                    .knownBy((now, command, context) -> now.receivedAt() != null);
    public static final CommandRule<Lot, PutAwayLot> PUT_AWAY =
            CommandRule.of(GoodsProcedures.PUT_AWAY_LOT, Collections.LOTS, LotRules::putAway)
                    .commuting()
                    .knownBy((now, command, context) -> command.bin().equals(now.bin()));
    public static final CommandRule<Lot, AttachToLot> ATTACH =
            CommandRule.of(GoodsProcedures.ATTACH_TO_LOT, Collections.LOTS, LotRules::attach)
                    .commuting()
                    .attaching(command -> List.of(command.content()))
                    .knownBy(LotRules::isAttached);

    private LotRules() {}

    /// A draft is counted as often as one likes; what is received stays as it was received.
    static Outcome<Lot> count(@Nullable Lot before, CountLot command, Context context) {
        if (before != null && before.state() != LotState.DRAFT)
            return refused("goods.lot.received-already");
        var fault = fault(command);
        if (fault != null) return new Outcome.Refused<>(fault);
        var count =
                new LotCount(
                        command.quantity(),
                        command.damaged(),
                        text(command.batch()),
                        command.expiresOn(),
                        command.serials(),
                        text(command.note()),
                        context.actor(),
                        context.occurredAt());
        if (before != null) return new Applied<>(before.counted(count));
        return new Applied<>(
                new Lot(
                        command.lotId(),
                        1,
                        command.channel(),
                        command.number(),
                        command.source(),
                        LotState.DRAFT,
                        count,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        false));
    }

    private static @Nullable Refusal fault(CountLot command) {
        if (command.quantity() < 1 || command.quantity() > LARGEST)
            return Refusal.of("goods.count.quantity", "quantity");
        if (command.damaged() < 0 || command.damaged() > command.quantity())
            return Refusal.of("goods.count.damaged", "damaged");
        if (tooLong(command.batch(), LONGEST_CODE)) return Refusal.of("goods.count.batch", "batch");
        if (tooLong(command.note(), LONGEST_NOTE)) return Refusal.of("goods.note.too-long", "note");
        if (!command.number().matches("[A-Z0-9][A-Z0-9-]{2,39}"))
            return Refusal.of("goods.number.malformed", "number");
        var serials = command.serials();
        var wrong =
                serials.size() > Math.min(command.quantity(), MOST_SERIALS)
                        || new HashSet<>(serials).size() != serials.size()
                        || serials.stream()
                                .anyMatch(one -> one.isBlank() || one.length() > LONGEST_CODE);
        return wrong ? Refusal.of("goods.count.serials", "serials") : null;
    }

    static Outcome<Lot> discard(@Nullable Lot before, DiscardLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        return before.state() == LotState.DRAFT
                ? new Applied<>(before.in(LotState.DISCARDED))
                : refused("goods.lot.received-already");
    }

    /// Receives no more than the order and its tolerance allow, whoever received the rest.
    static Outcome<Lot> receive(@Nullable Lot before, ReceiveLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        if (before.state() != LotState.DRAFT) return refused("goods.lot.received-already");
        var fault = fault(before, context.lookup());
        return fault == null
                ? new Applied<>(before.received(context.actor(), context.occurredAt()))
                : new Outcome.Refused<>(fault);
    }

    private static @Nullable Refusal fault(Lot lot, Lookup lookup) {
        var order = lookup.find(Collections.PURCHASE_ORDERS, lot.source().orderId());
        if (order == null) return lookup.seesAll() ? Refusal.of("goods.order.unknown") : null;
        if (order.state() == PurchaseState.CANCELLED) return Refusal.of("goods.order.cancelled");
        var line = order.line(lot.source().lineId());
        if (line == null || !line.sku().equals(lot.source().sku()))
            return Refusal.of("goods.order.another-line");
        var booked = lookup.sum(Collections.LOTS, "booked_units", "line_id", line.id());
        var left = order.mostOf(line) - booked;
        return lot.count().quantity() <= left
                ? null
                : new Refusal(
                        "goods.receive.too-many",
                        List.of("quantity"),
                        Map.of(
                                "left",
                                String.valueOf(Math.max(0, left)),
                                "ordered",
                                String.valueOf(line.ordered())));
    }

    static Outcome<Lot> putAway(@Nullable Lot before, PutAwayLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        if (!isBin(command.bin())) return refused("goods.bin.malformed", "bin");
        return switch (before.state()) {
            case DRAFT, DISCARDED -> refused("goods.lot.not-received");
            case RECEIVED, INSPECTING, ACCEPTED, REJECTED ->
                    new Applied<>(
                            before.putInto(command.bin(), context.actor(), context.occurredAt()));
        };
    }

    /// Whether a text can be the name of a bin: 2 to 20 capital letters, digits and hyphens.
    public static boolean isBin(String text) {
        return text.matches("[A-Z0-9][A-Z0-9-]{1,19}");
    }

    static Outcome<Lot> attach(@Nullable Lot before, AttachToLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        if (!command.content().isWellFormed())
            return refused("attachment.malformed", "attachmentId", "sha256", "length", "type");
        var name = command.name().strip();
        if (name.isEmpty() || name.length() > Attachment.LONGEST_NAME)
            return refused("attachment.name-length", "name");
        if (command.inspectionId() != null && before.inspection(command.inspectionId()) == null)
            return refused("goods.inspection.unknown", "inspectionId");
        var file =
                new Attachment(
                        command.attachmentId(),
                        command.sha256(),
                        command.length(),
                        command.type(),
                        name,
                        context.actor(),
                        context.occurredAt());
        var after = before.attached(new LotFile(file, command.inspectionId(), command.unit()));
        return after.files().size() > MOST_FILES
                ? refused("attachment.too-many")
                : new Applied<>(after);
    }

    private static boolean isAttached(Lot now, AttachToLot command, Context context) {
        return now.files().stream()
                .anyMatch(known -> known.file().content().equals(command.content()));
    }

    private static boolean sameCount(Lot now, CountLot command) {
        return now.count().quantity() == command.quantity()
                && now.count().damaged() == command.damaged()
                && now.count().serials().equals(command.serials());
    }

    static boolean tooLong(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
