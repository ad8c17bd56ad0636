package live.lsn.api.contract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What a value is on the wire.
sealed interface Shape {
    /// The largest whole number that every JSON reader takes in exactly.
    long EXACT = (1L << 53) - 1;

    /// @param format as JSON Schema names it; null for any text
    record Text(@Nullable String format) implements Shape {}

    record Whole(long least, long most) implements Shape {}

    record Real() implements Shape {}

    record Truth() implements Shape {}

    record Anything() implements Shape {}

    /// @param distinct whether nothing is in it twice
    record Several(Member item, boolean distinct) implements Shape {}

    /// Values by text keys.
    record Keyed(Member value) implements Shape {}

    /// A record, an enumeration or a sealed interface, defined once under its name.
    record Named(Class<?> type) implements Shape {
        String name() {
            return type.getSimpleName();
        }
    }

    /// A shape in its place.
    ///
    /// @param nullable whether it may be missing or null
    record Member(Shape shape, boolean nullable) {}

    /// The shape of a type as it is written at its place.
    ///
    /// @throws IllegalArgumentException if the wire has no form for it
    static Member of(AnnotatedType written) {
        return new Member(plain(written), written.isAnnotationPresent(Nullable.class));
    }

    private static Shape plain(AnnotatedType written) {
        if (!(written instanceof AnnotatedParameterizedType generic)) {
            return of((Class<?>) written.getType());
        }
        var raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
        var arguments = generic.getAnnotatedActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return new Several(of(arguments[0]), Set.class.isAssignableFrom(raw));
        }
        // An enumeration's constants are written by name, so they name members like any text.
        if (Map.class.isAssignableFrom(raw) && isName(arguments[0].getType())) {
            return new Keyed(of(arguments[1]));
        }
        throw unknown(raw);
    }

    private static boolean isName(Type type) {
        return type == String.class || (type instanceof Class<?> named && named.isEnum());
    }

    /// The shape of a class.
    ///
    /// @throws IllegalArgumentException if the wire has no form for it
    static Shape of(Class<?> type) {
        if (type == String.class || ZoneId.class.isAssignableFrom(type)) return new Text(null);
        if (type == Instant.class) return new Text("date-time");
        if (type == LocalDate.class) return new Text("date");
        if (type == URI.class) return new Text("uri");
        if (type == int.class || type == Integer.class) {
            return new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) return new Whole(-EXACT, EXACT);
        if (type == double.class || type == Double.class) return new Real();
        if (type == boolean.class || type == Boolean.class) return new Truth();
        if (type == Object.class || type == JsonNode.class) return new Anything();
        if (type.isRecord() || type.isEnum() || type.isSealed()) return new Named(type);
        throw unknown(type);
    }

    private static IllegalArgumentException unknown(Class<?> type) {
        return new IllegalArgumentException("the contract has no form for " + type.getName());
    }
}
