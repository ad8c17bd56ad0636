package live.lsn.api.model;

import java.util.List;
import java.util.Set;

/// A person who may sign in, as that person sees themselves in one channel.
///
/// @param channels codes of the channels that the person may open
public record User(
        String id,
        long version,
        String channel,
        @Personal String name,
        Role role,
        Set<Permission> permissions,
        List<String> channels)
        implements Aggregate {}
