package live.lsn.api.trpc;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// superjson 2, read and written: `{"json": …, "meta": {"values": …, "v": 1}}`.
///
/// Java values and what they are in JavaScript: `Instant` Date, `BigInteger` bigint, `Map` with
/// keys that are not text [JsMap] Map, `Set` Set, `byte[]` Uint8Array, [Undefined] undefined,
/// `Pattern` RegExp, `URI` URL, `Throwable` Error, NaN, ±Infinity and −0 number. Records and maps
/// with text keys are plain objects, collections arrays.
///
/// An annotation that is unknown here leaves the plain value in place, so that one odd field does
/// not spoil a whole list.
public final class SuperJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> FORBIDDEN = Set.of("__proto__", "constructor", "prototype");
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SuperJson() {}

    /// JavaScript's `undefined`.
    public enum Undefined {
        UNDEFINED
    }

    /// A JavaScript Map, whatever its keys are.
    public record JsMap(Map<?, ?> entries) {}

    /// Text that is no superjson: a wrapper that is no object, a forbidden key, a value that its
    /// annotation does not fit.
    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /// Whether the node has the shape of the wrapper: an object with `json` and at most `meta`
    /// beside it.
    public static boolean isWrapped(@Nullable JsonNode node) {
        return node instanceof ObjectNode object
                && object.has("json")
                && object.size() == (object.has("meta") ? 2 : 1);
    }

    // ---- writing ----

    /// Wraps the value.
    public static ObjectNode write(@Nullable Object value) {
        var annotations = NODES.objectNode();
        var root = new ArrayList<JsonNode>();
        var json = write(value, null, annotations, root);
        var envelope = NODES.objectNode();
        envelope.set("json", json);
        if (!root.isEmpty() || !annotations.isEmpty()) {
            var meta = envelope.putObject("meta");
            if (!root.isEmpty()) {
                var values = root.getFirst();
                if (!annotations.isEmpty()) ((ArrayNode) values).add(annotations);
                meta.set("values", values);
            } else {
                meta.set("values", annotations);
            }
            meta.put("v", 1);
        }
        return envelope;
    }

    /// Wraps a tree that is plain JSON already.
    public static ObjectNode wrap(JsonNode json) {
        return NODES.objectNode().set("json", json);
    }

    /// @param path where the value stands, seen from the root or the container around it; null for
    ///   that itself, since the empty text is a key like any other
    private static JsonNode write(
            @Nullable Object value,
            @Nullable String path,
            ObjectNode annotations,
            List<JsonNode> own) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode node -> node;
            case Undefined _ -> annotated(NODES.nullNode(), "undefined", own);
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> annotated(NODES.stringNode(number.toString()), "bigint", own);
            case BigDecimal number -> NODES.numberNode(number);
            case Double number -> writeDouble(number, own);
            case Instant time -> annotated(NODES.stringNode(ISO_MILLIS.format(time)), "Date", own);
            case Pattern pattern ->
                    annotated(NODES.stringNode("/" + pattern.pattern() + "/"), "regexp", own);
            case URI uri -> annotated(NODES.stringNode(uri.toString()), "URL", own);
            case Throwable error ->
                    annotated(
                            NODES.objectNode()
                                    .put("name", error.getClass().getSimpleName())
                                    .put("message", String.valueOf(error.getMessage())),
                            "Error",
                            own);
            case byte[] bytes -> {
                var array = NODES.arrayNode();
                for (var b : bytes) array.add(b & 0xff);
                own.add(
                        NODES.arrayNode()
                                .add(NODES.arrayNode().add("typed-array").add("Uint8Array")));
                yield array;
            }
            case Optional<?> optional -> write(optional.orElse(null), path, annotations, own);
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case JsMap(Map<?, ?> entries) -> writeContainer("map", pairs(entries), own);
            case Set<?> set -> writeContainer("set", new ArrayList<>(set), own);
            case Collection<?> list -> writeArray(list, path, annotations);
            case Map<?, ?> map -> writeObject(map, path, annotations);
            case Record record -> writeObject(components(record), path, annotations);
            default -> Json.MAPPER.valueToTree(value);
        };
    }

    private static JsonNode annotated(JsonNode json, String type, List<JsonNode> own) {
        own.add(NODES.arrayNode().add(type));
        return json;
    }

    private static JsonNode writeDouble(double number, List<JsonNode> own) {
        if (Double.isNaN(number)) return annotated(NODES.stringNode("NaN"), "number", own);
        if (Double.isInfinite(number)) {
            return annotated(
                    NODES.stringNode(number > 0 ? "Infinity" : "-Infinity"), "number", own);
        }
        if (number == 0 && 1 / number < 0) return annotated(NODES.stringNode("-0"), "number", own);
        return NODES.numberNode(number);
    }

    /// Paths inside a map or set are told from the container, so it collects its own annotations.
    private static JsonNode writeContainer(String type, List<?> items, List<JsonNode> own) {
        var inner = NODES.objectNode();
        var array = writeArray(items, null, inner);
        var annotation = NODES.arrayNode().add(type);
        if (!inner.isEmpty()) annotation.add(inner);
        own.add(annotation);
        return array;
    }

    private static ArrayNode writeArray(
            Collection<?> items, @Nullable String path, ObjectNode annotations) {
        var array = NODES.arrayNode();
        var index = 0;
        for (var item : items)
            array.add(writeChild(item, path, String.valueOf(index++), annotations));
        return array;
    }

    private static ObjectNode writeObject(
            Map<?, ?> map, @Nullable String path, ObjectNode annotations) {
        var object = NODES.objectNode();
        map.forEach(
                (key, value) -> {
                    var name = checked(String.valueOf(key));
                    object.set(name, writeChild(value, path, escape(name), annotations));
                });
        return object;
    }

    private static JsonNode writeChild(
            @Nullable Object value, @Nullable String path, String key, ObjectNode annotations) {
        var childPath = path == null ? key : path + "." + key;
        var own = new ArrayList<JsonNode>();
        var json = write(value, childPath, annotations, own);
        if (!own.isEmpty()) annotations.set(childPath, own.getFirst());
        return json;
    }

    private static List<List<?>> pairs(Map<?, ?> map) {
        var pairs = new ArrayList<List<?>>();
        map.forEach((key, value) -> pairs.add(java.util.Arrays.asList(key, value)));
        return pairs;
    }

    private static Map<String, @Nullable Object> components(Record record) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                var value = component.getAccessor().invoke(record);
                if (value != null) map.put(component.getName(), value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record's accessor failed: " + component, e);
            }
        }
        return map;
    }

    // ---- reading ----

    /// The Java value of a wrapper: `Map<String, Object>`, `List`, `Set`, [JsMap], `Instant`,
    /// `BigInteger`, [Undefined], `String`, `Boolean`, `Long`, `Double`, `BigDecimal`, `byte[]`,
    /// `Pattern`, `URI` or null.
    ///
    /// @throws MalformedException if it is no wrapper or holds what must not be
    public static @Nullable Object read(@Nullable JsonNode envelope) {
        if (!(envelope instanceof ObjectNode object)) {
            throw new MalformedException("not a superjson object: " + shorten(envelope));
        }
        if (!object.has("json")) return Undefined.UNDEFINED;
        var value = plain(object.get("json"));
        var meta = object.get("meta");
        if (meta == null || !meta.isObject()) return value;
        var values = meta.get("values");
        // referentialEqualities is passed over: equal copies serve, since the values read here are
        // not changed.
        return values == null ? value : apply(value, values, meta.has("v"));
    }

    /// The same as plain JSON, for reading into records: dates as ISO text, bigints as numbers,
    /// undefined left out, maps with text keys as objects.
    public static JsonNode toJson(@Nullable JsonNode envelope) {
        return tree(read(envelope));
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            for (var entry : node.properties())
                map.put(checked(entry.getKey()), plain(entry.getValue()));
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>(node.size());
            for (var item : node) list.add(plain(item));
            return list;
        }
        if (node.isString()) return node.stringValue();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isIntegralNumber())
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        if (node.isNumber()) return node.doubleValue();
        return null;
    }

    /// `annotations` is `[type, inner?]` for the value itself, or an object from paths to such or
    /// to deeper objects.
    private static @Nullable Object apply(
            @Nullable Object value, JsonNode annotations, boolean escaped) {
        if (annotations.isArray() && !annotations.isEmpty()) {
            var inner = value;
            if (annotations.size() > 1) inner = apply(value, annotations.get(1), escaped);
            return transformed(inner, annotations.get(0));
        }
        if (!annotations.isObject()) return value;
        var result = value;
        for (var entry : annotations.properties()) {
            result = at(result, split(entry.getKey(), escaped), 0, entry.getValue(), escaped);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object at(
            @Nullable Object value,
            List<String> path,
            int depth,
            JsonNode annotation,
            boolean escaped) {
        if (depth == path.size()) return apply(value, annotation, escaped);
        var key = path.get(depth);
        if (value instanceof Map<?, ?> map && map.containsKey(key)) {
            var target = (Map<String, @Nullable Object>) map;
            target.put(key, at(target.get(key), path, depth + 1, annotation, escaped));
        } else if (value instanceof List<?> list && key.matches("\\d{1,9}")) {
            var index = Integer.parseInt(key);
            var target = (List<@Nullable Object>) list;
            if (index < target.size())
                target.set(index, at(target.get(index), path, depth + 1, annotation, escaped));
        }
        return value; // a path that is not there is nobody's loss
    }

    private static @Nullable Object transformed(@Nullable Object value, JsonNode type) {
        if (type.isArray()) {
            var typedArray = !type.isEmpty() && "typed-array".equals(type.get(0).asString(""));
            return typedArray && value instanceof List<?> list ? bytes(list) : value;
        }
        try {
            return switch (type.asString("")) {
                case "Date" -> value == null ? null : date(value);
                case "undefined" -> Undefined.UNDEFINED;
                case "bigint" ->
                        value instanceof BigInteger big
                                ? big
                                : new BigInteger(String.valueOf(value));
                case "map" -> map(value);
                case "set" -> value instanceof List<?> list ? new LinkedHashSet<>(list) : value;
                case "number" -> number(String.valueOf(value));
                case "URL" -> url(String.valueOf(value));
                case "regexp" -> regexp(String.valueOf(value));
                default -> value;
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedException("not a " + type.asString("") + ": " + shorten(value));
        }
    }

    private static Instant date(Object value) {
        if (value instanceof Number millis) return Instant.ofEpochMilli(millis.longValue());
        return OffsetDateTime.parse(value.toString())
                .toInstant()
                .truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private static double number(String text) {
        return switch (text) {
            case "-0" -> -0.0;
            default -> Double.parseDouble(text);
        };
    }

    /// JavaScript takes addresses and expressions that Java does not; those stay text.
    private static Object url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            return text;
        }
    }

    private static Object regexp(String text) {
        var end = text.lastIndexOf('/');
        if (end <= 0 || text.charAt(0) != '/') {
            throw new MalformedException("not a regexp: " + shorten(text));
        }
        var flags = text.substring(end + 1);
        var bits =
                (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                        | (flags.contains("m") ? Pattern.MULTILINE : 0)
                        | (flags.contains("s") ? Pattern.DOTALL : 0);
        try {
            return Pattern.compile(text.substring(1, end), bits);
        } catch (PatternSyntaxException _) {
            return text;
        }
    }

    private static @Nullable Object map(@Nullable Object value) {
        if (!(value instanceof List<?> pairs)) return value;
        var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (var pair : pairs) {
            if (!(pair instanceof List<?> two) || two.size() != 2) {
                throw new MalformedException("a map's entry is no pair: " + shorten(pair));
            }
            entries.put(two.get(0), two.get(1));
        }
        return new JsMap(entries);
    }

    private static byte[] bytes(List<?> list) {
        var bytes = new byte[list.size()];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i) instanceof Number number ? number.byteValue() : 0;
        }
        return bytes;
    }

    private static JsonNode tree(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Undefined _ -> NODES.missingNode();
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach(
                        (key, item) -> {
                            if (item != Undefined.UNDEFINED)
                                object.set(String.valueOf(key), tree(item));
                        });
                yield object;
            }
            case JsMap(Map<?, ?> entries) -> {
                if (entries.keySet().stream().allMatch(String.class::isInstance))
                    yield tree(entries);
                yield tree(pairs(entries));
            }
            case Collection<?> items -> {
                var array = NODES.arrayNode();
                for (var item : items)
                    array.add(item == Undefined.UNDEFINED ? NODES.nullNode() : tree(item));
                yield array;
            }
            case Instant time -> NODES.stringNode(ISO_MILLIS.format(time));
            case BigInteger number -> NODES.numberNode(number);
            case Double number when number.isNaN() || number.isInfinite() ->
                    NODES.stringNode(number.toString());
            case Pattern pattern -> NODES.stringNode("/" + pattern.pattern() + "/");
            case URI uri -> NODES.stringNode(uri.toString());
            case byte[] bytes -> {
                var array = NODES.arrayNode();
                for (var b : bytes) array.add(b & 0xff);
                yield array;
            }
            default -> Json.MAPPER.valueToTree(value);
        };
    }

    // ---- paths ----

    private static String escape(String key) {
        return key.replace("\\", "\\\\").replace(".", "\\.");
    }

    /// Without `v` in the meta (legacy form) a backslash that escapes nothing stands for itself.
    private static List<String> split(String path, boolean strict) {
        var keys = new ArrayList<String>();
        var key = new StringBuilder();
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            var next = i + 1 < path.length() ? path.charAt(i + 1) : 0;
            if (c == '\\' && (next == '.' || (strict && next == '\\'))) {
                key.append(next);
                i++;
            } else if (c == '\\' && strict) {
                throw new MalformedException("invalid path: " + shorten(path));
            } else if (c == '.') {
                keys.add(checked(key.toString()));
                key.setLength(0);
            } else {
                key.append(c);
            }
        }
        keys.add(checked(key.toString()));
        return keys;
    }

    private static String checked(String key) {
        if (FORBIDDEN.contains(key)) throw new MalformedException("forbidden key " + key);
        return key;
    }

    private static String shorten(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
