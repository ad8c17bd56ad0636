package live.lsn.desk.inspection;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Lots of the open session; units in hand lie in the notes of its profile.
record SessionDesk(DeskSession session) implements LotDesk {
    @Override
    public @Nullable Lot lot(String id) {
        return new Goods(session.cache()).lot(id);
    }

    @Override
    public <C extends Command> Sent send(Mutation<C, Lot> procedure, C command) {
        return session.commands().send(procedure, command, Duration.ZERO);
    }

    @Override
    public @Nullable UnitInHand inHand(Inspection inspection) {
        var note = session.notes().load(note(inspection.id()));
        return note == null ? null : UnitInHand.of(new String(note, StandardCharsets.UTF_8));
    }

    @Override
    public void keep(String inspectionId, UnitInHand unit) {
        session.notes().save(note(inspectionId), unit.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void forget(String inspectionId) {
        session.notes().remove(note(inspectionId));
    }

    private static String note(String inspectionId) {
        return "unit-" + inspectionId;
    }
}
