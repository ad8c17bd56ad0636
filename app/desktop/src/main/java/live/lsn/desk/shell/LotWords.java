package live.lsn.desk.shell;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.GoodsProcedures.AttachToLot;
import live.lsn.api.procedure.GoodsProcedures.ChooseInspection;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.DiscardLot;
import live.lsn.api.procedure.GoodsProcedures.DisposeLot;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.api.procedure.GoodsProcedures.PassLot;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.GoodsProcedures.TakeBackUnits;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict;
import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.rules.CommandRules;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.util.Objects;

/// How a command on a lot reads in the outbox.
final class LotWords {
    private final Wording words;

    LotWords(Wording words) {
        this.words = words;
    }

    static boolean isLot(OutboxCommand command) {
        return command.collection().equals(Collections.LOTS.name());
    }

    /// `LOT-KTM-17: unit 89 checked`.
    String title(OutboxCommand command, String lot) {
        return switch (input(command)) {
            case CountLot count -> words.of("outbox.lot.count", lot, words.count(count.quantity()));
            case DiscardLot _ -> words.of("outbox.lot.discard", lot);
            case ReceiveLot _ -> words.of("outbox.lot.receive", lot);
            case PutAwayLot put -> words.of("outbox.lot.put-away", lot, put.bin());
            case AttachToLot _ -> words.of("outbox.attach", lot);
            case StartInspection start -> words.of("outbox.lot.start", lot, start.number());
            case RecordUnits record -> recorded(record, lot);
            case TakeBackUnits back ->
                    words.of("outbox.lot.take-back", lot, words.count(back.from()));
            case SignInspection sign -> words.of("outbox.lot.sign." + sign.verdict(), lot);
            case ChooseInspection _ -> words.of("outbox.lot.choose", lot);
            case DisposeLot _ -> words.of("outbox.lot.dispose", lot);
            case PassLot pass -> words.of("outbox.lot.pass", lot, words.count(pass.oneIn()));
            case FollowUp follow -> words.of("outbox.lot.report." + follow.what(), lot);
            default -> command.procedure();
        };
    }

    private String recorded(RecordUnits record, String lot) {
        var units = record.units();
        return units.size() == 1
                ? words.of("outbox.lot.unit", lot, words.count(units.getFirst().index()))
                : words.of("outbox.lot.units", lot, words.count(units.size()));
    }

    /// The choice where the platform did not take it.
    CaseConflict conflict(OutboxEntry entry) {
        var command = entry.command();
        var now = current(command);
        var version = command.basedOnVersion();
        return new CaseConflict(
                command.id(),
                command.aggregateId(),
                words.of("outbox.lot.title", entry.subject()),
                words.of(
                        switch (command.state()) {
                            case CONFLICT -> "outbox.lot.changed";
                            case LOST -> "outbox.lot.lost";
                            case UNSURE -> "outbox.lot.unsure";
                            default -> "outbox.lot.rejected";
                        }),
                new Version(
                        words.of("outbox.base"),
                        version == null || version == 0
                                ? words.of("outbox.lot.base.any")
                                : words.of("fraud.conflict.base.version", version),
                        ""),
                new Version(words.of("fraud.conflict.mine"), title(command, entry.subject()), ""),
                new Version(
                        words.of("fraud.conflict.theirs"),
                        now == null
                                ? words.of("outbox.lot.theirs.unknown")
                                : words.of("lot.state." + now.state()),
                        ""),
                words.of("outbox.lot.keeps"),
                words.of("outbox.lot.applies"),
                null);
    }

    private static Object input(OutboxCommand command) {
        var rule = Objects.requireNonNull(CommandRules.of(command.procedure()));
        return Json.MAPPER.readValue(command.input(), rule.procedure().input());
    }

    /// The lot as the platform told it with a conflict; null where it told none.
    private static @Nullable Lot current(OutboxCommand command) {
        if (command.answer() == null) return null;
        try {
            var told = Json.MAPPER.readTree(command.answer()).path("current");
            return told.isObject() ? Json.MAPPER.treeToValue(told, Lot.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
