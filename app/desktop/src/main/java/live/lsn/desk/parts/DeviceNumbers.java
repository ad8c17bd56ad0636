package live.lsn.desk.parts;

import live.lsn.desk.store.ProfileNotes;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Numbers for what is made at this desk while no platform can give them: `LOT-KTM-17`. The letters
/// are the device's; the count goes on from one start to the next and never back.
public final class DeviceNumbers {
    /// Without vowels, so that no word comes of them, and without what is misread by hand.
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int PLACES = 3;
    private final ProfileNotes notes;
    private final String device;

    /// @param install id of this installation, a UUID
    public DeviceNumbers(ProfileNotes notes, String install) {
        this.notes = notes;
        this.device = letters(install);
    }

    private static String letters(String install) {
        // The last bits of a UUIDv7 are drawn by lot; the first tell the time alone.
        var left = UUID.fromString(install).getLeastSignificantBits() >>> 2;
        var text = new StringBuilder();
        for (var place = 0; place < PLACES; place++) {
            text.append(LETTERS.charAt((int) (left % LETTERS.length())));
            left /= LETTERS.length();
        }
        return text.toString();
    }

    /// The next number; durable before it is given out, so that it is not given out again.
    ///
    /// @param prefix what is counted, such as LOT
    public synchronized String next(String prefix) {
        var note = "number-" + prefix;
        var last = notes.load(note);
        var next = last == null ? 1 : Long.parseLong(new String(last, StandardCharsets.UTF_8)) + 1;
        notes.save(note, Long.toString(next).getBytes(StandardCharsets.UTF_8));
        return prefix + "-" + device + "-" + next;
    }
}
