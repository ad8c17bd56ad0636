package live.lsn.platform.access.admin;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.ChangeUser;
import live.lsn.api.procedure.AccessProcedures.CreateUser;
import live.lsn.api.procedure.AccessProcedures.NewPassword;
import live.lsn.api.procedure.AccessProcedures.OfUser;
import live.lsn.api.procedure.AccessProcedures.SignedOut;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.api.procedure.AccessProcedures.UserList;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Directory;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.AccessCommands.Done;
import live.lsn.platform.command.AccessCommands.Effect;
import live.lsn.platform.db.Seal;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import org.bouncycastle.util.encoders.Base32;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Serves the `users.*` procedures. An administrator acts on people whose channels are all open to
/// him.
public final class UsersService {
    private static final int PASSWORD_GROUPS = 5;
    private static final int GROUP = 4;

    private final Directory directory;
    private final Credentials credentials;
    private final UserRecords records;
    private final AccessCommands commands;
    private final Seal seal;

    public UsersService(
            Directory directory,
            Credentials credentials,
            UserRecords records,
            AccessCommands commands,
            Seal seal) {
        this.directory = directory;
        this.credentials = credentials;
        this.records = records;
        this.commands = commands;
        this.seal = seal;
    }

    public void register(TrpcRouter router) {
        router.query(AccessProcedures.USERS, this::list);
        router.mutation(AccessProcedures.CREATE_USER, this::create);
        router.mutation(AccessProcedures.CHANGE_USER, this::change);
        router.mutation(AccessProcedures.RESET_PASSWORD, this::resetPassword);
        router.mutation(
                AccessProcedures.RESET_SECOND_FACTOR,
                (input, call) -> {
                    var procedure = AccessProcedures.RESET_SECOND_FACTOR;
                    return shutOut(
                            procedure,
                            input,
                            call,
                            (sql, _) -> {
                                credentials.forgetSecondFactor(sql, input.account());
                                return Done.quietly(Map.of());
                            });
                });
        router.mutation(
                AccessProcedures.SIGN_OUT_USER,
                (input, call) ->
                        shutOut(
                                AccessProcedures.SIGN_OUT_USER,
                                input,
                                call,
                                (_, _) -> Done.quietly(Map.of())));
    }

    private UserList list(Nothing nothing, Call call) {
        var caller = call.caller(Caller.class);
        return new UserList(
                directory.all().stream()
                        .filter(user -> isWithin(caller, user.channels()))
                        .toList());
    }

    private NewPassword create(CreateUser input, Call call) {
        requireWithin(call.caller(Caller.class), input.channels());
        var taken =
                commands.take(
                        AccessProcedures.CREATE_USER,
                        input,
                        call,
                        (sql, command) -> {
                            var account = Ids.derived(command.id(), "account");
                            credentials.enterNew(sql, account, input.name(), input.login());
                            credentials.givePassword(sql, account, oneTime(command.id()));
                            return new Done(
                                    records.create(sql, account, input),
                                    Map.of("account", account, "role", input.role().name()));
                        });
        return password(Ids.derived(taken.id(), "account"), taken.id());
    }

    private UserEntry change(ChangeUser input, Call call) {
        var caller = call.caller(Caller.class);
        requireWithin(caller, input.channels());
        requireUser(caller, input.account());
        var known = records.channels();
        commands.take(
                AccessProcedures.CHANGE_USER,
                input,
                call,
                (sql, command) -> {
                    records.requireAdministrators(sql, known, command.caller(), input);
                    credentials.disable(sql, input.account(), input.disabled());
                    credentials.endAll(sql, input.account());
                    return new Done(
                            records.change(sql, known, input),
                            Map.of(
                                    "account",
                                    input.account(),
                                    "role",
                                    input.role().name(),
                                    "disabled",
                                    String.valueOf(input.disabled()),
                                    "channels",
                                    String.join(" ", input.channels())));
                });
        return Objects.requireNonNull(directory.find(input.account()));
    }

    private NewPassword resetPassword(OfUser input, Call call) {
        requireUser(call.caller(Caller.class), input.account());
        var taken =
                commands.take(
                        AccessProcedures.RESET_PASSWORD,
                        input,
                        call,
                        (sql, command) -> {
                            credentials.givePassword(sql, input.account(), oneTime(command.id()));
                            credentials.endAll(sql, input.account());
                            return Done.quietly(Map.of("account", input.account()));
                        });
        return password(input.account(), taken.id());
    }

    /// Whatever else the effect does, the account's sessions end.
    private SignedOut shutOut(Procedure<?, ?> procedure, OfUser input, Call call, Effect also) {
        requireUser(call.caller(Caller.class), input.account());
        commands.take(
                procedure,
                input,
                call,
                (sql, command) -> {
                    also.apply(sql, command);
                    credentials.endAll(sql, input.account());
                    return Done.quietly(Map.of("account", input.account()));
                });
        return new SignedOut(input.account());
    }

    private NewPassword password(String account, String commandId) {
        var state = Objects.requireNonNull(credentials.state(account));
        return new NewPassword(account, state.login(), oneTime(commandId));
    }

    /// The same for the same command, however often it is sent, and known to the platform alone
    /// until it is told: `k3bq-7x2m-…`, 100 bits.
    private String oneTime(String commandId) {
        var bytes = Objects.requireNonNull(seal.keyed("one-time password", commandId));
        var letters =
                new String(Base32.encode(bytes), StandardCharsets.US_ASCII)
                        .toLowerCase(Locale.ROOT);
        var text = new StringBuilder(letters.substring(0, GROUP));
        for (var i = 1; i < PASSWORD_GROUPS; i++)
            text.append('-').append(letters, i * GROUP, (i + 1) * GROUP);
        return text.toString();
    }

    private void requireUser(Caller caller, String account) {
        var user = directory.find(account);
        if (user == null) throw new TrpcFailure(TrpcErrorCode.NOT_FOUND, "Nobody has that account");
        requireWithin(caller, user.channels());
    }

    private static void requireWithin(Caller caller, Collection<String> channels) {
        if (!isWithin(caller, channels))
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN, "Not all of these sales channels are open to you");
    }

    private static boolean isWithin(Caller caller, Collection<String> channels) {
        return caller.channels().stream().map(Channel::code).toList().containsAll(channels);
    }
}
