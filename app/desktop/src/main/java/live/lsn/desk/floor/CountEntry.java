package live.lsn.desk.floor;

import live.lsn.api.model.goods.Lot;
import live.lsn.rules.goods.LotRules;
import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What somebody has typed and scanned of one lot, as it stands in the fields.
///
/// @param serials in the order in which they were scanned
record CountEntry(
        String quantity,
        String damaged,
        String batch,
        String expiry,
        List<String> serials,
        String note) {
    static final CountEntry EMPTY = new CountEntry("", "", "", "", List.of(), "");

    CountEntry {
        serials = List.copyOf(serials);
    }

    /// The fields.
    enum Part {
        QUANTITY,
        DAMAGED,
        BATCH,
        EXPIRY,
        SERIALS,
        NOTE
    }

    /// What the fields say.
    ///
    /// @param quantity null where it was not told yet, or not in figures
    /// @param problems why a field is not understood, as a text key
    record Read(
            @Nullable Long quantity,
            long damaged,
            @Nullable LocalDate expiresOn,
            Map<Part, String> problems) {
        boolean isWhole() {
            return quantity != null && problems.isEmpty();
        }
    }

    static CountEntry of(Lot lot, Formats formats) {
        var count = lot.count();
        return new CountEntry(
                Long.toString(count.quantity()),
                count.damaged() == 0 ? "" : Long.toString(count.damaged()),
                text(count.batch()),
                count.expiresOn() == null ? "" : day(count.expiresOn(), formats),
                count.serials(),
                text(count.note()));
    }

    /// In figures, as it may be typed.
    private static String day(LocalDate day, Formats formats) {
        return DateTimeFormatter.ofPattern(formats.datePattern(), formats.locale()).format(day);
    }

    private static String text(@Nullable String kept) {
        return kept == null ? "" : kept;
    }

    /// The same with another text in a field.
    CountEntry with(Part part, String text) {
        return new CountEntry(
                part == Part.QUANTITY ? text : quantity,
                part == Part.DAMAGED ? text : damaged,
                part == Part.BATCH ? text : batch,
                part == Part.EXPIRY ? text : expiry,
                serials,
                part == Part.NOTE ? text : note);
    }

    /// With one more serial number; each is a unit that was counted, so that units follow.
    CountEntry scanned(String serial, Formats formats) {
        var all = new ArrayList<>(serials);
        all.add(serial);
        var told = quantity.isBlank() ? Long.valueOf(0) : formats.parse(quantity, 0);
        var units = told != null && told < all.size() ? Integer.toString(all.size()) : quantity;
        return new CountEntry(units, damaged, batch, expiry, all, note);
    }

    /// Without a serial number.
    CountEntry without(String serial) {
        return new CountEntry(
                quantity,
                damaged,
                batch,
                expiry,
                serials.stream().filter(one -> !one.equals(serial)).toList(),
                note);
    }

    Read read(Formats formats) {
        var problems = new EnumMap<Part, String>(Part.class);
        Long units = null;
        if (!quantity.isBlank()) {
            units = formats.parse(quantity, 0);
            if (units == null || units < 1 || units > LotRules.LARGEST) {
                problems.put(Part.QUANTITY, "floor.count.not-units");
                units = null;
            }
        }
        var broken = damaged.isBlank() ? Long.valueOf(0) : formats.parse(damaged, 0);
        if (broken == null || broken < 0) problems.put(Part.DAMAGED, "floor.count.not-damaged");
        else if (units != null && broken > units)
            problems.put(Part.DAMAGED, "floor.count.more-damaged");
        if (units != null && serials.size() > units)
            problems.put(Part.SERIALS, "floor.count.more-serials");
        var day = expiry.isBlank() ? null : ExpiryDay.parse(expiry, formats);
        if (!expiry.isBlank() && day == null) problems.put(Part.EXPIRY, "floor.count.not-a-day");
        return new Read(units, broken == null ? 0 : broken, day, problems);
    }
}
