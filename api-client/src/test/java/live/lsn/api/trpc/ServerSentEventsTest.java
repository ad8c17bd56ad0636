package live.lsn.api.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.trpc.ServerSentEvents.Event;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class ServerSentEventsTest {
    @Test
    void trpcEventsWithTheirSpareBlankLinesAreRead() {
        var events =
                read(
                        "event: connected\ndata: {}\n\n\n"
                                + "data: {\"seq\":4}\nid: 4\n\n\n"
                                + "event: ping\ndata: \n\n\n"
                                + "data: 1\nid: \n\n\n"
                                + "event: return\ndata: \n\n\n");
        assertThat(events)
                .containsExactly(
                        new Event("connected", null, "{}", null),
                        new Event("message", "4", "{\"seq\":4}", null),
                        new Event("ping", null, "", null),
                        new Event("message", "", "1", null),
                        new Event("return", null, "", null));
    }

    @Test
    void allLineEndsCommentsMarksAndManyDataLinesAreTaken() {
        assertThat(read("\uFEFFdata: a\r\ndata:b\r: note\rdata\n\r\nretry: 10\n\n"))
                .containsExactly(
                        new Event("message", null, "a\nb\n", null),
                        new Event("message", null, null, 10L));
    }

    @Test
    void onlyOneLeadingSpaceOfAValueIsDropped() {
        assertThat(read("data:  a:b \n\n"))
                .containsExactly(new Event("message", null, " a:b ", null));
    }

    @Test
    void aMarkIsDroppedAtTheVeryStartOnly() {
        assertThat(read("data: \uFEFFa\n\n"))
                .containsExactly(new Event("message", null, "\uFEFFa", null));
        assertThat(read("\uFEFE: x\ndata: a\n\n"))
                .containsExactly(new Event("message", null, "a", null));
    }

    @Test
    void idsWithNulAndWordsForRetryAreIgnored() {
        assertThat(read("id: a\0b\nretry: soon\ndata: x\n\n"))
                .containsExactly(new Event("message", null, "x", null));
    }

    @Test
    void anEventThatIsNotEndedIsNotTold() {
        assertThat(read("data: a\n")).isEmpty();
    }

    @Test
    void anEndlessEventIsRefused() {
        var parser = new ServerSentEvents(_ -> {});
        var block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(
                        () -> {
                            for (var i = 0; i < 17; i++) parser.feed(block, 0, block.length);
                        })
                .isInstanceOf(ServerSentEvents.TooLongException.class);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anySplitOfTheBytesGivesTheSameEvents(
            @ForAll("streams") List<Sent> sent, @ForAll("cuts") List<Integer> cuts) {
        var text = sent.stream().map(Sent::text).collect(Collectors.joining());
        var expected = sent.stream().map(Sent::event).toList();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var events = new ArrayList<Event>();
        var parser = new ServerSentEvents(events::add);
        var at = 0;
        for (var i = 0; at < bytes.length; i++) {
            var step = Math.min(cuts.get(i % cuts.size()), bytes.length - at);
            parser.feed(bytes, at, step);
            at += step;
        }
        assertThat(events).isEqualTo(expected);
    }

    /// An event and its text with some line end.
    record Sent(Event event, String end, int spare) {
        String text() {
            var text = new StringBuilder(": note" + end);
            if (!event.type().equals("message")) text.append("event: " + event.type() + end);
            for (var line : String.valueOf(event.data()).split("\n", -1))
                text.append("data: " + line + end);
            if (event.id() != null) text.append("id:" + event.id() + end);
            return text.append(end.repeat(1 + spare)).toString();
        }
    }

    @Provide
    Arbitrary<List<Sent>> streams() {
        var line =
                Arbitraries.of("a", "é", "€", "😀", " ", ":", "{}")
                        .list()
                        .ofMaxSize(6)
                        .map(parts -> String.join("", parts));
        var data = line.list().ofMinSize(1).ofMaxSize(3).map(lines -> String.join("\n", lines));
        var id = Arbitraries.strings().alpha().numeric().ofMaxLength(4).injectNull(0.5);
        var type = Arbitraries.of("message", "ping", "restore-id", "serialized-error");
        var event = Combinators.combine(type, id, data).as((t, i, d) -> new Event(t, i, d, null));
        return Combinators.combine(
                        event,
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.integers().between(0, 2))
                .as(Sent::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(6);
    }

    private static List<Event> read(String text) {
        var events = new ArrayList<Event>();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        new ServerSentEvents(events::add).feed(bytes, 0, bytes.length);
        return events;
    }
}
