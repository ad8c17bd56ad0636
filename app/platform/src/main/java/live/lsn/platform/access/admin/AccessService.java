package live.lsn.platform.access.admin;

import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.Me;
import live.lsn.api.procedure.AccessProcedures.SignedOut;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.AccessCommands.Done;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcRouter;

import java.util.Map;

/// Serves the `auth.*` procedures: what everybody may ask and do about themselves.
public final class AccessService {
    private final Credentials credentials;
    private final AccessCommands commands;

    public AccessService(Credentials credentials, AccessCommands commands) {
        this.credentials = credentials;
        this.commands = commands;
    }

    public void register(TrpcRouter router) {
        router.query(AccessProcedures.ME, this::me);
        router.mutation(AccessProcedures.SIGN_OUT_EVERYWHERE, this::signOut);
    }

    private Me me(Nothing nothing, Call call) {
        var caller = call.caller(Caller.class);
        var state = credentials.state(caller.account());
        return new Me(
                caller.account(),
                caller.name(),
                state == null ? "" : state.login(),
                caller.role(),
                caller.permissions(),
                caller.channels());
    }

    private SignedOut signOut(Nothing nothing, Call call) {
        var taken =
                commands.take(
                        AccessProcedures.SIGN_OUT_EVERYWHERE,
                        nothing,
                        call,
                        (sql, command) -> {
                            credentials.endAll(sql, command.caller().account());
                            return Done.quietly(Map.of());
                        });
        return new SignedOut(taken.caller().account());
    }
}
