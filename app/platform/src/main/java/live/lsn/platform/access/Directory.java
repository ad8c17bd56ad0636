package live.lsn.platform.access;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.AccessProcedures.UserEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Everybody, each with how their sign-in stands.
public final class Directory {
    private final Accounts accounts;
    private final Credentials credentials;

    public Directory(Accounts accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
    }

    /// By role and name.
    public List<UserEntry> all() {
        return accounts.all().stream().map(this::entry).filter(Objects::nonNull).toList();
    }

    public @Nullable UserEntry find(String account) {
        var caller = accounts.find(account);
        return caller == null ? null : entry(caller);
    }

    private @Nullable UserEntry entry(Caller caller) {
        var state = credentials.state(caller.account());
        return state == null
                ? null
                : new UserEntry(
                        caller.account(),
                        caller.name(),
                        state.login(),
                        caller.role(),
                        caller.channels().stream().map(Channel::code).toList(),
                        state.disabled(),
                        state.hasPassword(),
                        state.secondFactor(),
                        state.locked());
    }
}
