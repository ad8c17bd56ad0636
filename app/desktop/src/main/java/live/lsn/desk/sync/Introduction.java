package live.lsn.desk.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.Me;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds out who a platform is and who is calling: from `sync.hello`, or from `auth.me` where the
/// platform has lists alone.
public final class Introduction {
    /// The epoch of a platform that tells none.
    static final String LISTS = "lists";

    /// The namespace of addresses (RFC 9562).
    private static final String ADDRESSES = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

    private static final int OK = 200;
    private static final int API = 1;

    private Introduction() {}

    /// What stands for the identity of a platform that has none: the same for the same address.
    ///
    /// @param url where its procedures are
    public static String idOf(HttpUrl url) {
        return Ids.derived(
                ADDRESSES, url.newBuilder().query(null).fragment(null).build().toString());
    }

    /// @param url where the client's procedures are
    /// @throws TrpcException if the platform does not tell
    public static Hello of(TrpcClient client, HttpUrl url) {
        try {
            return client.query(SyncProcedures.HELLO, new Nothing());
        } catch (Refused refused) {
            if (!isNotThere(refused)) throw refused;
            return ofLists(client, url, InstantSource.system());
        }
    }

    /// Whether the platform says that it has no such thing.
    static boolean isNotThere(Refused refused) {
        return refused.code() == TrpcErrorCode.NOT_FOUND;
    }

    /// In the shape of a greeting, for a platform that has no `sync.hello`.
    static Hello ofLists(TrpcClient client, HttpUrl url, InstantSource clock) {
        var answer = client.answer(AccessProcedures.ME, new Nothing());
        var me = answer.value();
        var permissions = permissions(me);
        return new Hello(
                idOf(url),
                LISTS,
                API,
                API,
                time(answer.header("Date"), clock),
                me.account(),
                me.name(),
                me.role(),
                permissions,
                me.channels(),
                "",
                shapes(permissions));
    }

    /// The same greeting to somebody who may do less.
    static Hello within(Hello told, Set<Permission> usable) {
        return new Hello(
                told.platformId(),
                told.epoch(),
                told.api(),
                told.minClient(),
                told.serverTime(),
                told.userId(),
                told.userName(),
                told.role(),
                usable,
                told.channels(),
                told.scopeHash(),
                told.collections());
    }

    /// A platform that does not list them means what its roles mean here.
    @SuppressWarnings("ConstantValue") // what comes from outside may lack anything
    private static Set<Permission> permissions(Me me) {
        if (me.account() == null || me.role() == null || me.channels() == null)
            throw new NotTrpc(OK, null, NotTrpc.Looks.OTHER_SHAPE, null, null);
        return me.permissions() == null ? me.role().permissions() : me.permissions();
    }

    private static Map<String, String> shapes(Set<Permission> permissions) {
        return Collections.ALL.stream()
                .filter(
                        collection ->
                                collection.permission() == null
                                        || permissions.contains(collection.permission()))
                .collect(
                        Collectors.toMap(
                                SyncedCollection::name,
                                SyncedCollection::shapeHash,
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static Instant time(@Nullable String date, InstantSource clock) {
        if (date == null) return clock.instant();
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
