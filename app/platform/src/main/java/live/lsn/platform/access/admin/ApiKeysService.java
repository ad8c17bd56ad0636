package live.lsn.platform.access.admin;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.api.procedure.ApiKeyProcedures.KeyList;
import live.lsn.api.procedure.ApiKeyProcedures.NewKey;
import live.lsn.api.procedure.ApiKeyProcedures.OfKey;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.ApiKeys;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.AccessCommands.Done;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/// Serves the `apiKeys.*` procedures, within the channels that are open to the caller.
public final class ApiKeysService {
    private final ApiKeys keys;
    private final Credentials credentials;
    private final AccessCommands commands;
    private final InstantSource clock;

    public ApiKeysService(
            ApiKeys keys, Credentials credentials, AccessCommands commands, InstantSource clock) {
        this.keys = keys;
        this.credentials = credentials;
        this.commands = commands;
        this.clock = clock;
    }

    public void register(TrpcRouter router) {
        router.query(ApiKeyProcedures.LIST, this::list);
        router.mutation(ApiKeyProcedures.CREATE, this::create);
        router.mutation(ApiKeyProcedures.ROTATE, this::rotate);
        router.mutation(ApiKeyProcedures.REVOKE, this::revoke);
    }

    private KeyList list(Nothing nothing, Call call) {
        var caller = call.caller(Caller.class);
        return new KeyList(keys.all().stream().filter(key -> isWithin(caller, key)).toList());
    }

    private NewKey create(CreateKey wish, Call call) {
        var caller = requirePerson(call);
        requireWithin(caller, wish);
        var taken =
                commands.take(
                        ApiKeyProcedures.CREATE,
                        wish,
                        call,
                        (sql, command) -> {
                            var id = Ids.derived(command.id(), "api key");
                            var text = keys.text(command.id());
                            keys.create(sql, id, command.caller().account(), wish, text);
                            return Done.quietly(
                                    Map.of("key", id, "expiresAt", wish.expiresAt().toString()));
                        });
        return answer(Ids.derived(taken.id(), "api key"), taken.id());
    }

    private NewKey rotate(OfKey of, Call call) {
        requireKey(requirePerson(call), of);
        var taken =
                commands.take(
                        ApiKeyProcedures.ROTATE,
                        of,
                        call,
                        (sql, command) -> {
                            if (!keys.rotate(sql, of.id(), keys.text(command.id())))
                                throw UserRecords.refused(
                                        "apiKeys.over", "That key was revoked or has run out");
                            return Done.quietly(Map.of("key", of.id()));
                        });
        return answer(of.id(), taken.id());
    }

    private ApiKey revoke(OfKey of, Call call) {
        requireKey(requirePerson(call), of);
        commands.take(
                ApiKeyProcedures.REVOKE,
                of,
                call,
                (sql, _) -> {
                    keys.revoke(sql, of.id());
                    return Done.quietly(Map.of("key", of.id()));
                });
        return Objects.requireNonNull(keys.find(of.id()));
    }

    private NewKey answer(String id, String commandId) {
        return new NewKey(Objects.requireNonNull(keys.find(id)), keys.text(commandId));
    }

    /// A key that could make keys could not be ended by revoking it.
    private Caller requirePerson(Call call) {
        var caller = call.caller(Caller.class);
        if (credentials.state(caller.account()) == null)
            throw new TrpcFailure(TrpcErrorCode.FORBIDDEN, "Keys are managed by people alone");
        return caller;
    }

    private void requireWithin(Caller caller, CreateKey wish) {
        var channels = caller.channels().stream().map(Channel::code).toList();
        if (!caller.permissions().containsAll(wish.permissions())
                || !channels.containsAll(wish.channels()))
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN, "A key can do no more than whoever makes it");
        var now = clock.instant();
        var last = now.plus(Duration.ofDays(ApiKeyProcedures.LONGEST_DAYS));
        if (!wish.expiresAt().isAfter(now) || wish.expiresAt().isAfter(last))
            throw new TrpcFailure(
                    TrpcErrorCode.BAD_REQUEST,
                    "expiresAt: within " + ApiKeyProcedures.LONGEST_DAYS + " days from now");
    }

    private void requireKey(Caller caller, OfKey of) {
        var key = keys.find(of.id());
        if (key == null) throw new TrpcFailure(TrpcErrorCode.NOT_FOUND, "There is no such key");
        if (!isWithin(caller, key))
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN, "Not all channels of that key are open to you");
    }

    private static boolean isWithin(Caller caller, ApiKey key) {
        return caller.channels().stream().map(Channel::code).toList().containsAll(key.channels());
    }
}
