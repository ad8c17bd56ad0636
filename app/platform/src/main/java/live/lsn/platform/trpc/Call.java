package live.lsn.platform.trpc;

import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// One call of a procedure: where it came from and what goes back beside the output.
public final class Call {
    private final String path;
    private final HeaderLookup headers;
    private final Supplier<@Nullable Object> caller;
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();

    Call(String path, HeaderLookup headers, Supplier<@Nullable Object> caller) {
        this.path = path;
        this.headers = headers;
        this.caller = caller;
    }

    /// The procedure's name.
    public String path() {
        return path;
    }

    /// The first request header of that name, whatever its case; null where there is none.
    public @Nullable String header(String name) {
        return headers.header(name);
    }

    /// Who calls, as the [Authenticator] told; null where the request names nobody.
    public @Nullable Object caller() {
        return caller.get();
    }

    /// Who calls.
    ///
    /// @throws TrpcFailure UNAUTHORIZED if the request names nobody
    /// @throws ClassCastException if the authenticator made something else of the caller
    public <P> P caller(Class<P> type) {
        var found = caller.get();
        if (found == null) throw new TrpcFailure(TrpcErrorCode.UNAUTHORIZED, "Sign in first");
        return type.cast(found);
    }

    /// Sets a header of the answer; without effect in a batch and in a stream.
    public void responseHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    Map<String, String> responseHeaders() {
        return responseHeaders;
    }
}
