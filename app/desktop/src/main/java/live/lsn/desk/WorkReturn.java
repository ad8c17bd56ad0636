package live.lsn.desk;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.LeftWork;
import live.lsn.api.procedure.DeviceProcedures.TakeBack;
import live.lsn.api.procedure.DeviceProcedures.Taken;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;
import live.lsn.desk.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes work back that was not sent when another device of the person's was wiped. It comes under
/// the same ids, so that what the platform has after all counts once.
final class WorkReturn {
    private static final Logger LOG = LoggerFactory.getLogger(WorkReturn.class);

    /// What goes out again by itself.
    private static final Set<State> WAITED =
            Set.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT, State.PARKED);

    private final OutboxStore outbox;
    private final TrpcClient client;
    private final DeskSession.Who who;
    private final InstantSource clock;
    private final FileReturn files;

    WorkReturn(OutboxStore outbox, TrpcClient client, DeskSession.Who who, InstantSource clock) {
        this.outbox = outbox;
        this.client = client;
        this.who = who;
        this.clock = clock;
        this.files = new FileReturn(outbox.attachments(), this::open, clock);
    }

    /// Takes back what there is for this person and channel, files before the commands that name
    /// them. Takes its time.
    void take(Terms terms) {
        var mine =
                terms.left().stream().filter(left -> left.channel().equals(who.channel())).toList();
        try {
            for (var file : FileReturn.whole(mine)) takeFile(file);
            for (var left : mine) if (left.part() == null) take(left);
        } catch (TrpcException | StoreException e) {
            // What is not in an outbox stays with the platform until the next contact.
            LOG.warn("left work did not come back: {}", e.getClass().getSimpleName());
        }
    }

    private void takeFile(List<LeftWork> parts) {
        try {
            files.take(parts);
            for (var part : parts) taken(part);
        } catch (IOException | JacksonException | SealedBox.BrokenException e) {
            // Its command comes back all the same, and tells that the file is missing.
            LOG.warn("a left file did not come back: {}", e.getClass().getSimpleName());
        }
    }

    private void take(LeftWork left) {
        try {
            var back = 0;
            for (var command : Json.MAPPER.readValue(open(left), OutboxCommand[].class)) {
                if (outbox.find(command.id()) != null) continue;
                outbox.add(
                        WAITED.contains(command.state())
                                ? command.dueNow(clock.instant())
                                : command);
                back++;
            }
            taken(left);
            LOG.info("{} commands of a wiped device are back", back);
        } catch (JacksonException | SealedBox.BrokenException e) {
            LOG.warn("left work cannot be read: {}", e.getClass().getSimpleName());
        }
    }

    private byte[] open(LeftWork left) throws SealedBox.BrokenException {
        var asking = SealedBox.Owner.once();
        var answer =
                client.mutate(
                                DeviceProcedures.TAKE_BACK,
                                new TakeBack(left.id(), asking.publicKey()),
                                envelope(Ids.next()))
                        .value();
        return asking.open(
                answer.box(), DeviceProcedures.answerContext(who.platformId(), who.account()));
    }

    private void taken(LeftWork left) {
        client.mutate(
                DeviceProcedures.TAKEN,
                new Taken(left.id()),
                envelope(Ids.derived(left.id(), "taken")));
    }

    private static Map<String, String> envelope(String id) {
        return Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + id + "\"");
    }
}
