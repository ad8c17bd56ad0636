package live.lsn.desk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.desk.sync.RowReader.Cut;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class RowReaderTest {
    private static final Map<String, SyncedCollection<?>> KNOWN =
            Map.of(Collections.CUSTOMERS.name(), Collections.CUSTOMERS);

    private static final String FIRST =
            "{\"id\":\"a\",\"text\":\"]}, \\\"{[ ü\",\"in\":[{\"n\":1}]}";
    private static final String SECOND = "{}";

    /// As the platform writes it.
    private static final String PLAIN =
            "{\"start\":{\"epoch\":\"e\",\"position\":7,\"tag\":\"t\"},\"rows\":["
                    + row("customers", "PUT", "a", 3)
                    + ",\"body\":"
                    + FIRST
                    + "},"
                    + row("strangers", "PUT", "x", 1)
                    + ",\"body\":{}},"
                    + row("customers", "PUT", "b", 123_456_789_012L)
                    + ",\"body\":"
                    + SECOND
                    + "}],\"next\":\"b\",\"estimate\":12}";

    private static String row(String collection, String op, String id, long version) {
        return "{\"collection\":\"%s\",\"op\":\"%s\",\"id\":\"%s\",\"version\":%d"
                .formatted(collection, op, id, version);
    }

    private static Cut cut(String json) {
        return new RowReader(KNOWN).cut(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(Cut cut) {
        return cut.unread().stream()
                .map(
                        put ->
                                put.id()
                                        + " "
                                        + put.version()
                                        + " "
                                        + new String(put.body(), StandardCharsets.UTF_8))
                .toList();
    }

    private static final List<String> EXPECTED =
            List.of("a 3 " + FIRST, "b 123456789012 " + SECOND);

    @Test
    void aPageAsThePlatformWritesItIsCutIntoItsRecords() {
        var cut = cut(PLAIN);
        assertThat(rows(cut)).isEqualTo(EXPECTED);
        assertThat(cut.next()).isEqualTo("b");
        assertThat(cut.estimate()).isEqualTo(12);
        assertThat(cut.around().start()).isNotNull();
        assertThat(cut.bytes()).isEqualTo((FIRST + SECOND).getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whereAPageGoesOnIsReadOffItsEnd() {
        assertThat(next(PLAIN)).isEqualTo("b");
        assertThat(next(PLAIN.replace(",\"estimate\":12", ""))).isEqualTo("b");
        assertThat(next(PLAIN.replace("\"estimate\":12", "\"estimate\":-1"))).isEqualTo("b");
        assertThat(next("x".repeat(200) + PLAIN)).isEqualTo("b");
    }

    @Test
    void whatMerelyLooksAlikeIsNoPlaceToGoOn() {
        for (var other :
                List.of(
                        "",
                        PLAIN.replace("\"next\":\"b\"", "\"next\":null"),
                        PLAIN.replace("\"next\":\"b\",", ""),
                        PLAIN + "}",
                        PLAIN.substring(0, PLAIN.length() - 1),
                        // The last record of the last page has such a text, and such a field.
                        "{\"rows\":[{\"body\":{\"text\":\"],\\\"next\\\":\\\"c\\\"}\"}}]}",
                        "{\"rows\":[{\"body\":{\"list\":[],\"next\":\"c\"}}]}"))
            assertThat(next(other)).as(other).isNull();
    }

    private static @Nullable String next(String json) {
        return RowReader.next(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPageWithBlanksOrFieldsInAnotherOrderIsReadAlike() {
        var blanks = PLAIN.replace(",\"version\"", " ,\n\"version\" ");
        var turned =
                PLAIN.replace(
                        row("customers", "PUT", "b", 123_456_789_012L),
                        "{\"version\":123456789012,\"later\":[{}],\"id\":\"b\",\"op\":\"PUT\","
                                + "\"collection\":\"customers\"");
        for (var other : List.of(blanks, turned)) {
            assertThat(rows(cut(other))).isEqualTo(EXPECTED);
            assertThat(cut(other).next()).isEqualTo("b");
        }
    }

    @Test
    void aFieldBehindARecordDoesNotHideIt() {
        var more = PLAIN.replace(FIRST + "}", FIRST + ",\"later\":1}");
        assertThat(rows(cut(more))).isEqualTo(EXPECTED);
    }

    @Test
    void whatIsGoneIsToldBesideWhatIsThere() {
        var page =
                "{\"rows\":["
                        + row("customers", "PUT", "a", 1)
                        + ",\"body\":{}},"
                        + row("customers", "DELETE", "b", 2)
                        + "}],\"more\":true}";
        var cut = cut(page);
        assertThat(rows(cut)).containsExactly("a 1 {}");
        assertThat(cut.around().removals()).hasSize(1);
        assertThat(cut.around().more()).isTrue();
    }

    @Test
    void aPageWithoutRowsIsWhole() {
        assertThat(cut("{\"rows\":[]}").unread()).isEmpty();
        assertThat(cut("{\"rows\":[],\"next\":null}").next()).isNull();
    }

    @Test
    void aPageThatIsCutOffAnywhereIsNoPage() {
        var bytes = PLAIN.getBytes(StandardCharsets.UTF_8);
        for (var length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new RowReader(KNOWN).cut(part))
                    .as("%d bytes", length)
                    .isInstanceOfAny(JacksonException.class, OddAnswerException.class);
        }
    }

    @Test
    void aVersionThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> cut(PLAIN.replace("\"version\":3", "\"version\":-3")))
                .isInstanceOf(OddAnswerException.class);
    }
}
