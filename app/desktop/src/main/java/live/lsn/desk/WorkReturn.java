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

import java.time.InstantSource;
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

    WorkReturn(OutboxStore outbox, TrpcClient client, DeskSession.Who who, InstantSource clock) {
        this.outbox = outbox;
        this.client = client;
        this.who = who;
        this.clock = clock;
    }

    /// Takes back what there is for this person and channel. Takes its time.
    void take(Terms terms) {
        for (var left : terms.left()) {
            if (!left.channel().equals(who.channel())) continue;
            try {
                take(left);
            } catch (TrpcException
                    | StoreException
                    | JacksonException
                    | SealedBox.BrokenException e) {
                // It stays with the platform until it is in an outbox.
                LOG.warn("left work did not come back: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void take(LeftWork left) throws SealedBox.BrokenException {
        var asking = SealedBox.Owner.once();
        var answer =
                client.mutate(
                                DeviceProcedures.TAKE_BACK,
                                new TakeBack(left.id(), asking.publicKey()),
                                envelope(Ids.next()))
                        .value();
        var context = DeviceProcedures.answerContext(who.platformId(), who.account());
        var bytes = asking.open(answer.box(), context);
        var back = 0;
        for (var command : Json.MAPPER.readValue(bytes, OutboxCommand[].class)) {
            if (outbox.find(command.id()) != null) continue;
            outbox.add(
                    WAITED.contains(command.state()) ? command.dueNow(clock.instant()) : command);
            back++;
        }
        client.mutate(
                DeviceProcedures.TAKEN,
                new Taken(left.id()),
                envelope(Ids.derived(left.id(), "taken")));
        LOG.info("{} commands of a wiped device are back", back);
    }

    private static Map<String, String> envelope(String id) {
        return Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + id + "\"");
    }
}
