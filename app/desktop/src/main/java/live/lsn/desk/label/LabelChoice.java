package live.lsn.desk.label;

import java.nio.charset.StandardCharsets;

/// What somebody wants printed of a lot.
///
/// @param count labels of each lot, 1 to 99
public record LabelChoice(LabelSize size, LabelFormat format, int count) {
    static final int MOST = 99;
    static final LabelChoice USUAL = new LabelChoice(LabelSize.LARGE, LabelFormat.PDF, 1);

    public LabelChoice {
        if (count < 1 || count > MOST)
            throw new IllegalArgumentException("count must be 1 to 99, was " + count);
        if (!format.fits(size)) throw new IllegalArgumentException(format + " has no sheets");
    }

    byte[] kept() {
        return (size + " " + format + " " + count).getBytes(StandardCharsets.UTF_8);
    }

    /// What was kept; the usual one where it cannot be read.
    static LabelChoice of(byte[] kept) {
        var parts = new String(kept, StandardCharsets.UTF_8).split(" ");
        try {
            return new LabelChoice(
                    LabelSize.valueOf(parts[0]),
                    LabelFormat.valueOf(parts[1]),
                    Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unknown) {
            return USUAL;
        }
    }
}
