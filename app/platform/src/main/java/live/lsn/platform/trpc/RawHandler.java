package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

/// Answers the calls of a procedure that has no Java types: input and output are values as
/// [live.lsn.api.trpc.SuperJson] reads and writes them.
@FunctionalInterface
public interface RawHandler {
    @Nullable Object handle(@Nullable Object input, Call call) throws Exception;
}
