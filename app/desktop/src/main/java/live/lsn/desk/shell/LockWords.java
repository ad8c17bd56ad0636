package live.lsn.desk.shell;

import live.lsn.api.trpc.TrpcException;

/// Why a profile was not locked, or its key not given back.
final class LockWords {
    private LockWords() {}

    static String why(Wording words, Exception cause) {
        return switch (cause) {
            case WrongPassphraseException _ -> words.of("lock.wrong");
            case TrpcException.Unreachable _ -> words.of("lock.no-platform");
            case TrpcException.Refused _ -> words.of("lock.no-escrow");
            default -> words.of("lock.failed", Problems.code(cause));
        };
    }

    /// The passphrase that something needed was another one, or tried too often.
    static final class WrongPassphraseException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
