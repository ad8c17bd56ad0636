package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Personal;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Who may come in, and as what. The mutations travel like commands; where `X-Lsn-Channel` is
/// missing they are audited in the caller's first channel. A repeated one has the same answer.
public final class AccessProcedures {
    private AccessProcedures() {}

    /// Who the caller is.
    public static final Query<Nothing, Me> ME =
            Procedure.query("auth.me", Nothing.class, Me.class, null);

    /// Ends every session and stream of the caller, this one, too.
    public static final Mutation<Nothing, SignedOut> SIGN_OUT_EVERYWHERE =
            Procedure.mutation("auth.signOutEverywhere", Nothing.class, SignedOut.class, null);

    /// Everybody in the caller's channels, by role and name.
    public static final Query<Nothing, UserList> USERS =
            Procedure.query("users.list", Nothing.class, UserList.class, Permission.USERS_ADMIN);

    /// Enters somebody, with a password for the first sign-in.
    public static final Mutation<CreateUser, NewPassword> CREATE_USER =
            Procedure.mutation(
                    "users.create", CreateUser.class, NewPassword.class, Permission.USERS_ADMIN);

    /// Sets role, channels and whether somebody may sign in at all; ends their sessions.
    public static final Mutation<ChangeUser, UserEntry> CHANGE_USER =
            Procedure.mutation(
                    "users.change", ChangeUser.class, UserEntry.class, Permission.USERS_ADMIN);

    /// Gives somebody a password for one sign-in, and ends their sessions.
    public static final Mutation<OfUser, NewPassword> RESET_PASSWORD =
            Procedure.mutation(
                    "users.resetPassword", OfUser.class, NewPassword.class, Permission.USERS_ADMIN);

    /// Forgets somebody's second factor and recovery codes, and ends their sessions.
    public static final Mutation<OfUser, SignedOut> RESET_SECOND_FACTOR =
            Procedure.mutation(
                    "users.resetSecondFactor",
                    OfUser.class,
                    SignedOut.class,
                    Permission.USERS_ADMIN);

    /// Ends every session and stream of somebody.
    public static final Mutation<OfUser, SignedOut> SIGN_OUT_USER =
            Procedure.mutation(
                    "users.signOut", OfUser.class, SignedOut.class, Permission.USERS_ADMIN);

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

    public record SignedOut(String account) {}

    public record UserList(List<UserEntry> users) {}

    /// @param channels codes
    /// @param disabled whether the person may not sign in
    /// @param password whether one was ever set
    /// @param secondFactor whether one is enrolled
    /// @param locked whether too many wrong tries lock the login for a while
    public record UserEntry(
            String account,
            @Personal String name,
            @Personal String login,
            Role role,
            List<String> channels,
            boolean disabled,
            boolean password,
            boolean secondFactor,
            boolean locked) {}

    /// @param name 1 to 100 characters
    /// @param login name to sign in with; made from the person's name where empty
    /// @param channels codes, one at least, all of them open to the caller
    public record CreateUser(
            @Personal String name,
            @Nullable @Personal String login,
            Role role,
            List<String> channels) {
        public CreateUser {
            requireNonNull(role, "role");
            if (name == null || name.isBlank() || name.length() > 100)
                throw new IllegalArgumentException("name: 1 to 100 characters");
            if (login != null && !login.matches("[a-z0-9][a-z0-9._@-]{1,63}"))
                throw new IllegalArgumentException(
                        "login: 2 to 64 of a to z, 0 to 9, dot, hyphen, underline and @");
            channels = sorted(channels);
        }
    }

    /// @param channels codes, one at least; all that the person may open from now on
    public record ChangeUser(String account, Role role, List<String> channels, boolean disabled) {
        public ChangeUser {
            requireNonNull(account, "account");
            requireNonNull(role, "role");
            channels = sorted(channels);
        }
    }

    private static List<String> sorted(@Nullable List<String> channels) {
        if (channels == null || channels.isEmpty())
            throw new IllegalArgumentException("channels: one at least");
        return channels.stream().distinct().sorted().toList();
    }

    public record OfUser(String account) {
        public OfUser {
            requireNonNull(account, "account");
        }
    }

    /// A password that the platform has made up.
    ///
    /// @param password good for one sign-in, which asks for another
    public record NewPassword(String account, @Personal String login, String password) {
        @Override
        public String toString() {
            return "NewPassword[" + account + "]";
        }
    }
}
