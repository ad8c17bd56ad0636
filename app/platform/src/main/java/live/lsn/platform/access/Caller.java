package live.lsn.platform.access;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever is signed in.
///
/// @param account id of the person
/// @param channels what the person may open, by code
public record Caller(
        String account,
        String name,
        Role role,
        Set<Permission> permissions,
        List<Channel> channels) {
    /// The channel of that code, if the caller may open it.
    public Optional<Channel> channel(String code) {
        return channels.stream().filter(channel -> channel.code().equals(code)).findFirst();
    }

    /// Tells nothing personal: it may end in a log line.
    @Override
    public String toString() {
        return "Caller[" + account + ", " + role + "]";
    }
}
