package live.lsn.desk.today;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import live.lsn.api.model.Channel;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.rules.insights.Period;
import live.lsn.ui.Icons;
import live.lsn.ui.Placeholder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Today on a screen that everybody in the room sees: large, without money, one page after the
/// other. It goes on with what is cached while the platform is away, and says since when.
public final class WallView extends BorderPane {
    static final int SECONDS_A_PAGE = 20;
    private final TodayViewModel model;
    private final TodayWords words;
    private final Channel channel;
    private final Supplier<SyncStatus> status;
    private final InstantSource clock;
    private final Label lead = new Label();
    private final Label time = new Label();
    private final Label asOf = new Label();
    private final Label next = new Label();
    private final Region dot = new Region();
    private final HBox dots = new HBox(9);
    private final StackPane middle = new StackPane();
    private final List<WallPage> pages;
    private Runnable onLeave = () -> {};
    private int open;
    private int seconds;

    WallView(
            TodayViewModel model,
            TodayWords words,
            Channel channel,
            Supplier<SyncStatus> status,
            InstantSource clock) {
        this.model = model;
        this.words = words;
        this.channel = channel;
        this.status = status;
        this.clock = clock;
        pages = List.of(new WallToday(words, clock), new WallSources(words));
        getStyleClass().add("wall");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(words.of("today.wall"));
        setPadding(new Insets(28, 36, 22, 36));
        setTop(head());
        setCenter(middle);
        setBottom(foot());
        BorderPane.setMargin(middle, new Insets(18, 0, 16, 0));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.page().subscribe(_ -> show());
        turnTo(0);
    }

    private HBox head() {
        var mark = new StackPane(Icons.of("bi-broadcast"));
        mark.getStyleClass().add("wall-mark");
        var title = new Label(words.of("today.title"));
        title.getStyleClass().add("wall-title");
        lead.getStyleClass().add("wall-lead");
        time.getStyleClass().add("wall-time");
        var head = new HBox(14, mark, title, lead, room(), time);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox foot() {
        dot.getStyleClass().add("wall-dot");
        asOf.getStyleClass().add("wall-foot");
        next.getStyleClass().add("wall-foot");
        dots.setAlignment(Pos.CENTER);
        var foot = new HBox(10, dot, asOf, room(), dots, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(next, new Insets(0, 0, 0, 12));
        return foot;
    }

    private static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    /// Told when somebody leaves by Escape.
    public void setOnLeave(Runnable onLeave) {
        this.onLeave = onLeave;
    }

    /// Looks at this day everywhere, from the first page on.
    public void begin() {
        model.look(Period.TODAY);
        model.only(null);
        turnTo(0);
        requestFocus();
    }

    /// Once a second.
    void tick() {
        if (getScene() == null) return;
        seconds++;
        if (seconds >= SECONDS_A_PAGE) turnTo((open + 1) % pages.size());
        tell();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) onLeave.run();
        else if (event.getCode() == KeyCode.RIGHT) turnTo((open + 1) % pages.size());
        else if (event.getCode() == KeyCode.LEFT) turnTo((open + pages.size() - 1) % pages.size());
        else return;
        event.consume();
    }

    private void turnTo(int page) {
        open = page;
        seconds = 0;
        dots.getChildren().clear();
        for (var i = 0; i < pages.size(); i++) {
            var each = new Region();
            each.getStyleClass().addAll("page-dot", i == open ? "on" : "off");
            dots.getChildren().add(each);
        }
        show();
    }

    private void show() {
        var page = model.shown();
        if (page == null || !page.whole()) {
            middle.getChildren().setAll(Placeholder.loading());
        } else {
            pages.get(open).show(page);
            middle.getChildren().setAll(pages.get(open).node());
            lead.setText(
                    words.of(
                            "today.wall.lead",
                            channel.code(),
                            TodayWords.city(page.window()),
                            words.time(page.window().cut())));
        }
        tell();
    }

    private void tell() {
        var now = clock.instant();
        time.setText(words.time(now));
        var stands = status.get();
        var online = stands.connection() == Connection.ONLINE;
        dot.getStyleClass().setAll("wall-dot", online ? "online" : "away");
        asOf.setText(online ? online(stands) : away(stands));
        var left = Math.max(0, SECONDS_A_PAGE - seconds);
        var following = pages.get((open + 1) % pages.size());
        next.setText(words.of("today.wall.next", words.of(following.name()), left));
    }

    private String online(SyncStatus stands) {
        return stands.lastSync() == null
                ? words.of("today.never-synced")
                : words.of("today.wall.online", words.seconds(stands.lastSync()));
    }

    private String away(SyncStatus stands) {
        var synced = stands.lastSync();
        return synced == null
                ? words.of("today.wall.away.never", moment(stands.since()))
                : words.of("today.wall.away", moment(stands.since()), moment(synced));
    }

    /// With the day, where it is another one.
    private String moment(Instant at) {
        var zone = words.formats().zone();
        return at.atZone(zone).toLocalDate().equals(clock.instant().atZone(zone).toLocalDate())
                ? words.time(at)
                : words.formats().dateAndTime(at);
    }
}
