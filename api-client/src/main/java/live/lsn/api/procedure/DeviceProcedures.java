package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;

/// What a desk keeps on a device, and on which terms.
public final class DeviceProcedures {
    /// Longest box that is taken, in characters.
    private static final int LONGEST = 1_000;

    private DeviceProcedures() {}

    /// On which terms the caller's work may lie on a device. Asked at each contact.
    public static final Query<Nothing, Terms> TERMS =
            Procedure.query("device.terms", Nothing.class, Terms.class, null);

    /// Gives a profile's key back to the person whose it is, who lost the passphrase. Audited.
    public static final Mutation<RecoverKey, RecoveredKey> RECOVER_KEY =
            Procedure.mutation("device.recoverKey", RecoverKey.class, RecoveredKey.class, null);

    /// @param escrowKey the public key that a profile's key is sealed to, besides the passphrase
    ///   (see [live.lsn.api.escrow.SealedBox])
    /// @param lockRequired whether a profile must be locked with a passphrase, as on devices that
    ///   several people share
    /// @param readTerm until when what is on the device may be read, signed
    ///   ([live.lsn.api.signin.ReadTerm])
    /// @param signingKeys the platform's public keys, a JWK set
    public record Terms(
            String escrowKey, boolean lockRequired, String readTerm, String signingKeys) {
        public Terms {
            requireNonNull(escrowKey, "escrowKey");
            requireNonNull(readTerm, "readTerm");
            requireNonNull(signingKeys, "signingKeys");
        }
    }

    /// What the boxes of a profile's key are for: a box of one person opens for no other.
    public static String escrowContext(String platformId, String account) {
        return "profile key|" + platformId + "|" + account;
    }

    /// What the box of an answer is for.
    public static String answerContext(String platformId, String account) {
        return "profile key returned|" + platformId + "|" + account;
    }

    /// @param box the profile's key, sealed to the platform's escrow key
    /// @param answerTo a public key of this question alone, that the answer is sealed to
    public record RecoverKey(String box, String answerTo) {
        public RecoverKey {
            requireNonNull(box, "box");
            requireNonNull(answerTo, "answerTo");
            if (box.length() > LONGEST || answerTo.length() > LONGEST)
                throw new IllegalArgumentException("box and answerTo: at most 1,000 characters");
        }
    }

    /// @param box the profile's key, sealed to whom it was to be answered
    public record RecoveredKey(String box) {
        public RecoveredKey {
            requireNonNull(box, "box");
        }
    }
}
