package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What an outbox lost to a damaged file or a replaced key.
///
/// @param kept how many commands are as they were
/// @param lost those that are not, as far as they are known
/// @param aside where the damaged file was put; null where only some rows of the file are damaged
/// @param list the file that names the lost ones; null where it could not be written
public record OutboxDamage(int kept, List<Lost> lost, @Nullable Path aside, @Nullable Path list) {
    /// One command that cannot be read any more, and so is never sent.
    ///
    /// @param id null where not even that can be read
    /// @param number its place in the outbox; 0 where unknown
    /// @param at when it was given; null where unknown
    public record Lost(@Nullable String id, long number, @Nullable Instant at) {}
}
