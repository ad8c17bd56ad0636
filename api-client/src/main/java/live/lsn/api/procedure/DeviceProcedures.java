package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What a desk keeps on a device, and on which terms. The mutations travel like commands.
public final class DeviceProcedures {
    /// Longest box of a key that is taken, in characters.
    private static final int LONGEST_KEY = 1_000;

    /// Longest box of work that is taken, in characters: a call is at most 1 MiB.
    public static final int LONGEST_WORK = 1_000_000;

    /// Longest name of a machine, in characters.
    public static final int LONGEST_NAME = 80;

    private static final String ID = "[0-9a-f-]{36}";

    private DeviceProcedures() {}

    /// On which terms the caller's work may lie on a device. Asked at each contact.
    public static final Query<TermsOf, Terms> TERMS =
            Procedure.query("device.terms", TermsOf.class, Terms.class, null);

    /// Whether a device is to be wiped, for one whose sign-in is refused: whoever lost it has been
    /// signed out, and it would never hear of the order otherwise. Open to everybody.
    public static final Query<OrderedOf, Ordered> ORDER =
            Procedure.query("device.order", OrderedOf.class, Ordered.class, null);

    /// Gives a profile's key back to the person whose it is, who lost the passphrase. Audited.
    public static final Mutation<RecoverKey, Returned> RECOVER_KEY =
            Procedure.mutation("device.recoverKey", RecoverKey.class, Returned.class, null);

    /// Leaves what was not sent with the platform, sealed, before a device is wiped.
    public static final Mutation<Leave, OfDevice> LEAVE =
            Procedure.mutation("device.leave", Leave.class, OfDevice.class, null);

    /// Confirms that a device was wiped as ordered.
    public static final Mutation<Wiped, OfDevice> WIPED =
            Procedure.mutation("device.wiped", Wiped.class, OfDevice.class, null);

    /// Gives left work back to the person whose it is. It stays until [#TAKEN].
    public static final Mutation<TakeBack, Returned> TAKE_BACK =
            Procedure.mutation("device.takeBack", TakeBack.class, Returned.class, null);

    /// Tells that left work is in an outbox again.
    public static final Mutation<Taken, Taken> TAKEN =
            Procedure.mutation("device.taken", Taken.class, Taken.class, null);

    /// The machines on which somebody uses the desk, or everybody of the caller's sales channels,
    /// the last seen first, and what was left of those that were wiped.
    public static final Query<DevicesOf, DeviceList> DEVICES =
            Procedure.query(
                    "users.devices", DevicesOf.class, DeviceList.class, Permission.USERS_ADMIN);

    /// Orders what somebody keeps on one device to be done away with, at its next contact.
    public static final Mutation<WipeDevice, OfDevice> WIPE =
            Procedure.mutation(
                    "users.wipeDevice", WipeDevice.class, OfDevice.class, Permission.USERS_ADMIN);

    /// @param install the id that the device's outbox goes by; null for one that has none yet
    /// @param machine where it lies; null where that is not told
    public record TermsOf(@Nullable String install, @Nullable Machine machine) {
        public TermsOf {
            if (install != null) requireId(install, "install");
        }

        public TermsOf(@Nullable String install) {
            this(install, null);
        }
    }

    /// @param install the id that the device's outbox goes by
    public record OrderedOf(String account, String install) {
        public OrderedOf {
            requireShort(account, LONGEST_NAME, "account");
            requireId(install, "install");
        }
    }

    /// @param wipe the order that stands, signed ([live.lsn.api.signin.WipeOrder]); null for none
    public record Ordered(@Nullable String wipe) {}

    /// A machine on which somebody uses the desk.
    ///
    /// @param id the same for all that this person keeps there, another one for each person
    /// @param name what it is called where it stands, at most 80 characters
    public record Machine(String id, String name) {
        public Machine {
            requireId(id, "id");
            requireShort(name, LONGEST_NAME, "name");
        }
    }

    /// @param escrowKey the public key that a profile's key is sealed to, besides the passphrase
    ///   (see [live.lsn.api.escrow.SealedBox])
    /// @param lockRequired whether a profile must be locked with a passphrase, as on devices that
    ///   several people share
    /// @param readTerm until when what is on the device may be read, signed
    ///   ([live.lsn.api.signin.ReadTerm])
    /// @param signingKeys the platform's public keys, a JWK set
    /// @param wipe that the device is to be wiped, signed ([live.lsn.api.signin.WipeOrder])
    /// @param left what the caller left on devices that were wiped
    public record Terms(
            String escrowKey,
            boolean lockRequired,
            String readTerm,
            String signingKeys,
            @Nullable String wipe,
            List<LeftWork> left) {
        public Terms {
            requireNonNull(escrowKey, "escrowKey");
            requireNonNull(readTerm, "readTerm");
            requireNonNull(signingKeys, "signingKeys");
            left = List.copyOf(left);
        }

        /// The same with an order that was told later.
        ///
        /// @param wipe signed
        public Terms with(String wipe) {
            return new Terms(escrowKey, lockRequired, readTerm, signingKeys, wipe, left);
        }
    }

    /// Work that was not sent when its device was wiped.
    ///
    /// @param channel the sales channel that it belongs to
    /// @param commands how many; 0 for a part of a file
    /// @param part of which file; null where it is commands
    public record LeftWork(
            String id, String channel, int commands, @Nullable Part part, Instant at) {}

    /// A part of a file that was not sent. The first tells what the file is, the others are its
    /// content.
    ///
    /// @param file id of the content
    /// @param number from 0
    /// @param of how many parts there are
    public record Part(String file, int number, int of) {
        public Part {
            requireId(file, "file");
            if (number < 0 || number >= of) throw new IllegalArgumentException("number: 0 to of");
        }
    }

    /// What somebody keeps on one machine, in however many sales channels.
    ///
    /// @param install one of its outboxes, the last that was seen
    /// @param name what the machine is called; null where it never told
    /// @param ordered when it was ordered to be wiped; null where it was not
    /// @param reason why; null where it was not ordered, or before reasons were kept
    /// @param wiped when it confirmed that; null where it did not
    /// @param left how many things it left with the platform that its person does not have back
    public record Device(
            String install,
            String account,
            @Nullable String name,
            Instant first,
            Instant seen,
            @Nullable Instant ordered,
            @Nullable WipeReason reason,
            @Nullable Instant wiped,
            int left) {}

    /// Why a device is wiped.
    public enum WipeReason {
        LOST,
        STOLEN,
        /// Its person no longer works here.
        LEAVING,
        /// It goes to somebody else, or out of use.
        PASSED_ON,
        /// Somebody else may have got at it.
        COMPROMISED
    }

    /// @param account whose; null for everybody of the caller's sales channels
    public record DevicesOf(@Nullable String account) {}

    public record DeviceList(List<Device> devices, List<LeftWork> left) {
        public DeviceList {
            devices = List.copyOf(devices);
            left = List.copyOf(left);
        }
    }

    /// What the boxes of a profile's key are for: a box of one person opens for no other.
    public static String escrowContext(String platformId, String account) {
        return "profile key|" + platformId + "|" + account;
    }

    /// What the boxes of left work are for.
    public static String workContext(String platformId, String account, String channel) {
        return "left work|" + platformId + "|" + account + "|" + channel;
    }

    /// What the box of an answer is for.
    public static String answerContext(String platformId, String account) {
        return "returned|" + platformId + "|" + account;
    }

    /// @param box the profile's key, sealed to the platform's escrow key
    /// @param answerTo a public key of this question alone, that the answer is sealed to
    public record RecoverKey(String box, String answerTo) {
        public RecoverKey {
            requireShort(box, LONGEST_KEY, "box");
            requireShort(answerTo, LONGEST_KEY, "answerTo");
        }
    }

    /// @param box what was asked for, sealed to whom it was to be answered
    public record Returned(String box) {
        public Returned {
            requireNonNull(box, "box");
        }
    }

    /// @param channel the sales channel that the work belongs to
    /// @param commands how many the box holds; 0 for a part of a file
    /// @param part of which file; null where the box holds commands
    /// @param box sealed to the platform's escrow key
    public record Leave(
            String install, String channel, int commands, @Nullable Part part, String box) {
        public Leave(String install, String channel, int commands, String box) {
            this(install, channel, commands, null, box);
        }

        public Leave {
            requireId(install, "install");
            requireNonNull(channel, "channel");
            requireShort(box, LONGEST_WORK, "box");
        }
    }

    /// @param order the order's id
    public record Wiped(String install, String order) {
        public Wiped {
            requireId(install, "install");
            requireId(order, "order");
        }
    }

    public record OfDevice(String install) {}

    /// @param answerTo a public key of this question alone, that the answer is sealed to
    public record TakeBack(String id, String answerTo) {
        public TakeBack {
            requireId(id, "id");
            requireShort(answerTo, LONGEST_KEY, "answerTo");
        }
    }

    public record Taken(String id) {
        public Taken {
            requireId(id, "id");
        }
    }

    /// @param install one of those on the machine that is to be wiped
    public record WipeDevice(String account, String install, WipeReason reason) {
        public WipeDevice {
            requireNonNull(account, "account");
            requireId(install, "install");
            requireNonNull(reason, "reason");
        }
    }

    private static void requireId(String id, String name) {
        if (id == null || !id.matches(ID)) throw new IllegalArgumentException(name + ": a UUID");
    }

    private static void requireShort(String text, int most, String name) {
        if (text == null || text.length() > most)
            throw new IllegalArgumentException(name + ": at most " + most + " characters");
    }
}
