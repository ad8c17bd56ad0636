package live.lsn.api.collection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/// A column of a collection: what lists filter, sort and add up.
///
/// @param name lower-case words joined by underscores
/// @param type how the value is stored
/// @param keyed for [Type#KEYED], what the hash is taken of
/// @param value reads the value off the record; null where there is none
public record Column<A>(
        String name, Type type, @Nullable KeyedType keyed, Function<A, @Nullable Object> value) {

    /// How a column's value is stored.
    public enum Type {
        /// Text, compared byte by byte.
        TEXT,
        /// A whole number of 64 bits.
        INTEGER,
        /// Microseconds since 1970, UTC.
        INSTANT,
        /// An enum constant's name; a second column `<name>_rank` holds its ordinal for sorting.
        CODE,
        /// 16 bytes of a keyed hash of a personal value.
        KEYED
    }

    /// What is stored for the record: `String`, `Long` or null. A keyed column gives the personal
    /// value itself, which the store hashes.
    public @Nullable Object stored(A aggregate) {
        var raw = value.apply(aggregate);
        if (raw == null) return null;
        return switch (type) {
            case TEXT, KEYED -> raw.toString();
            case INTEGER ->
                    raw instanceof Boolean flag ? (flag ? 1L : 0L) : ((Number) raw).longValue();
            case INSTANT -> micros((Instant) raw);
            case CODE -> ((Enum<?>) raw).name();
        };
    }

    /// For [Type#CODE] the constant's ordinal, else null.
    public @Nullable Integer rank(A aggregate) {
        return type == Type.CODE && value.apply(aggregate) instanceof Enum<?> constant
                ? constant.ordinal()
                : null;
    }

    /// Microseconds since 1970, UTC.
    public static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
