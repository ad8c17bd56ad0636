package live.lsn.desk.people;

import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;

import java.util.Set;

/// Why the platform did not answer or not do something.
///
/// @param key of the words
/// @param code for support
/// @param lost whether the answer is missing, so that what was asked for may have been done
record Trouble(String key, String code, boolean lost) {
    /// What the platform refuses for a reason of its own, with words for each.
    private static final Set<String> REFUSALS =
            Set.of(
                    "users.own-administration",
                    "users.last-administrator",
                    "users.login-taken",
                    "apiKeys.over");

    static Trouble of(Exception cause) {
        return switch (cause) {
            case Refused refused -> new Trouble(refused(refused), refused.code().name(), false);
            case Unreachable gone ->
                    new Trouble("people.trouble.unreachable", gone.reason().name(), true);
            case NotTrpc other ->
                    new Trouble("people.trouble.odd-answer", "HTTP-" + other.httpStatus(), true);
            default -> new Trouble("people.trouble.fault", cause.getClass().getSimpleName(), true);
        };
    }

    private static String refused(Refused refused) {
        var why = refused.data().path("refusal").path("code").asString("");
        if (REFUSALS.contains(why)) return why;
        return switch (refused.code()) {
            case UNAUTHORIZED -> "people.trouble.sign-in";
            case FORBIDDEN -> "people.trouble.forbidden";
            case NOT_FOUND -> "people.trouble.gone";
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> "people.trouble.busy";
            case INTERNAL_SERVER_ERROR -> "people.trouble.fault";
            default -> "people.trouble.refused";
        };
    }

    boolean is(String other) {
        return key.equals(other);
    }
}
