package live.lsn.desk.sync;

import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

/// Why a call brought no result, as the key of the words that are told.
final class Trouble {
    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_SIGN_IN = 407;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NETWORK_SIGN_IN = 511;

    private Trouble() {}

    static String key(TrpcException problem) {
        return switch (problem) {
            case Unreachable gone -> unreachable(gone);
            case NotTrpc other -> other(other);
            case Refused refused -> refused(refused);
        };
    }

    /// Whether the caller has to sign in.
    static boolean asksForSignIn(TrpcException problem) {
        return switch (problem) {
            case Refused refused -> refused.code() == TrpcErrorCode.UNAUTHORIZED;
            case NotTrpc other -> other.httpStatus() == UNAUTHORIZED;
            case Unreachable _ -> false;
        };
    }

    /// Whether a refusal is about the caller or the platform as a whole, not about what was asked.
    static boolean isOfTheWay(Refused refused) {
        return refused.code() == TrpcErrorCode.UNAUTHORIZED || refused.isTransient();
    }

    /// Why one list is not given out.
    static String ofList(Refused refused) {
        return switch (refused.code()) {
            case NOT_FOUND -> "sync.lists.missing";
            case FORBIDDEN -> "sync.lists.forbidden";
            default -> "sync.lists.refused";
        };
    }

    private static String unreachable(Unreachable gone) {
        return switch (gone.reason()) {
            case ENCRYPTION -> "sync.offline.certificate";
            case TIMEOUT -> "sync.offline.timeout";
            case UNKNOWN_NAME, NO_CONNECTION, NOT_READY, INTERRUPTED, BROKEN ->
                    "sync.offline.unreachable";
        };
    }

    private static String other(NotTrpc other) {
        var status = other.httpStatus();
        if (status == PROXY_SIGN_IN) return "sync.offline.proxy";
        if (status == TOO_MANY || status == UNAVAILABLE) return "sync.offline.busy";
        if (status == NETWORK_SIGN_IN) return "sync.offline.sign-in-page";
        if (status >= 500) return "sync.offline.platform-fault";
        if (status >= 400) return "sync.offline.not-the-platform";
        return other.looks() == Looks.WEB_PAGE || other.looks() == Looks.REDIRECT
                ? "sync.offline.sign-in-page"
                : "sync.offline.unreadable";
    }

    private static String refused(Refused refused) {
        return switch (refused.code()) {
            case UNAUTHORIZED -> "sync.sign-in";
            case FORBIDDEN -> "sync.offline.forbidden";
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> "sync.offline.busy";
            case NOT_FOUND ->
                    refused.procedure().equals(AccessProcedures.ME.name())
                            ? "sync.offline.no-person"
                            : "sync.offline.refused";
            default ->
                    refused.httpStatus() >= 500
                            ? "sync.offline.platform-fault"
                            : "sync.offline.refused";
        };
    }
}
