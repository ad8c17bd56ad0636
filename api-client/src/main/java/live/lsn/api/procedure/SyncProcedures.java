package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.Procedure.Subscription;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How a desk's cache follows the platform.
public final class SyncProcedures {
    private SyncProcedures() {}

    /// Rows of a page at most.
    public static final int LARGEST_PAGE = 5_000;

    private static final int IDS_IN_AN_ADDRESS = 50;

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE)
            throw new IllegalArgumentException("limit: 1 to " + LARGEST_PAGE);
    }

    /// Who the platform is, who the caller is and what both may do with each other.
    public static final Query<Nothing, Hello> HELLO =
            Procedure.query("sync.hello", Nothing.class, Hello.class, null);

    /// One page of a collection in the order of ids; no state on the node.
    public static final Query<Bootstrap, BootstrapPage> BOOTSTRAP =
            Procedure.query("sync.bootstrap", Bootstrap.class, BootstrapPage.class, null);

    /// What changed after a cursor, whole positions at a time.
    public static final Query<Pull, PullPage> PULL =
            Procedure.query("sync.pull", Pull.class, PullPage.class, null);

    /// What became of commands whose answer was lost.
    public static final Query<Status, StatusAnswer> STATUS =
            Procedure.query("sync.status", Status.class, StatusAnswer.class, null);

    /// What a collection adds up to, to see whether a cache holds the same.
    public static final Query<DigestOf, Digest> DIGEST =
            Procedure.query("sync.digest", DigestOf.class, Digest.class, null);

    /// A hint that a channel's head has moved; its loss must not matter.
    public static final Subscription<Changes, Head> CHANGES =
            Procedure.subscription("sync.changes", Changes.class, Head.class, null);

    /// @param platformId the platform's identity, whatever its address
    /// @param epoch changes when the platform's database was replaced, as by a restore
    /// @param api version of the protocol
    /// @param minClient the oldest protocol version that is still served
    /// @param scopeHash changes when what the caller may see changes
    /// @param collections the collections that the caller may read, each with the hash of its shape
    public record Hello(
            String platformId,
            String epoch,
            int api,
            int minClient,
            Instant serverTime,
            String userId,
            String userName,
            Role role,
            Set<Permission> permissions,
            List<Channel> channels,
            String scopeHash,
            Map<String, String> collections) {}

    /// A place in a channel's history.
    ///
    /// @param tag first 8 bytes of the chain hash at the position, hexadecimal; empty at position 0
    public record Cursor(String epoch, long position, String tag) {}

    /// @param after the last id of the previous page
    /// @param limit 1 to 5,000 rows
    public record Bootstrap(String channel, String collection, @Nullable String after, int limit) {
        public Bootstrap {
            requireNonNull(channel, "channel");
            requireNonNull(collection, "collection");
            requireLimit(limit);
        }
    }

    /// @param start the head before the page was read
    /// @param next what to give as `after`; empty at the end
    /// @param estimate how many rows the collection holds now
    public record BootstrapPage(
            Cursor start, List<Row> rows, @Nullable String next, long estimate) {}

    /// @param limit 1 to 5,000 rows; a page may hold more to end on a whole position
    /// @param scopeHash as told by `sync.hello`; where what the caller may see has changed since,
    ///   the answer is PRECONDITION_FAILED with the reason SCOPE_CHANGED. Not checked where absent
    public record Pull(
            String channel,
            Cursor cursor,
            Set<String> collections,
            int limit,
            @Nullable String scopeHash) {
        public Pull {
            requireNonNull(channel, "channel");
            requireNonNull(cursor, "cursor");
            requireNonNull(collections, "collections");
            requireLimit(limit);
        }

        public Pull(String channel, Cursor cursor, Set<String> collections, int limit) {
            this(channel, cursor, collections, limit, null);
        }
    }

    /// @param cursor what to ask with next time
    /// @param head the channel's position when the page was read
    /// @param applied the caller's commands whose effect the page holds
    public record PullPage(
            Cursor cursor, long head, boolean more, List<Row> rows, List<String> applied) {}

    /// @param op PUT (stored), DELETE (gone) or LEAVE (no longer the caller's to see)
    /// @param body the record; absent unless op is PUT
    public record Row(String collection, Op op, String id, long version, @Nullable JsonNode body) {}

    /// What happened to a row.
    public enum Op {
        PUT,
        DELETE,
        LEAVE
    }

    /// @param ids command ids, at most 500
    public record Status(List<String> ids) {
        public Status {
            requireNonNull(ids, "ids");
            if (ids.size() > 500) throw new IllegalArgumentException("ids: at most 500");
        }
    }

    /// What became of any number of commands, in their order. The ids travel in the address, which
    /// has its limit: fifty a call.
    ///
    /// @param ask one call of [#STATUS]
    public static List<CommandStatus> status(List<String> ids, Function<Status, StatusAnswer> ask) {
        var told = new ArrayList<CommandStatus>(ids.size());
        for (var from = 0; from < ids.size(); from += IDS_IN_AN_ADDRESS) {
            var some = ids.subList(from, Math.min(ids.size(), from + IDS_IN_AN_ADDRESS));
            told.addAll(ask.apply(new Status(some)).commands());
        }
        return told;
    }

    /// One entry for each id asked for, in that order.
    public record StatusAnswer(List<CommandStatus> commands) {
        public StatusAnswer {
            requireNonNull(commands, "commands");
        }
    }

    /// @param version the aggregate's version that the command led to; empty for a command that
    ///   never took effect
    public record CommandStatus(String id, @Nullable Long version, @Nullable Long position) {}

    public record DigestOf(String channel, String collection) {
        public DigestOf {
            requireNonNull(channel, "channel");
            requireNonNull(collection, "collection");
        }
    }

    /// @param cursor the head at which it was computed
    /// @param count how many rows the caller may see
    /// @param hash as [RowDigest#hash] tells it
    public record Digest(Cursor cursor, long count, String hash) {
        public Digest {
            requireNonNull(cursor, "cursor");
            requireNonNull(hash, "hash");
        }
    }

    public record Changes(String channel, @Nullable String lastEventId) {
        public Changes {
            requireNonNull(channel, "channel");
        }
    }

    /// @param position the channel's newest position
    /// @param termsDue whether the caller's desks are to ask `device.terms` now, as when one of
    ///   them is ordered to be wiped; missing where they are not
    public record Head(String channel, String epoch, long position, @Nullable Boolean termsDue) {}
}
