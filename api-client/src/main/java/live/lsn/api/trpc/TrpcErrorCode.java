package live.lsn.api.trpc;

import org.jspecify.annotations.Nullable;

/// The error names of tRPC 11 with their JSON-RPC number and HTTP status. Four names share −32603,
/// so an error is told by its name, not by its number.
public enum TrpcErrorCode {
    PARSE_ERROR(-32700, 400),
    BAD_REQUEST(-32600, 400),
    UNAUTHORIZED(-32001, 401),
    PAYMENT_REQUIRED(-32002, 402),
    FORBIDDEN(-32003, 403),
    NOT_FOUND(-32004, 404),
    METHOD_NOT_SUPPORTED(-32005, 405),
    TIMEOUT(-32008, 408),
    CONFLICT(-32009, 409),
    PRECONDITION_FAILED(-32012, 412),
    PAYLOAD_TOO_LARGE(-32013, 413),
    UNSUPPORTED_MEDIA_TYPE(-32015, 415),
    UNPROCESSABLE_CONTENT(-32022, 422),
    PRECONDITION_REQUIRED(-32028, 428),
    TOO_MANY_REQUESTS(-32029, 429),
    CLIENT_CLOSED_REQUEST(-32099, 499),
    INTERNAL_SERVER_ERROR(-32603, 500),
    NOT_IMPLEMENTED(-32603, 501),
    BAD_GATEWAY(-32603, 502),
    SERVICE_UNAVAILABLE(-32603, 503),
    GATEWAY_TIMEOUT(-32603, 504);

    private final int number;
    private final int httpStatus;

    TrpcErrorCode(int number, int httpStatus) {
        this.number = number;
        this.httpStatus = httpStatus;
    }

    /// The JSON-RPC number, negative.
    public int number() {
        return number;
    }

    /// The HTTP status that goes with it, 400 to 504.
    public int httpStatus() {
        return httpStatus;
    }

    /// The code of that name, or null where the name is unknown here.
    public static @Nullable TrpcErrorCode named(@Nullable String name) {
        for (var code : values()) {
            if (code.name().equals(name)) return code;
        }
        return null;
    }

    /// The best guess where an error carries no name that is known: by HTTP status, else by number,
    /// else INTERNAL_SERVER_ERROR.
    public static TrpcErrorCode guess(int httpStatus, int number) {
        for (var code : values()) {
            if (code.httpStatus == httpStatus && code != PARSE_ERROR) return code;
        }
        for (var code : values()) {
            if (code.number == number) return code;
        }
        return INTERNAL_SERVER_ERROR;
    }
}
