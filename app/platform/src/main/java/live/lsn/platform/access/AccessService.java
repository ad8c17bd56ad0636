package live.lsn.platform.access;

import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.Me;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcRouter;

/// Serves the `auth.*` procedures.
public final class AccessService {
    private final Credentials credentials;

    public AccessService(Credentials credentials) {
        this.credentials = credentials;
    }

    public void register(TrpcRouter router) {
        router.query(AccessProcedures.ME, this::me);
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
}
