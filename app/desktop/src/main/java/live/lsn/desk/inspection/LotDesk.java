package live.lsn.desk.inspection;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

/// Where lots are read and commands are given. Calls take their time: never on the screen's thread.
interface LotDesk {
    /// As the user sees it; null where it is not known.
    @Nullable Lot lot(String id);

    /// Gives a command; durable when it is answered.
    <C extends Command> Sent send(Mutation<C, Lot> procedure, C command);

    /// The unit that was in hand when the inspection was left; null where none was.
    @Nullable UnitInHand inHand(Inspection inspection);

    /// Keeps which unit is in hand. Durable on return.
    void keep(String inspectionId, UnitInHand unit);

    /// Nothing is in hand any more.
    void forget(String inspectionId);
}
