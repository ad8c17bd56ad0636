package live.lsn.desk.shell;

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
import live.lsn.ui.Theme;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Walks through the screens as a user would, by key, and takes a picture of each in both themes. A
/// second desk of another person makes what takes two.
public final class TourGuide {
    private static final Duration SECOND_COMES_FIRST = Duration.ofSeconds(2);
    private static final int FAR_DOWN = 40;

    private final PlatformLink platform;
    private final Path data;
    private final Path folder;
    private final Background background = Background.application();
    private final ResourceBundle text = ResourceBundle.getBundle("live.lsn.desk.desk", Locale.UK);
    private final List<Picture> pictures = new ArrayList<>();
    private final TourStage stage;

    /// What there is to see, in the order of the tour.
    enum Card {
        SIGN_IN,
        SIGN_IN_WAITING,
        START,
        FRAUD_QUEUE,
        FRAUD_REASONS,
        FRAUD_DECIDED,
        NO_MATCH,
        PALETTE,
        PALETTE_SEARCH,
        KEYS,
        SETTINGS,
        OUTBOX,
        OUTBOX_SENT,
        OFFLINE,
        CONFLICT,
        LOG,
        LOG_SUPPORT,
        TODAY,
        TODAY_EXPLAIN,
        WALL,
        USERS,
        USERS_FORM,
        USERS_SECRET,
        API_KEYS,
        API_KEY_SECRET;

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

    public TourGuide(PlatformLink platform, Path data, Path folder) {
        this.platform = platform;
        this.data = data;
        this.folder = folder;
        this.stage = new TourStage(background, data);
    }

    public List<Picture> pictures() {
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
            for (var theme : Theme.values()) {
                dress(theme);
                roles.signIn(theme, card -> take(card, theme));
                begin(theme, accounts);
                var session = DeskProgram.session(platform, analyst, channel, data);
                work(theme, session, analyst, channel, second);
                roles.today(theme, card -> take(card, theme));
                roles.administration(theme, card -> take(card, theme));
            }
        }
        return pictures;
    }

    private void dress(Theme theme) {
        new DeskSettings(DeskSettings.Look.valueOf(theme.name()), Density.NORMAL, true, null)
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

    private void work(
            Theme theme,
            DeskSession session,
            LocalAccount analyst,
            Channel channel,
            DeskSession second) {
        var window =
                stage.show(
                        theme,
                        () ->
                                new DeskWindow(
                                        session,
                                        new DeskWindow.Where(
                                                platform, analyst, channel, data, List::of),
                                        background,
                                        text,
                                        InstantSource.system(),
                                        () -> {},
                                        () -> {}));
        TourStage.await(
                "the queue",
                () -> stage.rows() > 20 && stage.reads("Why ") && stage.reads("Online"));
        queue(theme);
        overlays(theme, window);
        outbox(theme, window, session);
        offline(theme, window, second);
        conflict(theme, window, session, second);
        log(theme, window);
        stage.run(window::close);
    }

    private void queue(Theme theme) {
        take(Card.FRAUD_QUEUE, theme);
        stage.run(() -> ((TextField) stage.find(".filter-bar .search")).setText("nobody"));
        TourStage.await("no match", () -> stage.reads("No case matches"));
        take(Card.NO_MATCH, theme);
        stage.run(() -> ((TextField) stage.find(".filter-bar .search")).setText(""));
        TourStage.await("the queue", () -> stage.rows() > 20);
        stage.press(KeyCode.A);
        take(Card.FRAUD_REASONS, theme);
        stage.press(KeyCode.DIGIT2);
        TourStage.await("undo", () -> stage.reads("Undo"));
        take(Card.FRAUD_DECIDED, theme);
    }

    private void overlays(Theme theme, DeskWindow window) {
        stage.run(window::openPalette);
        TourStage.await("commands", () -> stage.reads("Stop the platform"));
        take(Card.PALETTE, theme);
        stage.run(() -> window.openPalette(beginningOfOpenCase()));
        TourStage.await("records", () -> stage.reads("Records"));
        take(Card.PALETTE_SEARCH, theme);
        stage.press(KeyCode.ESCAPE);
        stage.pressWithShift(KeyCode.SLASH);
        take(Card.KEYS, theme);
        stage.press(KeyCode.ESCAPE);
        stage.run(() -> window.go("settings"));
        take(Card.SETTINGS, theme);
    }

    /// Part of its number, as one would type it.
    private String beginningOfOpenCase() {
        return pictures.getLast().texts().stream()
                .filter(words -> words.matches("Approve CASE-\\d+"))
                .findFirst()
                .map(words -> words.substring("Approve ".length(), words.length() - 2))
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
        TourStage.await("the outbox", () -> stage.reads("sends in") && stage.reads("receipt "));
        take(Card.OUTBOX, theme);
        stage.press(KeyCode.DOWN);
        take(Card.OUTBOX_SENT, theme);
        stage.press(KeyCode.Z);
        TourStage.await("nothing to undo", () -> !stage.reads("Undo"));
        TourStage.await("an empty outbox", () -> stage.reads("Outbox 0 waiting"));
    }

    private void offline(Theme theme, DeskWindow window, DeskSession second) {
        stage.run(() -> window.go("fraud"));
        stage.run(window.power()::stop);
        TourStage.await("offline", () -> stage.reads("Offline since"));
        stage.press(KeyCode.D, KeyCode.DIGIT1);
        TourStage.await("undo", () -> stage.reads("Undo"));
        take(Card.OFFLINE, theme);
        stage.press(KeyCode.Z);
        TourStage.await("an empty outbox", () -> stage.reads("Outbox 0 waiting"));
        stage.press(KeyCode.ESCAPE);
        stage.run(window.power()::start);
        TourStage.await("online", () -> stage.reads("Online"));
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
        TourStage.await("the choice", () -> stage.reads("2 people decided"));
        stage.press(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        take(Card.CONFLICT, theme);
        stage.press(KeyCode.K);
        TourStage.await("no choice left", () -> !stage.reads("2 people decided"));
    }

    private void log(Theme theme, DeskWindow window) {
        stage.run(() -> window.go("log"));
        take(Card.LOG, theme);
        stage.press(KeyCode.S);
        TourStage.await("a support file", () -> stage.reads(text.getString("log.support.read")));
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
        var look = theme.name().toLowerCase(Locale.ROOT);
        var name = card.id() + "-" + look + ".png";
        var texts = stage.take(folder.resolve(name));
        pictures.add(
                new Picture(
                        card.id(), look, name, text.getString(card.key()), stage.rows(), texts));
    }
}
