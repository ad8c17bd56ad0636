package live.lsn.api.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.trpc.SuperJson.JsMap;
import live.lsn.api.trpc.SuperJson.MalformedException;
import live.lsn.api.trpc.SuperJson.Undefined;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SuperJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:20:30.456Z");

    record Order(String id, Instant placed, List<Long> lines, @Nullable String note) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBackThroughText(@ForAll("values") Object value) {
        var text = Json.MAPPER.writeValueAsString(SuperJson.write(value));
        assertThat(SuperJson.read(Json.MAPPER.readTree(text))).isEqualTo(value);
    }

    @Provide
    Arbitrary<Object> values() {
        return values(3);
    }

    private Arbitrary<Object> values(int depth) {
        if (depth == 0) return leaves();
        var inner = values(depth - 1);
        return Arbitraries.oneOf(
                leaves(),
                inner.list().ofMaxSize(4).map(list -> list),
                Arbitraries.maps(keys(), inner).ofMaxSize(4).map(LinkedHashMap::new),
                inner.list().ofMaxSize(4).map(LinkedHashSet::new),
                Arbitraries.maps(leaves(), inner)
                        .ofMaxSize(3)
                        .map(map -> new JsMap(new LinkedHashMap<>(map))));
    }

    private Arbitrary<Object> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6).map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1.5),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.longs()
                        .between(-4_000_000_000_000L, 4_000_000_000_000L)
                        .map(Instant::ofEpochMilli),
                Arbitraries.of(true, false, Undefined.UNDEFINED));
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab.\\0é ".toCharArray()).ofMaxLength(5);
    }

    @Test
    void aRecordsTimesAreAnnotatedAndItsAbsentPartsLeftOut() {
        assertThat(SuperJson.write(new Order("o", AT, List.of(1L), null)))
                .hasToString(
                        "{\"json\":{\"id\":\"o\",\"placed\":\"2026-11-21T10:20:30.456Z\",\"lines\":[1]},"
                            + "\"meta\":{\"values\":{\"placed\":[\"Date\"]},\"v\":1}}");
    }

    @Test
    void aCaptureOfTheRealSuperJsonIsRead() {
        var node =
                Json.MAPPER.readTree(
                        """
                        {"json":{"d":"2026-11-21T10:20:30.456Z","u":null,"b":"12","m":[["big","5"],["when","2026-11-21T10:20:30.456Z"]],
                        "st":["x","2026-11-21T10:20:30.456Z"],"nz":"-0","key.with.dot":"2026-11-21T10:20:30.456Z","arr":[null,1]},
                        "meta":{"values":{"d":["Date"],"u":["undefined"],"b":["bigint"],"m":["map",{"0.1":["bigint"],"1.1":["Date"]}],
                        "st":["set",{"1":["Date"]}],"nz":["number"],"key\\\\.with\\\\.dot":["Date"],"arr.0":["undefined"]},
                        "referentialEqualities":{"d":["st.1"]},"v":1}}
                        """);
        var value = (Map<?, ?>) requireNonNull(SuperJson.read(node));
        assertThat(value.get("d")).isEqualTo(AT);
        assertThat(value.get("u")).isEqualTo(Undefined.UNDEFINED);
        assertThat(value.get("b")).isEqualTo(BigInteger.valueOf(12));
        assertThat(value.get("m"))
                .isEqualTo(new JsMap(Map.of("big", BigInteger.valueOf(5), "when", AT)));
        assertThat(value.get("st")).isEqualTo(Set.of("x", AT));
        assertThat(value.get("nz")).isEqualTo(-0.0);
        assertThat(value.get("key.with.dot")).isEqualTo(AT);
        assertThat(value.get("arr")).isEqualTo(Arrays.asList(Undefined.UNDEFINED, 1L));
    }

    @Test
    void asPlainJsonItCanBeReadIntoRecords() {
        var node =
                Json.MAPPER.readTree(
                        """
                        {"json":{"id":"a","placed":"2026-11-21T10:20:30.456Z","lines":["7"],"note":null},
                        "meta":{"values":{"placed":["Date"],"lines.0":["bigint"],"note":["undefined"]},"v":1}}
                        """);
        assertThat(Json.MAPPER.treeToValue(SuperJson.toJson(node), Order.class))
                .isEqualTo(new Order("a", AT, List.of(7L), null));
    }

    @Test
    void legacyPathsAndNestedAnnotationsAreRead() {
        assertThat(
                        read(
                                "{\"json\":{\"a\\\\b\":\"1\"},\"meta\":{\"values\":{\"a\\\\b\":[\"bigint\"]}}}"))
                .isEqualTo(Map.of("a\\b", BigInteger.ONE));
        assertThat(
                        read(
                                "{\"json\":{\"a\":{\"b\":\"1\"}},\"meta\":{\"values\":{\"a\":{\"b\":[\"bigint\"]}},\"v\":1}}"))
                .isEqualTo(Map.of("a", Map.of("b", BigInteger.ONE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"json\":1,\"meta\":{\"values\":[\"Temporal\"],\"v\":1}}",
                "{\"json\":1,\"meta\":{\"values\":{\"a.b\":[\"Date\"]},\"v\":1}}",
                "{\"json\":1,\"meta\":{\"values\":\"Date\",\"v\":1}}",
                "{\"json\":1,\"meta\":{\"values\":[],\"v\":1}}",
                "{\"json\":1,\"meta\":7}",
                "{\"json\":1,\"meta\":{\"values\":[[\"symbol\",\"x\"]],\"v\":1}}"
            })
    void annotationsThatAreNotUnderstoodLeaveTheValue(String envelope) {
        assertThat(read(envelope)).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "{\"json\":{\"__proto__\":1}}",
                "{\"json\":\"x\",\"meta\":{\"values\":[\"Date\"],\"v\":1}}",
                "{\"json\":\"x\",\"meta\":{\"values\":[\"bigint\"],\"v\":1}}",
                "{\"json\":[1],\"meta\":{\"values\":[\"map\"],\"v\":1}}",
                "{\"json\":{\"a\":1},\"meta\":{\"values\":{\"constructor\":[\"Date\"]},\"v\":1}}",
                "{\"json\":{\"a\":1},\"meta\":{\"values\":{\"a\\\\b\":[\"Date\"]},\"v\":1}}",
                "{\"json\":\"(/\",\"meta\":{\"values\":[\"regexp\"],\"v\":1}}"
            })
    void whatContradictsItselfIsMalformed(String envelope) {
        assertThatThrownBy(() -> read(envelope)).isInstanceOf(MalformedException.class);
    }

    @Test
    void expressionsAndAddressesThatJavaDoesNotTakeStayText() {
        assertThat(read("{\"json\":\"/(/\",\"meta\":{\"values\":[\"regexp\"],\"v\":1}}"))
                .isEqualTo("/(/");
        assertThat(read("{\"json\":\"https://a/|\",\"meta\":{\"values\":[\"URL\"],\"v\":1}}"))
                .isEqualTo("https://a/|");
    }

    @Test
    void onlyTheWrapperItselfIsTakenForOne() {
        assertThat(SuperJson.isWrapped(Json.MAPPER.readTree("{\"json\":1}"))).isTrue();
        assertThat(SuperJson.isWrapped(Json.MAPPER.readTree("{\"json\":1,\"meta\":{}}"))).isTrue();
        assertThat(SuperJson.isWrapped(Json.MAPPER.readTree("{\"json\":1,\"a\":{}}"))).isFalse();
        assertThat(SuperJson.isWrapped(Json.MAPPER.readTree("{\"meta\":1}"))).isFalse();
        assertThat(SuperJson.isWrapped(null)).isFalse();
    }

    private static @Nullable Object read(String envelope) {
        return SuperJson.read(Json.MAPPER.readTree(envelope));
    }
}
