package live.lsn.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class JsonSpanTest {
    private static final String[] PIECES = {
        "a", "Zoë", "\"", "\\", "}", "]", "{", "[", "\n", "plain words", "\u0121", "\ud83d\ude00"
    };

    /// Where a parser says that the value ends.
    private static int told(byte[] json, int from) {
        try (JsonParser parser = Json.MAPPER.createParser(json, from, json.length - from)) {
            parser.nextToken();
            parser.skipChildren();
            return from + (int) parser.currentLocation().getByteOffset();
        }
    }

    private static JsonNode value(Random random, int depth) {
        var nodes = JsonNodeFactory.instance;
        if (depth > 0 && random.nextInt(3) == 0) {
            var list = nodes.arrayNode();
            for (var i = random.nextInt(4); i > 0; i--) list.add(value(random, depth - 1));
            return list;
        }
        if (depth > 0 && random.nextInt(2) == 0) {
            var object = nodes.objectNode();
            for (var i = random.nextInt(4); i > 0; i--)
                object.set(text(random), value(random, depth - 1));
            return object;
        }
        return random.nextBoolean()
                ? nodes.numberNode(random.nextInt())
                : nodes.stringNode(text(random));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i > 0; i--)
            text.append(PIECES[random.nextInt(PIECES.length)]);
        return text.toString();
    }

    @RepeatedTest(300)
    void aValueEndsWhereAParserSaysSo(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var object = JsonNodeFactory.instance.objectNode();
        object.set(text(random), value(random, 4));
        var before = " ".repeat(random.nextInt(9));
        var json = (before + object + text(random)).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonSpan.end(json, before.length())).isEqualTo(told(json, before.length()));
    }

    @Test
    void whatIsCutAnywhereHasNoEnd() {
        var json =
                "{\"a\":\"123456789\\\\\\\"0\",\"b\":[{\"c\":\"}]\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(JsonSpan.end(json, 0)).isEqualTo(json.length);
        for (var length = 0; length < json.length; length++)
            assertThat(JsonSpan.end(Arrays.copyOf(json, length), 0))
                    .as("of %s", length)
                    .isEqualTo(-1);
    }
}
