package live.lsn.api.procedure;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Personal;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;

import java.util.List;
import java.util.Set;

/// Who may come in, and as what.
public final class AccessProcedures {
    private AccessProcedures() {}

    /// Who the caller is.
    public static final Query<Nothing, Me> ME =
            Procedure.query("auth.me", Nothing.class, Me.class, null);

    /// @param account id of the person, the same in every channel
    /// @param login name to sign in with
    /// @param channels the sales channels that the caller may open
    public record Me(
            String account,
            @Personal String name,
            @Personal String login,
            Role role,
            Set<Permission> permissions,
            List<Channel> channels) {}
}
