package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

@ExtendWith(HeadlessFx.class)
class TimelineTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private final AtomicReference<Instant> now = new AtomicReference<>(FrameGallery.NOW);
    private Stage stage;
    private ScrollPane scroll;
    private Timeline timeline;

    @BeforeEach
    void open() throws Exception {
        timeline =
                onFx(
                        () ->
                                new Timeline(
                                        "What happened",
                                        new Formats(Locale.UK, SYDNEY),
                                        this::now));
        scroll = onFx(() -> new ScrollPane(timeline));
        scroll.setFitToWidth(true);
        stage = onFx(() -> HeadlessFx.show(scroll, 360, 200));
        show(FrameGallery.entries());
    }

    private Instant now() {
        return Objects.requireNonNull(now.get());
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.close();
                    return null;
                });
    }

    private void show(List<Timeline.Entry> entries) throws Exception {
        onFx(
                () -> {
                    timeline.show(entries);
                    scroll.applyCss();
                    scroll.layout();
                    return null;
                });
    }

    private List<TimelineRow> rows() {
        return timeline.getChildren().stream()
                .filter(TimelineRow.class::isInstance)
                .map(TimelineRow.class::cast)
                .toList();
    }

    private List<String> texts(String style) {
        return timeline.lookupAll(style).stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test
    void eachDayStandsOnceOverItsEntriesAndWhatIsNotSentStandsLast() throws Exception {
        var reversed = FrameGallery.entries().reversed();
        show(reversed);
        assertThat(texts(".day"))
                .containsExactly("Tue, 10 Nov 2026", "Yesterday", "Today", "Not sent yet");
        assertThat(rows())
                .extracting(row -> row.getStyleClass().contains("pending"))
                .containsExactly(false, false, false, true);
    }

    @Test
    void aDayEndsByTheClockOfTheZone() throws Exception {
        // 20 hours before is yesterday in Sydney, in UTC too; an hour before midnight is not.
        now.set(Instant.parse("2026-11-18T13:30:00Z"));
        show(List.of(at(Instant.parse("2026-11-18T12:30:00Z"))));
        assertThat(texts(".day")).containsExactly("Yesterday");
    }

    @Test
    void aTimeIsToldByTheClockAndAsLongAsItIsNearByHowLongAgo() throws Exception {
        assertThat(texts(".ago")).containsExactly("20 h ago", "42 min ago", "just now");
        assertThat(texts(".small")).contains("14:30", "18:30", "13:48");
    }

    @Test
    void aScreenReaderIsToldWhatWhoAndWhen() {
        assertThat(rows().get(2).getAccessibleText())
                .startsWith("Escalated, E1")
                .endsWith("Analyst 4f2a, Today, 13:48");
        assertThat(rows().get(3).getAccessibleText()).contains("You", "Not sent yet");
    }

    @Test
    void itIsOneStopOfTabAndArrowsGoFromEntryToEntry() throws Exception {
        assertThat(rows().stream().filter(Node::isFocusTraversable)).hasSize(1);
        onFx(
                () -> {
                    rows().getFirst().requestFocus();
                    press(stage.getScene(), KeyCode.DOWN);
                    return null;
                });
        assertThat(onFx(() -> rows().get(1).isFocused())).isTrue();
        onFx(
                () -> {
                    press(stage.getScene(), KeyCode.END);
                    press(stage.getScene(), KeyCode.DOWN);
                    return null;
                });
        assertThat(onFx(() -> rows().getLast().isFocused())).isTrue();
        assertThat(rows().stream().filter(Node::isFocusTraversable))
                .containsExactly(rows().getLast());
    }

    @Test
    void whatHasTheKeyboardIsScrolledToAndKeepsItWhenMoreHappens() throws Exception {
        show(IntStream.range(0, 40).mapToObj(i -> at(now().minusSeconds(60L * i))).toList());
        onFx(
                () -> {
                    rows().getFirst().requestFocus();
                    press(stage.getScene(), KeyCode.END);
                    return null;
                });
        assertThat(onFx(() -> scroll.getVvalue())).isGreaterThan(0.9);
        show(IntStream.range(0, 41).mapToObj(i -> at(now().minusSeconds(60L * i))).toList());
        assertThat(onFx(() -> rows().get(39).isFocused())).isTrue();
    }

    @Test
    void nothingThatIsADayOldIsToldByHowLongAgo() {
        assertThat(Ago.words(now().minus(Duration.ofHours(24)), now())).isNull();
        assertThat(Ago.words(now().plusSeconds(61), now())).isNull();
        assertThat(Ago.words(now().minus(Duration.ofMinutes(60)), now())).isEqualTo("1 h ago");
    }

    private static Timeline.Entry at(Instant at) {
        return Timeline.Entry.of(at, "bi-receipt", Badge.Tone.NEUTRAL, "Refunded", null);
    }
}
