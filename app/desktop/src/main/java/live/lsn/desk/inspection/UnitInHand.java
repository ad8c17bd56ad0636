package live.lsn.desk.inspection;

import org.jspecify.annotations.Nullable;

/// The unit that somebody is looking at. It is kept beside the inspection, since a unit of which no
/// more than the serial number is known has no entry: an entry without defects is a good unit.
///
/// @param index in the order in which units are drawn, from 1
/// @param serial as scanned or typed; null where it was not
record UnitInHand(int index, @Nullable String serial) {
    /// As text, for a note.
    String text() {
        return serial == null ? String.valueOf(index) : index + " " + serial;
    }

    /// Reads it back.
    ///
    /// @return null if it is none
    static @Nullable UnitInHand of(String text) {
        var parts = text.split(" ", 2);
        if (!parts[0].matches("\\d{1,6}")) return null;
        return new UnitInHand(Integer.parseInt(parts[0]), parts.length == 2 ? parts[1] : null);
    }
}
