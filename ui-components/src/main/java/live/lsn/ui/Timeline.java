package live.lsn.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What happened to a thing, oldest first, a day under its name; last what this device has not
/// handed over yet.
///
/// It is one stop of Tab; up, down, Home and End go from entry to entry.
public final class Timeline extends VBox {
    private final Formats formats;
    private final InstantSource clock;
    private final List<TimelineRow> rows = new ArrayList<>();
    private final PauseTransition minute = new PauseTransition(Duration.minutes(1));
    private List<Entry> shown = List.of();

    /// One thing that happened.
    ///
    /// @param icon as in `bi-receipt`
    /// @param text what happened, in few words
    /// @param actor who did it; null where nobody is to be named
    /// @param pending whether it is still to be handed over, and may yet be refused
    public record Entry(
            Instant at,
            String icon,
            Badge.Tone tone,
            String text,
            @Nullable String actor,
            boolean pending) {
        /// What has happened for good.
        public static Entry of(
                Instant at, String icon, Badge.Tone tone, String text, @Nullable String actor) {
            return new Entry(at, icon, tone, text, actor, false);
        }

        /// The same, not handed over yet.
        public Entry asPending() {
            return new Entry(at, icon, tone, text, actor, true);
        }
    }

    /// @param name of what it tells, for screen readers
    /// @param formats in whose zone days begin
    /// @param clock what "today" and "5 min ago" count from
    public Timeline(String name, Formats formats, InstantSource clock) {
        this.formats = formats;
        this.clock = clock;
        getStyleClass().add("timeline");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(name);
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        minute.setOnFinished(_ -> tellAnew());
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) minute.stop();
                            else tellAnew();
                        });
    }

    /// While somebody looks, "5 min ago" does not stay so.
    private void tellAnew() {
        show(shown);
        minute.playFromStart();
    }

    /// Shows these, in whatever order they come; the entry that has the keyboard keeps its place.
    public void show(List<Entry> entries) {
        shown = List.copyOf(entries);
        var now = clock.instant();
        var at = at();
        var sorted =
                entries.stream()
                        .sorted(Comparator.comparing(Entry::pending).thenComparing(Entry::at))
                        .toList();
        rows.clear();
        var children = new ArrayList<Node>();
        @Nullable String under = null;
        for (var entry : sorted) {
            var day = entry.pending() ? Words.of("timeline.pending") : day(entry.at(), now);
            if (!day.equals(under)) children.add(head(day, entry.pending()));
            under = day;
            var last = rows.size() == sorted.size() - 1;
            var row = new TimelineRow(entry, spoken(entry, day), timesOf(entry, now), last);
            row.setFocusTraversable(rows.isEmpty());
            row.setOnMousePressed(_ -> go(rows.indexOf(row)));
            rows.add(row);
            children.add(row);
        }
        getChildren().setAll(children);
        if (at >= 0 && !rows.isEmpty()) go(Math.min(at, rows.size() - 1));
    }

    private static Label head(String day, boolean pending) {
        var head = new Label(day);
        head.getStyleClass().addAll("caption", "day");
        if (pending) head.setGraphic(Icons.of("bi-cloud-upload"));
        head.setPadding(new Insets(2, 0, 4, 0));
        return head;
    }

    private String day(Instant at, Instant now) {
        var day = LocalDate.ofInstant(at, formats.zone());
        var today = LocalDate.ofInstant(now, formats.zone());
        if (day.equals(today)) return Words.of("timeline.today");
        return day.equals(today.minusDays(1))
                ? Words.of("timeline.yesterday")
                : formats.weekday(at);
    }

    private TimelineRow.Times timesOf(Entry entry, Instant now) {
        return new TimelineRow.Times(
                formats.time(entry.at()),
                formats.dateAndSeconds(entry.at()) + " " + formats.zoneAt(entry.at()),
                Ago.words(entry.at(), now));
    }

    private String spoken(Entry entry, String day) {
        var told = new ArrayList<>(List.of(entry.text()));
        if (entry.actor() != null) told.add(entry.actor());
        told.add(day);
        told.add(entry.pending() ? formats.dateAndTime(entry.at()) : formats.time(entry.at()));
        return String.join(", ", told);
    }

    // ---- keys ----

    private int at() {
        for (var i = 0; i < rows.size(); i++) if (rows.get(i).isFocused()) return i;
        return -1;
    }

    private void step(KeyEvent event) {
        var at = at();
        if (at < 0 || event.isShortcutDown() || event.isAltDown()) return;
        var next =
                switch (event.getCode()) {
                    case UP -> at - 1;
                    case DOWN -> at + 1;
                    case HOME -> 0;
                    case END -> rows.size() - 1;
                    default -> -2;
                };
        if (next == -2) return;
        event.consume();
        if (next >= 0 && next < rows.size()) go(next);
    }

    private void go(int index) {
        for (var row : rows) row.setFocusTraversable(false);
        rows.get(index).setFocusTraversable(true);
        rows.get(index).requestFocus();
        Scrolling.reveal(rows.get(index));
    }
}
