package live.lsn.platform.trpc;

import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A failure that the client is told about: by name, message and data. Holds nothing that the
/// client must not see.
public final class TrpcFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TrpcErrorCode code;
    private final transient Map<String, Object> data;
    private final transient Map<String, String> headers;

    public TrpcFailure(TrpcErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /// @param data merged into `error.data`, such as `reason`, `current` or `refusal`
    public TrpcFailure(TrpcErrorCode code, String message, Map<String, ?> data) {
        this(code, message, data, Map.of());
    }

    private TrpcFailure(
            TrpcErrorCode code, String message, Map<String, ?> data, Map<String, String> headers) {
        super(message, null, false, false);
        this.code = code;
        this.data = new LinkedHashMap<>(data);
        this.headers = new LinkedHashMap<>(headers);
    }

    /// The same with one more entry in `error.data`.
    public TrpcFailure with(String key, Object value) {
        var more = new TrpcFailure(code, message(), data, headers);
        more.data.put(key, value);
        return more;
    }

    /// The same with a `retry-after` header of whole seconds, rounded up.
    public TrpcFailure retryAfter(Duration wait) {
        return withHeader("retry-after", String.valueOf(wait.plusMillis(999).toSeconds()));
    }

    /// The same with a `www-authenticate` header.
    public TrpcFailure wwwAuthenticate(String challenge) {
        return withHeader("www-authenticate", challenge);
    }

    TrpcFailure allow(String method) {
        return withHeader("allow", method);
    }

    private TrpcFailure withHeader(String name, String value) {
        var more = new TrpcFailure(code, message(), data, headers);
        more.headers.put(name, value);
        return more;
    }

    public TrpcErrorCode code() {
        return code;
    }

    /// What `error.data` holds beside code, httpStatus and path.
    public Map<String, Object> data() {
        return data;
    }

    /// Response headers; set where the answer is to one call alone.
    public Map<String, String> headers() {
        return headers;
    }

    private String message() {
        var message = getMessage();
        return message == null ? code.name() : message;
    }

    /// `{message, code, data: {code, httpStatus, path?, …}}`.
    Map<String, Object> shape(@Nullable String path) {
        var details = new LinkedHashMap<String, Object>();
        details.put("code", code.name());
        details.put("httpStatus", code.httpStatus());
        if (path != null) details.put("path", path);
        data.forEach(details::putIfAbsent);
        var shape = new LinkedHashMap<String, Object>();
        shape.put("message", message());
        shape.put("code", code.number());
        shape.put("data", details);
        return shape;
    }
}
