package live.lsn.api.trpc;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

import javax.net.ssl.SSLException;

/// A call that brought no result. The message says in one sentence what happened and never quotes
/// an answer's body beyond 80 characters of the platform's own message.
public abstract sealed class TrpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    private TrpcException(
            String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /// How long the platform asked to wait, 1 s to 1 h; null where it asked for nothing.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /// Whether the same call may succeed a little later, with nothing changed.
    public abstract boolean isTransient();

    /// The platform understood the call and refused it with a tRPC error.
    public static final class Refused extends TrpcException {
        private static final long serialVersionUID = 1L;
        private static final int LONGEST_QUOTE = 80;
        private static final Set<TrpcErrorCode> TRANSIENT =
                Set.of(
                        TrpcErrorCode.TOO_MANY_REQUESTS,
                        TrpcErrorCode.BAD_GATEWAY,
                        TrpcErrorCode.SERVICE_UNAVAILABLE,
                        TrpcErrorCode.GATEWAY_TIMEOUT);

        private final String procedure;
        private final int httpStatus;

        @SuppressWarnings("serial") // the concrete nodes are serialisable
        private final JsonNode error;

        private final TrpcErrorCode code;

        /// @param procedure the procedure's name, as told in the message
        /// @param httpStatus the status of the HTTP answer; for one call of a batch its own status,
        ///   where the error names one, comes first
        /// @param error the error object, unwrapped: `{message, code, data}`
        public Refused(
                String procedure, int httpStatus, JsonNode error, @Nullable Duration retryAfter) {
            super(describe(procedure, httpStatus, error), retryAfter, null);
            this.procedure = procedure;
            this.httpStatus = status(httpStatus, error);
            this.error = error;
            this.code = codeOf(httpStatus, error);
        }

        /// The error's code; the best guess where the platform named none that is known here.
        public TrpcErrorCode code() {
            return code;
        }

        /// The code's name as the platform wrote it; empty where it wrote none.
        public String rawCode() {
            return error.path("data").path("code").asString("");
        }

        /// The JSON-RPC number, such as −32603; 0 where there is none.
        public int number() {
            return error.path("code").asInt(0);
        }

        /// The platform's message in full; it may be long and need not be meant for people.
        public String serverMessage() {
            return error.path("message").asString("");
        }

        /// What the error says beyond its message, such as `reason` or `refusal`; a missing node
        /// where it says nothing.
        public JsonNode data() {
            return error.path("data");
        }

        /// The error's own HTTP status, 400 to 599 as a rule.
        public int httpStatus() {
            return httpStatus;
        }

        /// The procedure that was called.
        public String procedure() {
            return procedure;
        }

        @Override
        public boolean isTransient() {
            return TRANSIENT.contains(code);
        }

        private static String describe(String procedure, int httpStatus, JsonNode error) {
            var name = error.path("data").path("code").asString("");
            var shown = name.isEmpty() ? codeOf(httpStatus, error).name() : shorten(name);
            var message = shorten(error.path("message").asString(""));
            return procedure
                    + " was refused ("
                    + shown
                    + ")"
                    + (message.isEmpty() ? "." : ": " + message);
        }

        private static int status(int httpStatus, JsonNode error) {
            return error.path("data").path("httpStatus").asInt(httpStatus);
        }

        private static TrpcErrorCode codeOf(int httpStatus, JsonNode error) {
            var named = TrpcErrorCode.named(error.path("data").path("code").asString(""));
            if (named != null) return named;
            return TrpcErrorCode.guess(
                    status(httpStatus, error) < 400 ? 0 : status(httpStatus, error),
                    error.path("code").asInt(0));
        }

        private static String shorten(String text) {
            var line = text.strip().replaceAll("\\s+", " ");
            return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
        }
    }

    /// Something answered, but not with what tRPC answers: a web page, half an answer, a redirect.
    public static final class NotTrpc extends TrpcException {
        private static final long serialVersionUID = 1L;
        private static final int TOO_MANY_REQUESTS = 429;

        private final int httpStatus;
        private final String contentType;
        private final Looks looks;

        /// What the answer looks like.
        public enum Looks {
            WEB_PAGE("a web page"),
            EMPTY("an empty answer"),
            CUT_OFF("an answer that was cut off"),
            REDIRECT("a redirect to another address, which is not followed"),
            ADDRESS_TOO_LONG("a refusal, because the request's address was too long"),
            TOO_LARGE("an answer over 64 MiB"),
            OTHER_JSON("JSON that is no tRPC answer"),
            OTHER_SHAPE("a result of another shape than this version knows"),
            UNREADABLE("something that cannot be read");

            private final String words;

            Looks(String words) {
                this.words = words;
            }

            /// In words, with its article: "a web page".
            public String words() {
                return words;
            }
        }

        /// @param httpStatus 100 to 599
        /// @param contentType as the answer named it, empty where it did not
        public NotTrpc(
                int httpStatus,
                @Nullable String contentType,
                Looks looks,
                @Nullable Duration retryAfter,
                @Nullable Throwable cause) {
            super(
                    "The platform answered with " + looks.words() + " (status " + httpStatus + ").",
                    retryAfter,
                    cause);
            this.httpStatus = httpStatus;
            this.contentType = contentType == null ? "" : contentType;
            this.looks = looks;
        }

        public int httpStatus() {
            return httpStatus;
        }

        public String contentType() {
            return contentType;
        }

        public Looks looks() {
            return looks;
        }

        @Override
        public boolean isTransient() {
            return httpStatus >= 500
                    || httpStatus == TOO_MANY_REQUESTS
                    || looks == Looks.CUT_OFF
                    || (looks == Looks.EMPTY && httpStatus < 300);
        }
    }

    /// Nothing answered. Whether the call took effect is unknown unless the reason rules it out.
    public static final class Unreachable extends TrpcException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        /// Why nothing answered.
        public enum Reason {
            UNKNOWN_NAME("The platform's name is not known on this network."),
            NO_CONNECTION("Nothing answers at the platform's address."),
            TIMEOUT("The platform did not answer in time."),
            ENCRYPTION("No secure connection to the platform could be made."),
            NOT_READY("What gives out access to the platform is not ready."),
            INTERRUPTED("The call was broken off."),
            BROKEN("The connection to the platform broke.");

            private final String sentence;

            Reason(String sentence) {
                this.sentence = sentence;
            }
        }

        public Unreachable(Reason reason, @Nullable Throwable cause) {
            super(reason.sentence, null, cause);
            this.reason = reason;
        }

        /// The same, with the reason taken from the failure.
        public static Unreachable because(IOException failure) {
            return new Unreachable(reasonOf(failure), failure);
        }

        public Reason reason() {
            return reason;
        }

        @Override
        public boolean isTransient() {
            return reason != Reason.ENCRYPTION && reason != Reason.INTERRUPTED;
        }

        private static Reason reasonOf(IOException failure) {
            if (Thread.currentThread().isInterrupted()) return Reason.INTERRUPTED;
            return switch (failure) {
                case UnknownHostException _ -> Reason.UNKNOWN_NAME;
                case ConnectException _ -> Reason.NO_CONNECTION;
                case NoRouteToHostException _ -> Reason.NO_CONNECTION;
                case SSLException _ -> Reason.ENCRYPTION;
                case InterruptedIOException _ -> Reason.TIMEOUT;
                default ->
                        "Canceled".equals(failure.getMessage())
                                ? Reason.INTERRUPTED
                                : Reason.BROKEN;
            };
        }
    }
}
