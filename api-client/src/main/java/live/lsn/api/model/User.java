package live.lsn.api.model;

import java.util.List;
import java.util.Set;

/// A person who may sign in, as that person sees themselves in one channel.
///
/// @param id of this record: one for each channel that the person may open
/// @param account id of the person, the same in every channel; what `by` means in decisions and
///   claims
/// @param channels codes of the channels that the person may open
public record User(
        String id,
        long version,
        String channel,
        String account,
        @Personal String name,
        Role role,
        Set<Permission> permissions,
        List<String> channels)
        implements Aggregate {}
