package live.lsn.platform.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.procedure.SyncProcedures.CommandStatus;
import live.lsn.api.procedure.SyncProcedures.Digest;
import live.lsn.api.procedure.SyncProcedures.DigestOf;
import live.lsn.api.procedure.SyncProcedures.Head;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.procedure.SyncProcedures.Status;
import live.lsn.api.procedure.SyncProcedures.StatusAnswer;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.command.Pipeline;
import live.lsn.platform.db.AggregateTable.Body;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.feed.Feed.CursorTooOldException;
import live.lsn.platform.feed.Feed.HistoryReplacedException;
import live.lsn.platform.feed.HeadWatch;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.Emitter;
import live.lsn.platform.trpc.RawJson;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import org.jooq.DSLContext;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Serves the `sync.*` procedures, each within what the caller may see.
public final class SyncService {
    /// Version of the protocol; told in every answer, so that a desk knows it is not a captive
    /// portal that answers.
    public static final int API = 1;

    public static final String API_HEADER = "X-Platform-Api";
    private static final int DIGEST_TRIES = 3;
    private static final Duration QUIET = Duration.ofSeconds(30);

    /// Between two hints to one desk: the first after a quiet while goes at once, and what moves
    /// meanwhile goes as one.
    private static final Duration APART = Duration.ofMillis(250);

    private final String platformId;
    private final String epoch;
    private final Database database;
    private final Visible visible;
    private final Feed feed;
    private final HeadWatch heads;
    private final Pipeline pipeline;
    private final Predicate<String> termsDue;
    private final InstantSource clock;

    /// @param termsDue whether an account's desks are to ask for the terms of their devices
    public SyncService(
            String platformId,
            String epoch,
            Database database,
            Tables tables,
            Feed feed,
            HeadWatch heads,
            Pipeline pipeline,
            Predicate<String> termsDue,
            InstantSource clock) {
        this.termsDue = termsDue;
        this.platformId = platformId;
        this.epoch = epoch;
        this.database = database;
        this.visible = new Visible(tables);
        this.feed = feed;
        this.heads = heads;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    public void register(TrpcRouter router) {
        router.query(SyncProcedures.HELLO, this::hello);
        // These two answer in bytes that are JSON already, so they are registered by shape.
        router.query(
                Procedure.query(
                        SyncProcedures.BOOTSTRAP.name(), Bootstrap.class, RawJson.class, null),
                this::bootstrap);
        router.query(
                Procedure.query(SyncProcedures.PULL.name(), Pull.class, RawJson.class, null),
                this::pull);
        router.query(SyncProcedures.STATUS, this::status);
        router.query(SyncProcedures.DIGEST, this::digest);
        router.subscription(SyncProcedures.CHANGES, this::changes);
    }

    private Hello hello(Nothing nothing, Call call) {
        told(call);
        var caller = call.caller(Caller.class);
        var shapes = new TreeMap<String, String>();
        for (var collection : Collections.ALL) {
            if (Visible.mayRead(caller, collection))
                shapes.put(collection.name(), collection.shapeHash());
        }
        return new Hello(
                platformId,
                epoch,
                API,
                API,
                clock.instant(),
                caller.account(),
                caller.name(),
                caller.role(),
                caller.permissions(),
                caller.channels(),
                scopeHash(caller),
                shapes);
    }

    private RawJson bootstrap(Bootstrap input, Call call) {
        told(call);
        var caller = call.caller(Caller.class);
        Visible.requireChannel(caller, input.channel());
        var rows = visible.table(caller, input.collection());
        var scope = Visible.scope(caller, rows);
        var start = feed.head(input.channel());
        return database.read(
                sql -> {
                    var page = rows.page(sql, input.channel(), input.after(), input.limit(), scope);
                    var estimate =
                            input.after() == null ? rows.count(sql, input.channel(), scope) : -1;
                    var json = new PageWriter(page).startObject().field("start", start).startRows();
                    String last = null;
                    for (var body : page) {
                        json.put(input.collection(), body);
                        last = body.id();
                        if (json.isFull()) break;
                    }
                    var complete =
                            page.size() < input.limit()
                                    && (page.isEmpty() || page.getLast().id().equals(last));
                    return json.endRows()
                            .field("next", complete ? null : last)
                            .field("estimate", estimate)
                            .end();
                });
    }

    private RawJson pull(Pull input, Call call) {
        told(call);
        var caller = call.caller(Caller.class);
        Visible.requireChannel(caller, input.channel());
        if (input.scopeHash() != null && !input.scopeHash().equals(scopeHash(caller)))
            throw new TrpcFailure(
                            TrpcErrorCode.PRECONDITION_FAILED,
                            "What the caller may see has changed")
                    .with("reason", "SCOPE_CHANGED");
        var names = new TreeSet<>(input.collections());
        names.forEach(collection -> visible.table(caller, collection));
        Feed.Page page;
        try {
            page =
                    feed.page(
                            input.channel(),
                            input.cursor(),
                            names,
                            input.limit(),
                            caller.account());
        } catch (HistoryReplacedException e) {
            throw new TrpcFailure(
                            TrpcErrorCode.PRECONDITION_FAILED,
                            "The platform's history was replaced")
                    .with("reason", "HISTORY_REPLACED");
        } catch (CursorTooOldException e) {
            throw new TrpcFailure(
                            TrpcErrorCode.PRECONDITION_FAILED,
                            "The platform no longer tells changes from so long ago")
                    .with("reason", "CURSOR_TOO_OLD");
        }
        return database.read(sql -> pullPage(sql, input, caller, page));
    }

    /// Each thing once, in the order of its last change, as it is now.
    private RawJson pullPage(DSLContext sql, Pull input, Caller caller, Feed.Page page) {
        var last = new LinkedHashMap<String, Change>();
        for (var change : page.changes()) {
            last.remove(change.entity());
            last.put(change.entity(), change);
        }
        var ids = new LinkedHashMap<String, List<String>>();
        last.values()
                .forEach(
                        change ->
                                ids.computeIfAbsent(change.collection(), _ -> new ArrayList<>())
                                        .add(change.entity()));
        var bodies = new LinkedHashMap<String, Map<String, Body>>();
        ids.forEach(
                (collection, wanted) ->
                        bodies.put(
                                collection,
                                bodies(sql, input.channel(), caller, collection, wanted)));
        var json =
                new PageWriter()
                        .startObject()
                        .field("cursor", page.cursor())
                        .field("head", page.head())
                        .field("more", page.more())
                        .startRows();
        for (var change : last.values()) {
            var body = bodies.getOrDefault(change.collection(), Map.of()).get(change.entity());
            if (body != null) json.put(change.collection(), body);
            else json.gone(change, change.op() == Op.PUT ? Op.LEAVE : change.op());
        }
        return json.endRows().field("applied", page.applied()).end();
    }

    private Map<String, Body> bodies(
            DSLContext sql, String channel, Caller caller, String collection, List<String> wanted) {
        var rows = visible.table(caller, collection);
        var found = new LinkedHashMap<String, Body>();
        for (var from = 0; from < wanted.size(); from += 500) {
            found.putAll(
                    rows.bodies(
                            sql,
                            channel,
                            wanted.subList(from, Math.min(wanted.size(), from + 500)),
                            Visible.scope(caller, rows)));
        }
        return found;
    }

    private StatusAnswer status(Status input, Call call) {
        told(call);
        var actor = call.caller(Caller.class).account();
        return database.read(
                sql ->
                        new StatusAnswer(
                                input.ids().stream()
                                        .map(
                                                id -> {
                                                    var version =
                                                            pipeline.versionOf(sql, id, actor);
                                                    return new CommandStatus(
                                                            id,
                                                            version,
                                                            version == null
                                                                    ? null
                                                                    : feed.positionOf(sql, id));
                                                })
                                        .toList()));
    }

    /// A channel that moves meanwhile is added up anew; one that never rests is told to come again.
    private Digest digest(DigestOf input, Call call) {
        told(call);
        var caller = call.caller(Caller.class);
        Visible.requireChannel(caller, input.channel());
        var rows = visible.table(caller, input.collection());
        var scope = Visible.scope(caller, rows);
        for (var tries = 0; tries < DIGEST_TRIES; tries++) {
            var head = feed.head(input.channel());
            var digest = database.read(sql -> rows.digest(sql, input.channel(), scope));
            if (feed.head(input.channel()).equals(head))
                return new Digest(head, digest.count(), digest.hash());
        }
        throw new TrpcFailure(TrpcErrorCode.CONFLICT, "The channel moves too fast to be added up")
                .with("reason", "IN_PROGRESS")
                .retryAfter(Duration.ofMinutes(1));
    }

    private void changes(Changes input, Call call, Emitter<Head> out) throws InterruptedException {
        var account = call.caller(Caller.class).account();
        Visible.requireChannel(call.caller(Caller.class), input.channel());
        var told =
                input.lastEventId() != null && input.lastEventId().matches("\\d{1,15}")
                        ? Long.parseLong(input.lastEventId())
                        : -1L;
        var head = feed.head(input.channel()).position();
        while (!out.closed()) {
            if (head > told) {
                var next =
                        new Head(
                                input.channel(),
                                epoch,
                                head,
                                termsDue.test(account) ? Boolean.TRUE : null);
                out.emit(String.valueOf(head), next);
                told = head;
                LockSupport.parkNanos(APART.toNanos());
            }
            head = heads.await(input.channel(), told, QUIET);
        }
    }

    private static void told(Call call) {
        call.responseHeader(API_HEADER, String.valueOf(API));
    }

    private static String scopeHash(Caller caller) {
        var text =
                caller.account()
                        + new TreeSet<>(caller.permissions())
                        + caller.channels().stream().map(Channel::code).toList();
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)),
                            0,
                            8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
