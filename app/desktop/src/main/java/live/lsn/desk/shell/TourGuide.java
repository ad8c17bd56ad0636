package live.lsn.desk.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Channel;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.Messages;
import live.lsn.ui.Theme;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks through the screens as a user would, by key, and takes a picture of each in both themes. A
/// second desk of another person makes what takes two.
public final class TourGuide {
    private static final Duration SECOND_COMES_FIRST = Duration.ofSeconds(2);
    private static final int FAR_DOWN = 40;

    private final PlatformLink platform;
    private final Path data;
    private final Path folder;
    private final Background background = Background.application();
    private final List<Picture> pictures = new ArrayList<>();
    private final TourStage stage;
    private final Locale language;
    private Consumer<Scene> onPicture = _ -> {};
    private final ResourceBundle text;
    private final Messages words;

    /// What there is to see, in the order of the tour.
    enum Card {
        SIGN_IN,
        SIGN_IN_WAITING,
        START,
        START_UNSENT,
        LOCK,
        FRAUD_QUEUE,
        FRAUD_MARKED,
        COLUMNS,
        FILTER,
        FRAUD_REASONS,
        FRAUD_DECIDED,
        NO_MATCH,
        PALETTE,
        PALETTE_SEARCH,
        KEYS,
        HELP,
        SETTINGS,
        ORDERS,
        OUTBOX,
        OUTBOX_SENT,
        OFFLINE,
        CONFLICT,
        LOG,
        LOG_SUPPORT,
        TODAY,
        TODAY_EXPLAIN,
        WALL,
        FLOOR,
        FLOOR_RECEIVING,
        LOTS,
        LOTS_ACT,
        LOTS_BOARD,
        QUALITY,
        QUALITY_LOTS,
        PLANS,
        PLAN,
        PLAN_LOT,
        PLAN_STAGES,
        INSPECTIONS,
        INSPECTION,
        USERS,
        USERS_FORM,
        USERS_NEW,
        USERS_CHECK,
        USERS_SECRET,
        API_KEYS,
        API_KEY_FORM,
        API_KEY_SECRET,
        DEVICES,
        DEVICE_WIPE;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String key() {
            return "tour." + id();
        }
    }

    /// @param shows what is to be seen, in a sentence
    /// @param rows how many rows its table holds; 0 where it has none
    /// @param texts what can be read on it
    public record Picture(
            String screen, String theme, String file, String shows, int rows, List<String> texts) {}

    /// @param language in which the desk speaks meanwhile
    public TourGuide(PlatformLink platform, Path data, Path folder, Locale language) {
        this.language = language;
        this.text = DeskSettings.usual().withLanguage(language.toLanguageTag()).texts();
        this.words = new Messages(text);
        this.platform = platform;
        this.data = data;
        this.folder = folder;
        this.stage = new TourStage(background, data, language);
    }

    public List<Picture> pictures() {
        return pictures(List.of(Theme.values()), _ -> {});
    }

    /// @param themes that the desk wears, one after the other
    /// @param look is shown each scene as its picture is taken, on the JavaFX thread
    List<Picture> pictures(List<Theme> themes, Consumer<Scene> look) {
        onPicture = look;
        var accounts = platform.accounts();
        var analyst =
                accounts.stream()
                        .filter(one -> one.role() == Role.FRAUD_ANALYST)
                        .filter(one -> one.channels().size() > 1)
                        .findFirst()
                        .orElseThrow();
        var channel = analyst.channels().getFirst();
        var colleague =
                accounts.stream()
                        .filter(one -> !one.account().equals(analyst.account()))
                        .filter(one -> one.permissions().contains(Permission.FRAUD_ESCALATE))
                        .filter(one -> one.channels().contains(channel))
                        .findFirst()
                        .orElseThrow();
        try (var second =
                DeskProgram.session(platform, colleague, channel, data.resolve("second-desk"))) {
            var roles = new TourRoles(platform, data, background, text, stage);
            for (var theme : themes) {
                if (theme == Theme.HIGH_CONTRAST) {
                    contrast(analyst, channel);
                    continue;
                }
                dress(theme);
                roles.signIn(theme, card -> take(card, theme));
                begin(theme, accounts);
                roles.shared(theme, colleague, analyst, channel, card -> take(card, theme));
                var session = DeskProgram.session(platform, analyst, channel, data);
                work(theme, session, analyst, channel, second);
                roles.today(theme, card -> take(card, theme));
                roles.lots(theme, card -> take(card, theme));
                roles.quality(theme, card -> take(card, theme));
                roles.floor(theme, card -> take(card, theme));
                roles.administration(theme, card -> take(card, theme));
            }
        } finally {
            stage.close();
        }
        return pictures;
    }

    private void dress(Theme theme) {
        new DeskSettings(
                        DeskSettings.Look.valueOf(theme.name()),
                        Density.NORMAL,
                        true,
                        null,
                        null,
                        null,
                        language.toLanguageTag())
                .save(data);
    }

    private void begin(Theme theme, List<LocalAccount> accounts) {
        var start = new ArrayList<StartView>();
        stage.show(
                theme,
                () -> {
                    var view = new StartView(text, (_, _) -> {});
                    start.add(view);
                    view.show(accounts);
                    return new StackPane(view);
                });
        TourStage.await("the start", () -> stage.onFx(() -> start.getFirst().getWidth() > 0));
        take(Card.START, theme);
    }

    /// Colours alone differ from the dark theme, so two screens tell enough.
    private void contrast(LocalAccount analyst, Channel channel) {
        dress(Theme.HIGH_CONTRAST);
        var session = DeskProgram.session(platform, analyst, channel, data);
        var window = open(Theme.HIGH_CONTRAST, session, analyst, channel);
        take(Card.FRAUD_QUEUE, Theme.HIGH_CONTRAST);
        stage.run(() -> window.go(Place.SETTINGS.id()));
        take(Card.SETTINGS, Theme.HIGH_CONTRAST);
        stage.run(window::close);
    }

    private void work(
            Theme theme,
            DeskSession session,
            LocalAccount analyst,
            Channel channel,
            DeskSession second) {
        var window = open(theme, session, analyst, channel);
        queue(theme);
        overlays(theme, window);
        outbox(theme, window, session);
        offline(theme, window, second);
        conflict(theme, window, session, second);
        log(theme, window);
        stage.run(window::close);
    }

    /// The desk of the analyst, once the queue is there.
    private DeskWindow open(
            Theme theme, DeskSession session, LocalAccount analyst, Channel channel) {
        var where = new DeskWindow.Where(platform, analyst, channel, data, List::of);
        var window =
                stage.show(
                        theme,
                        () ->
                                new DeskWindow(
                                        session,
                                        where,
                                        background,
                                        text,
                                        InstantSource.system(),
                                        () -> {},
                                        () -> {}));
        TourStage.await(
                "the queue",
                () ->
                        stage.rows() > 20
                                && stage.reads(beginning("fraud.why"))
                                && reads("status.online"));
        return window;
    }

    /// Whether the text of the key can be read.
    private boolean reads(String key) {
        return stage.reads(text.getString(key));
    }

    /// What a text says before its first value.
    private String beginning(String key) {
        var whole = text.getString(key);
        return whole.substring(0, whole.indexOf('{'));
    }

    private void queue(Theme theme) {
        take(Card.FRAUD_QUEUE, theme);
        stage.run(() -> ((TextField) stage.find(".filter-bar .search")).setText("nobody"));
        TourStage.await("no match", () -> reads("fraud.no-match.title"));
        take(Card.NO_MATCH, theme);
        stage.run(() -> ((TextField) stage.find(".filter-bar .search")).setText(""));
        TourStage.await("the queue", () -> stage.rows() > 20);
        list(theme);
        stage.press(KeyCode.A);
        take(Card.FRAUD_REASONS, theme);
        stage.press(KeyCode.DIGIT2);
        TourStage.await("undo", () -> stage.shows(".toast"));
        take(Card.FRAUD_DECIDED, theme);
    }

    /// What every list has: marks, columns, filters.
    private void list(Theme theme) {
        stage.press(KeyCode.SPACE, KeyCode.DOWN, KeyCode.SPACE, KeyCode.DOWN, KeyCode.DOWN);
        stage.press(KeyCode.SPACE, KeyCode.D);
        TourStage.await("marks", () -> stage.shows(".mark-bar"));
        take(Card.FRAUD_MARKED, theme);
        stage.press(KeyCode.ESCAPE, KeyCode.ESCAPE);
        stage.press(KeyCode.C);
        take(Card.COLUMNS, theme);
        stage.press(KeyCode.ESCAPE, KeyCode.F);
        take(Card.FILTER, theme);
        stage.press(KeyCode.ESCAPE, KeyCode.HOME);
    }

    private void overlays(Theme theme, DeskWindow window) {
        stage.run(window::openPalette);
        TourStage.await("commands", () -> reads("platform.stop"));
        take(Card.PALETTE, theme);
        stage.run(() -> window.openPalette(beginningOfOpenCase()));
        TourStage.await("records", () -> reads("palette.group.records"));
        take(Card.PALETTE_SEARCH, theme);
        stage.press(KeyCode.ESCAPE);
        stage.pressWithShift(KeyCode.SLASH);
        take(Card.KEYS, theme);
        stage.press(KeyCode.ESCAPE);
        stage.press(KeyCode.F1);
        take(Card.HELP, theme);
        stage.press(KeyCode.F1);
        stage.run(() -> window.go("settings"));
        take(Card.SETTINGS, theme);
        stage.run(() -> window.go(Place.ORDERS.id()));
        TourStage.await("the orders", () -> stage.rows() > 20 && stage.shows(".record"));
        take(Card.ORDERS, theme);
    }

    /// Part of its number, as one would type it.
    private String beginningOfOpenCase() {
        var approve =
                Pattern.compile(
                        words.of(
                                "fraud.act.on",
                                words.of("fraud.act.APPROVE"),
                                "(CASE-\\d+)\\d\\d"));
        return pictures.getLast().texts().stream()
                .map(approve::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow()
                .toLowerCase(Locale.ROOT);
    }

    private void outbox(Theme theme, DeskWindow window, DeskSession session) {
        var some = open(session, 3);
        decide(session, some.get(0), DecisionCode.R1, Duration.ZERO);
        decide(session, some.get(1), DecisionCode.A3, Duration.ZERO);
        decide(session, some.get(2), DecisionCode.E1, Duration.ZERO);
        TourStage.await(
                "three receipts",
                () ->
                        session.commands().all().stream()
                                        .filter(command -> command.state() == State.ACKED)
                                        .count()
                                >= 3);
        stage.run(() -> window.go("outbox"));
        TourStage.await(
                "the outbox",
                () ->
                        stage.reads(beginning("outbox.state.undo"))
                                && stage.reads(beginning("outbox.state.ACKED")));
        take(Card.OUTBOX, theme);
        stage.press(KeyCode.DOWN);
        take(Card.OUTBOX_SENT, theme);
        stage.press(KeyCode.Z);
        TourStage.await("nothing to undo", () -> !stage.shows(".toast"));
        TourStage.await("an empty outbox", () -> stage.reads(words.of("status.outbox", 0)));
    }

    private void offline(Theme theme, DeskWindow window, DeskSession second) {
        stage.run(() -> window.go("fraud"));
        stage.run(window.power()::stop);
        TourStage.await("offline", () -> stage.reads(beginning("status.offline")));
        stage.press(KeyCode.D, KeyCode.DIGIT1);
        TourStage.await("undo", () -> stage.shows(".toast"));
        take(Card.OFFLINE, theme);
        stage.press(KeyCode.Z);
        TourStage.await("an empty outbox", () -> stage.reads(words.of("status.outbox", 0)));
        stage.press(KeyCode.ESCAPE);
        stage.run(window.power()::start);
        TourStage.await("online", () -> reads("status.online"));
        second.moveTo(platform.url());
        stage.press(KeyCode.ESCAPE);
    }

    /// Two people decide one case: the second desk's decision arrives while this one's still waits.
    private void conflict(Theme theme, DeskWindow window, DeskSession session, DeskSession second) {
        var contested = open(session, 1).getFirst();
        TourStage.await(
                "the second desk's case",
                () -> second.cache().find(Collections.FRAUD_CASES, contested.id()) != null);
        decide(session, contested, DecisionCode.A2, SECOND_COMES_FIRST);
        decide(second, contested, DecisionCode.E1, Duration.ZERO);
        TourStage.await(
                "a conflict",
                () ->
                        session.commands().all().stream()
                                .anyMatch(command -> command.state() == State.CONFLICT));
        stage.run(() -> window.go("outbox"));
        TourStage.await("the choice", () -> reads("outbox.state.CONFLICT"));
        stage.press(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        take(Card.CONFLICT, theme);
        stage.press(KeyCode.K);
        TourStage.await("no choice left", () -> !reads("outbox.state.CONFLICT"));
    }

    private void log(Theme theme, DeskWindow window) {
        stage.run(() -> window.go("log"));
        take(Card.LOG, theme);
        stage.press(KeyCode.S);
        TourStage.await("a support file", () -> reads("log.support.read"));
        take(Card.LOG_SUPPORT, theme);
        stage.press(KeyCode.ESCAPE);
    }

    /// Open cases that the queue's own work does not touch.
    private static List<FraudCase> open(DeskSession session, int count) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(Filter.of("state", Op.EQUALS, CaseState.OPEN)),
                        null,
                        new Sort("score", true));
        var ids = session.cache().order(query, FAR_DOWN + count);
        var from = Math.max(0, ids.size() - count);
        return session.cache().page(Collections.FRAUD_CASES, ids, from, ids.size());
    }

    private static void decide(
            DeskSession session, FraudCase on, DecisionCode code, Duration wait) {
        session.commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(on.id(), code.verdict(), code, null),
                        wait);
    }

    private void take(Card card, Theme theme) {
        var look = theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var name = card.id() + "-" + look + ".png";
        var texts = stage.take(folder.resolve(name), onPicture);
        pictures.add(
                new Picture(
                        card.id(), look, name, text.getString(card.key()), stage.rows(), texts));
    }
}
