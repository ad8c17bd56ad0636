package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

/// The headers of one request.
@FunctionalInterface
public interface HeaderLookup {
    /// The first header of that name, whatever its case; null where there is none.
    @Nullable String header(String name);
}
