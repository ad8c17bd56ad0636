package live.lsn.api.signin;

import org.jspecify.annotations.Nullable;

/// A sign-in that came to no good end. Nothing that was signed in before is touched by it. The
/// message is a sentence for the user and never holds a code, a token or an answer's body.
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String error;

    /// Why.
    public enum Reason {
        CANCELLED("You cancelled the sign-in."),
        TIMED_OUT("Nobody signed in within three minutes."),
        REFUSED("The sign-in was refused."),
        NOT_OFFERED("This platform offers no sign-in in the browser."),
        WRONG_ISSUER("The answer came from another sign-in server than the one that was asked."),
        UNSAFE("The sign-in server would have secrets sent without encryption."),
        UNSUITABLE("The sign-in server cannot do what a desk needs."),
        ODD_ANSWER("The sign-in server's answer cannot be used."),
        ANOTHER_PERSON("Somebody else signed in than the person whose work is open here."),
        NO_LISTENER("This machine lets no program listen for the sign-in's end.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    public SignInException(Reason reason) {
        this(reason, "", null);
    }

    /// @param error the protocol's own word for it, such as `invalid_grant`; may be empty
    public SignInException(Reason reason, String error, @Nullable Throwable cause) {
        super(reason.sentence, cause);
        this.reason = reason;
        this.error = error.matches("[a-z_]{1,40}") ? error : "";
    }

    public Reason reason() {
        return reason;
    }

    /// The protocol's own word for it; empty where there is none.
    public String error() {
        return error;
    }
}
