package live.lsn.platform.command;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.db.Database;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.feed.HeadWatch;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;

import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes the commands that change who may do what. Like [Pipeline] it puts ledger, effect, feed and
/// audit into one transaction; unlike there, one command may touch several channels, and no
/// aggregate is its answer.
public final class AccessCommands {
    private final Database database;
    private final Feed feed;
    private final HeadWatch heads;
    private final InstantSource clock;

    public AccessCommands(Database database, Feed feed, HeadWatch heads, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.heads = heads;
        this.clock = clock;
    }

    /// A command that is being taken.
    ///
    /// @param id new ids and secrets derive from it, so that a repeated command has the same answer
    public record Taken(String id, Caller caller, Instant at) {}

    /// What a command did.
    ///
    /// @param changes by channel
    /// @param details for the audit: ids, codes and numbers
    public record Done(Map<String, List<Change>> changes, Map<String, String> details) {
        /// Something that no collection shows.
        public static Done quietly(Map<String, String> details) {
            return new Done(Map.of(), details);
        }
    }

    /// The effect of a command, within its transaction.
    @FunctionalInterface
    public interface Effect {
        /// @throws TrpcFailure to refuse; nothing is left of the command then
        Done apply(DSLContext sql, Taken command);
    }

    /// Takes the command of a call; one that took effect before does nothing.
    public Taken take(Procedure<?, ?> procedure, Object input, Call call, Effect effect) {
        var received = clock.instant();
        var caller = call.caller(Caller.class);
        var envelope =
                Envelope.of(
                        call,
                        received,
                        caller.channels().stream().map(Channel::code).findFirst().orElse(null));
        if (caller.channel(envelope.channel()).isEmpty())
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN,
                    "The sales channel " + envelope.channel() + " is not open to you");
        var taken = new Taken(envelope.commandId(), caller, received);
        var payload = Ledger.payloadHash(procedure, input);
        try {
            Map<String, Long> positions =
                    database.write(
                            sql -> {
                                Ledger.enter(sql, envelope, caller, payload, received);
                                var done = effect.apply(sql, taken);
                                return append(sql, procedure, envelope, taken, done);
                            });
            positions.forEach(heads::moved);
        } catch (IntegrityConstraintViolationException seenBefore) {
            database.read(sql -> Ledger.requireSame(sql, envelope, caller, payload, seenBefore));
        }
        return taken;
    }

    /// One position a channel, in the order of their codes, so that two commands never wait for
    /// each other crosswise. The command's id stands in the channel that it named.
    private Map<String, Long> append(
            DSLContext sql, Procedure<?, ?> procedure, Envelope envelope, Taken taken, Done done) {
        var changes = new TreeMap<>(done.changes());
        changes.putIfAbsent(envelope.channel(), List.of());
        var details = new TreeMap<>(envelope.origin());
        details.put("occurredAt", envelope.occurredAt().toString());
        details.putAll(done.details());
        var positions = new TreeMap<String, Long>();
        changes.forEach(
                (channel, some) -> {
                    var id = channel.equals(envelope.channel()) ? taken.id() : null;
                    var act =
                            new Act(
                                    id,
                                    taken.caller().account(),
                                    procedure.name(),
                                    taken.at(),
                                    details);
                    positions.put(channel, feed.append(sql, channel, act, some));
                });
        return positions;
    }
}
