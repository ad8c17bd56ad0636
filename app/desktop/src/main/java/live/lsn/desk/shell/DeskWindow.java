package live.lsn.desk.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.fraud.FraudFeature;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Density;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Loadable;
import live.lsn.ui.Palette;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Sidebar;
import live.lsn.ui.StatusStrip;
import live.lsn.ui.Theme;
import live.lsn.ui.Toast;
import live.lsn.ui.ToastPane;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/// The window of somebody at work in one channel.
public final class DeskWindow extends StackPane implements AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.UK);

    private static final int ABOVE_STATUS = 30;
    private static final int BESIDE_RAIL = 52;

    private final DeskSession session;
    private final Channel channel;
    private final Path dir;
    private final Background background;
    private final ResourceBundle text;
    private final InstantSource clock;
    private final Runnable switchUser;
    private final Runnable quit;
    private final BorderPane frame = new BorderPane();
    private final Sidebar sidebar = new Sidebar();
    private final Sidebar.Item fraudItem;
    private final Sidebar.Item outboxItem;
    private final HBox top = new HBox(16);
    private final Label title = new Label();
    private final StatusStrip status = new StatusStrip();
    private final ToastPane toasts = new ToastPane();
    private final Palette palette;
    private final FraudFeature fraud;
    private final OutboxView outbox;
    private final Timeline second;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private DeskSettings settings;
    private int waiting;
    private int needsYou;

    /// @param switchUser leads back to the choice of person and channel
    public DeskWindow(
            DeskSession session,
            LocalAccount who,
            Channel channel,
            Path dir,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            Runnable switchUser,
            Runnable quit) {
        this.session = session;
        this.channel = channel;
        this.dir = dir;
        this.background = background;
        this.text = text;
        this.clock = clock;
        this.switchUser = switchUser;
        this.quit = quit;
        this.settings = DeskSettings.load(dir);
        fraudItem = Sidebar.Item.of("fraud", "bi-shield-exclamation", text.getString("nav.fraud"));
        outboxItem = Sidebar.Item.of("outbox", "bi-cloud-upload", text.getString("nav.outbox"));
        fraud =
                new FraudFeature(
                        session,
                        channel,
                        background,
                        text,
                        clock,
                        settings.fraudColumns(),
                        this::keepColumns);
        outbox = new OutboxView(session.commands(), this::subject, background, text, clock);
        palette = new Palette(this::find);
        buildSidebar(who);
        buildTop();
        frame.setLeft(sidebar);
        frame.setBottom(status);
        getChildren().addAll(frame, toasts, palette);
        StackPane.setMargin(toasts, new Insets(0, 0, ABOVE_STATUS, BESIDE_RAIL));
        fraud.onDecided(this::tellDecision);
        fraud.onRefusal(this::tellRefusal);
        subscriptions.add(session.sync().onStatus(_ -> background.onFx(this::drawStatus)));
        subscriptions.add(session.outbox().onChange(() -> background.onFx(this::countOutbox)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (shows(fraud.screen()) && !palette.isVisible()) fraud.keyPressed(event);
                });
        sceneProperty()
                .subscribe(
                        shown -> {
                            if (shown != null) background.onFx(fraud::focus);
                        });
        second = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> drawStatus()));
        second.setCycleCount(Animation.INDEFINITE);
        second.play();
        countOutbox();
        go("fraud");
    }

    private void buildSidebar(LocalAccount who) {
        sidebar.setBrand("bi-broadcast", text.getString("app.name"));
        sidebar.addGroup(null, List.of(fraudItem));
        sidebar.addGroup(null, List.of(outboxItem));
        sidebar.setUser(who.name(), who.role().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        sidebar.railProperty().set(true);
        sidebar.selectedProperty()
                .subscribe(
                        item -> {
                            if (item != null) show(item.id());
                        });
    }

    private void buildTop() {
        title.getStyleClass().add("page-title");
        var search =
                new Button(
                        text.getString("palette.prompt"),
                        new HBox(4, new KeyCap("Ctrl"), new KeyCap("K")));
        search.setContentDisplay(ContentDisplay.RIGHT);
        search.setGraphicTextGap(16);
        search.getStyleClass().add("palette-button");
        search.setFocusTraversable(false);
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setOnAction(_ -> palette.show());
        top.setAlignment(Pos.CENTER_LEFT);
        top.setPadding(new Insets(0, 16, 0, 16));
        top.setPrefHeight(48);
        top.setMinHeight(48);
        top.getStyleClass().add("top-bar");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        top.getChildren().setAll(title, new HBox(), spring, search);
        frame.setTop(null);
    }

    /// Opens a place by its id: fraud, outbox.
    public void go(String id) {
        sidebar.select(id);
        show(id);
    }

    private void show(String id) {
        Node tabs = new HBox();
        Region screen;
        if (id.equals("outbox")) {
            title.setText(text.getString("outbox.title"));
            outbox.refresh();
            screen = outbox;
        } else {
            title.setText(text.getString("fraud.title"));
            tabs = fraud.tabs();
            screen = fraud.screen();
        }
        top.getChildren().set(1, tabs);
        frame.setCenter(new BorderPane(screen, top, null, null, null));
        if (!screen.equals(outbox)) fraud.focus();
    }

    private boolean shows(Region screen) {
        return frame.getCenter() instanceof BorderPane shown && screen.equals(shown.getCenter());
    }

    // ---- what happened ----

    private void tellDecision(FraudFeature.Undoable done) {
        var left = Duration.between(clock.instant(), done.until());
        toasts.show(
                new Toast(
                        "bi-check-circle",
                        done.title(),
                        seconds ->
                                text.getString("fraud.toast.sent-in")
                                        .replace("{0}", String.valueOf(seconds)),
                        left.isNegative() ? Duration.ofSeconds(1) : left,
                        done.undo(),
                        () -> {}));
    }

    private void tellRefusal(Refusal why) {
        var words = text.containsKey(why.code()) ? text.getString(why.code()) : why.code();
        var alert =
                new javafx.scene.control.Alert(
                        javafx.scene.control.Alert.AlertType.INFORMATION, words);
        alert.setHeaderText(null);
        alert.initOwner(getScene().getWindow());
        alert.show();
    }

    /// What people call the thing that a command is about.
    private String subject(OutboxCommand command) {
        var known = session.cache().find(Collections.FRAUD_CASES, command.aggregateId());
        return known == null
                ? "case …" + command.aggregateId().substring(command.aggregateId().length() - 8)
                : known.number();
    }

    // ---- status ----

    private void countOutbox() {
        background.load(
                () -> session.commands().all(),
                answer -> {
                    if (answer
                            instanceof
                            Loadable.Ready<List<OutboxCommand>>(List<OutboxCommand> all)) {
                        waiting =
                                (int)
                                        all.stream()
                                                .filter(
                                                        command ->
                                                                OutboxView.WAITING.contains(
                                                                        command.state()))
                                                .count();
                        needsYou =
                                (int)
                                        all.stream()
                                                .filter(
                                                        command ->
                                                                OutboxView.NEEDS_YOU.contains(
                                                                        command.state()))
                                                .count();
                        outboxItem.count().set(waiting + needsYou);
                        if (shows(outbox)) outbox.refresh();
                        drawStatus();
                    }
                });
    }

    private void drawStatus() {
        var now = session.sync().status();
        var left = new ArrayList<StatusStrip.Segment>();
        left.add(connection(now));
        left.add(
                StatusStrip.Segment.of(
                        now.lastSync() == null
                                ? text.getString("status.never-synced")
                                : say("status.synced", time(now.lastSync()))));
        var loading = now.loading();
        if (loading != null)
            left.add(
                    StatusStrip.Segment.of(
                            say(
                                    "status.loading",
                                    loading.collection(),
                                    String.format(Locale.UK, "%,d", loading.rows()),
                                    String.format(
                                            Locale.UK,
                                            "%,d",
                                            Math.max(loading.rows(), loading.estimate())))));
        left.add(
                StatusStrip.Segment.of(
                                "bi-cloud-upload", say("status.outbox", waiting), Tone.NEUTRAL)
                        .to(() -> go("outbox")));
        if (needsYou > 0)
            left.add(
                    StatusStrip.Segment.of(
                                    "bi-exclamation-circle",
                                    say("status.needs-you", needsYou),
                                    Tone.SEVERE)
                            .to(() -> go("outbox")));
        status.setLeft(left);
        var right = new ArrayList<StatusStrip.Segment>();
        right.add(StatusStrip.Segment.of(say("status.channel", channel.code())));
        shift().ifPresent(right::add);
        right.add(StatusStrip.Segment.of(DAY.format(clock.instant().atZone(channel.zone()))));
        status.setRight(right);
    }

    /// What was imported with other times than the true ones says so.
    private Optional<StatusStrip.Segment> shift() {
        var hello = session.sync().hello();
        var known = hello == null ? List.of(channel) : hello.channels();
        return known.stream()
                .filter(one -> one.code().equals(channel.code()))
                .map(Channel::shiftWeeks)
                .filter(Objects::nonNull)
                .findFirst()
                .map(weeks -> StatusStrip.Segment.of(say("status.shifted", weeks)));
    }

    private StatusStrip.Segment connection(SyncStatus now) {
        return switch (now.connection()) {
            case ONLINE ->
                    StatusStrip.Segment.of(
                            StatusStrip.Segment.DOT, text.getString("status.online"), Tone.SUCCESS);
            case CONNECTING ->
                    StatusStrip.Segment.of(
                            StatusStrip.Segment.DOT,
                            text.getString("status.connecting"),
                            Tone.NEUTRAL);
            case OFFLINE ->
                    StatusStrip.Segment.of(
                            StatusStrip.Segment.DOT,
                            say("status.offline", time(now.since())),
                            Tone.WARNING);
            case SIGN_IN ->
                    StatusStrip.Segment.of(
                            StatusStrip.Segment.DOT, text.getString("status.sign-in"), Tone.SEVERE);
            case INCOMPATIBLE ->
                    StatusStrip.Segment.of(
                            StatusStrip.Segment.DOT,
                            text.getString("status.incompatible"),
                            Tone.DANGER);
        };
    }

    private String say(String key, Object... values) {
        var words = text.getString(key);
        for (var i = 0; i < values.length; i++)
            words = words.replace("{" + i + "}", String.valueOf(values[i]));
        return words;
    }

    private String time(Instant at) {
        return CLOCK.format(at.atZone(channel.zone()));
    }

    // ---- keys and palette ----

    private void keyPressed(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN).match(event)) {
            palette.show();
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            session.sync().tryNow();
            fraud.refresh();
            event.consume();
        } else if (event.getCode() == KeyCode.Z
                && !event.isShortcutDown()
                && !(event.getTarget() instanceof TextInputControl)
                && toasts.undo()) {
            event.consume();
        }
    }

    private List<PaletteEntry> find(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        return entries().stream()
                .filter(
                        entry ->
                                words.isEmpty()
                                        || entry.text().toLowerCase(Locale.ROOT).contains(words))
                .toList();
    }

    private List<PaletteEntry> entries() {
        var entries = new ArrayList<>(fraud.entries());
        var program = text.getString("palette.group.program");
        entries.add(
                new PaletteEntry(
                        text.getString("palette.group.go"),
                        "bi-cloud-upload",
                        text.getString("outbox.title"),
                        null,
                        List.of(),
                        null,
                        () -> go("outbox")));
        entries.add(
                new PaletteEntry(
                        text.getString("palette.group.go"),
                        "bi-shield-exclamation",
                        text.getString("fraud.title"),
                        null,
                        List.of(),
                        null,
                        () -> go("fraud")));
        entries.add(
                new PaletteEntry(
                        program,
                        "bi-arrow-repeat",
                        text.getString("palette.sync"),
                        null,
                        List.of("F5"),
                        null,
                        session.sync()::tryNow));
        entries.add(
                new PaletteEntry(
                        program,
                        "bi-moon",
                        text.getString("palette.theme"),
                        null,
                        List.of(),
                        null,
                        this::switchTheme));
        entries.add(
                new PaletteEntry(
                        program,
                        "bi-list",
                        text.getString("palette.density"),
                        null,
                        List.of(),
                        null,
                        this::switchDensity));
        entries.add(
                new PaletteEntry(
                        program,
                        "bi-people",
                        text.getString("palette.switch-user"),
                        null,
                        List.of(),
                        null,
                        switchUser));
        entries.add(
                new PaletteEntry(
                        program,
                        "bi-box-arrow-right",
                        text.getString("palette.quit"),
                        null,
                        List.of(),
                        null,
                        quit));
        return entries;
    }

    /// Opens the command palette.
    public void openPalette() {
        palette.show();
    }

    private void switchTheme() {
        apply(settings.withTheme(settings.theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT));
    }

    private void switchDensity() {
        apply(
                settings.withDensity(
                        Density.values()[
                                (settings.density().ordinal() + 1) % Density.values().length]));
    }

    private void keepColumns(ColumnChoice columns) {
        settings = settings.withFraudColumns(columns);
        settings.save(dir);
    }

    private void apply(DeskSettings next) {
        settings = next;
        next.save(dir);
        Theme.apply(getScene(), next.theme(), next.density());
    }

    /// Lets the window's scene wear what the person has set.
    static void dress(Scene scene, Path dir) {
        var settings = DeskSettings.load(dir);
        Theme.apply(scene, settings.theme(), settings.density());
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        DeskWindow.class.getResource("/live/lsn/desk/desk.css"))
                                .toExternalForm());
    }

    @Override
    public void close() {
        second.stop();
        subscriptions.forEach(Subscription::close);
        fraud.close();
        session.close();
    }
}
