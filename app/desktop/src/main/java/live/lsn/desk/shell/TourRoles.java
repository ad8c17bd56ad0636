package live.lsn.desk.shell;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
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
import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.api.procedure.ApiKeyProcedures.NewKey;
import live.lsn.api.procedure.ApiKeyProcedures.OfKey;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.LocalProfiles;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.ProfileGuard;
import live.lsn.desk.SignInWays;
import live.lsn.desk.shell.TourGuide.Card;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.ui.Background;
import live.lsn.ui.Theme;

import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The part of the tour that others see than the analyst: whoever signs in to a platform elsewhere,
/// whoever has no screen yet, and the administrator.
final class TourRoles {
    private final PlatformLink platform;
    private final Path data;
    private final Background background;
    private final ResourceBundle text;
    private final TourStage stage;

    TourRoles(
            PlatformLink platform,
            Path data,
            Background background,
            ResourceBundle text,
            TourStage stage) {
        this.platform = platform;
        this.data = data;
        this.background = background;
        this.text = text;
        this.stage = stage;
    }

    /// Up to where the browser would open; it opens nothing.
    void signIn(Theme theme, Consumer<Card> take) {
        var link =
                new SignInWays(HttpUrl.get(platform.url()), SignInWays.Way.OAUTH, null, null)
                        .platform(data, _ -> true);
        var model = new AtomicReference<SignInViewModel>();
        stage.show(
                theme,
                () -> {
                    var view = new StartView(text, (_, _) -> {});
                    var signIn = Objects.requireNonNull(link.signIn());
                    var made = new SignInViewModel(signIn, null, background, _ -> {});
                    model.set(made);
                    view.signIn(
                            new SignInCard(
                                    made, new Wording(text, ZoneOffset.UTC), platform.url(), null));
                    return new StackPane(view);
                });
        take.accept(Card.SIGN_IN);
        stage.run(() -> Objects.requireNonNull(model.get()).start());
        TourStage.await("the browser", () -> stage.reads(text.getString("sign-in.copy")));
        take.accept(Card.SIGN_IN_WAITING);
        stage.press(KeyCode.ESCAPE);
        TourStage.await("no sign-in", () -> stage.reads(text.getString("sign-in.browser")));
        link.close();
    }

    /// A workstation that two people share: one left something behind, the other's profile is
    /// locked.
    void shared(
            Theme theme,
            LocalAccount one,
            LocalAccount other,
            Channel channel,
            Consumer<Card> take) {
        leaveSomething(one, channel);
        var accounts = platform.accounts();
        var start =
                stage.show(
                        theme,
                        () -> {
                            var view = new StartView(text, (_, _) -> {});
                            view.setUnsent(LocalProfiles.unsent(data));
                            view.show(accounts);
                            return new StackPane(view);
                        });
        TourStage.await("the start", () -> stage.onFx(() -> start.getWidth() > 0));
        take.accept(Card.START_UNSENT);
        stage.show(theme, () -> locked(other, channel));
        TourStage.await("the lock", () -> stage.reads(text.getString("lock.title")));
        take.accept(Card.LOCK);
    }

    private void leaveSomething(LocalAccount who, Channel channel) {
        try (var session = DeskProgram.session(platform, who, channel, data)) {
            TourStage.await("cases", () -> session.sync().status().lastSync() != null);
            var order = session.cache().order(open(), 1);
            var on = session.cache().page(Collections.FRAUD_CASES, order, 0, 1).getFirst();
            var code = DecisionCode.E1;
            session.commands()
                    .send(
                            FraudProcedures.DECIDE_CASE,
                            new DecideCase(on.id(), code.verdict(), code, null),
                            Duration.ofHours(1));
        }
    }

    private static ListQuery<FraudCase> open() {
        return new ListQuery<>(
                Collections.FRAUD_CASES,
                List.of(Filter.of("state", Op.EQUALS, CaseState.OPEN)),
                null,
                new Sort("score", false));
    }

    private StackPane locked(LocalAccount who, Channel channel) {
        var guard =
                new ProfileGuard(
                        data,
                        platform.platformId(who.account()),
                        who.account(),
                        InstantSource.system());
        var model =
                new LockViewModel(
                        guard::unlock, Duration.ZERO, background, InstantSource.system(), _ -> {});
        var view =
                new LockView(
                        model,
                        new Wording(text, ZoneOffset.UTC),
                        who.name() + ", " + channel.code(),
                        LocalProfiles.unsent(data).getOrDefault(who.account(), 0L),
                        new LockView.Ways(() -> {}, () -> {}));
        return Entrance.around(text, view);
    }

    void today(Theme theme, Consumer<Card> take) {
        var window = open(theme, Role.FOUNDER);
        stage.run(() -> window.go(Place.TODAY.id()));
        TourStage.await("figures", () -> stage.reads(text.getString("today.moved")));
        take.accept(Card.TODAY);
        stage.press(KeyCode.P);
        TourStage.await("the proof", () -> stage.reads(beginning("today.proved")));
        take.accept(Card.TODAY_EXPLAIN);
        stage.press(KeyCode.W);
        TourStage.await("the wall", () -> stage.reads(text.getString("today.wall.hidden")));
        take.accept(Card.WALL);
        stage.press(KeyCode.ESCAPE);
        stage.run(window::close);
    }

    /// What a buyer has to follow up, and a step of it in the making.
    void lots(Theme theme, Consumer<Card> take) {
        var window = open(theme, Role.BUYER);
        stage.run(() -> window.go(Place.LOTS.id()));
        TourStage.await("the lots", () -> stage.rows() > 0 && stage.shows(".record"));
        take.accept(Card.LOTS);
        stage.press(KeyCode.D);
        TourStage.await("a form", () -> stage.shows("#lots-text"));
        take.accept(Card.LOTS_ACT);
        stage.press(KeyCode.ESCAPE);
        TourStage.await("no form", () -> !stage.shows("#lots-text"));
        stage.press(KeyCode.B);
        TourStage.await("the board", () -> stage.shows(".board-card .strong"));
        take.accept(Card.LOTS_BOARD);
        stage.run(window::close);
    }

    /// What a buyer sees of quality, and the lots behind the first bar of the Pareto.
    void quality(Theme theme, Consumer<Card> take) {
        var window = open(theme, Role.BUYER);
        stage.run(() -> window.go(Place.QUALITY.id()));
        TourStage.await("the figures", () -> stage.shows("#quality-pareto"));
        take.accept(Card.QUALITY);
        stage.run(() -> stage.find("#quality-pareto").requestFocus());
        stage.press(KeyCode.ENTER);
        TourStage.await("the lots behind", () -> stage.rows() > 0 && stage.shows(".record"));
        take.accept(Card.QUALITY_LOTS);
        plans(window, take);
        stage.run(window::close);
    }

    /// The plan of the second item, as it is entered, and left as it was found.
    private void plans(DeskWindow window, Consumer<Card> take) {
        stage.run(() -> window.go(Place.PLANS.id()));
        TourStage.await("plans", () -> stage.shows(".plans .record"));
        stage.press(KeyCode.DOWN, KeyCode.E);
        TourStage.await("the editor", () -> stage.shows("#plans-defect-0"));
        take.accept(Card.PLANS);
        stage.press(KeyCode.ESCAPE);
        TourStage.await("no editor", () -> !stage.shows("#plans-defect-0"));
    }

    /// The floor and the first of its deliveries; then the calculator as an inspector has it: a
    /// lot, the same lot as such, and several samples.
    void floor(Theme theme, Consumer<Card> take) {
        var window = open(theme, Role.WAREHOUSE_INSPECTOR);
        stage.run(() -> window.go(Place.FLOOR.id()));
        TourStage.await("the floor", () -> stage.shows(".floor-tile"));
        take.accept(Card.FLOOR);
        stage.run(() -> ((ButtonBase) stage.find(".floor-tile.receive")).fire());
        TourStage.await("a delivery", () -> stage.shows(".floor-page .floor-row"));
        stage.run(() -> ((ButtonBase) stage.find(".floor-page .floor-row")).fire());
        TourStage.await("its first line", () -> stage.shows("#count-quantity"));
        stage.run(() -> ((TextField) stage.find("#count-quantity")).setText("24"));
        TourStage.await("a count", () -> stage.reads(text.getString("floor.count.draft")));
        take.accept(Card.FLOOR_RECEIVING);
        // As it was found: nobody has counted anything there.
        stage.pressWithControl(KeyCode.DELETE);
        TourStage.await("no count", () -> stage.reads(text.getString("floor.discarded")));
        stage.run(() -> window.go(Place.PLAN.id()));
        TourStage.await("the calculator", () -> stage.shows("#plan-lot"));
        lot("3000");
        step("#plan-scheme", KeyCode.V);
        take.accept(Card.PLAN);
        step("#plan-scheme", KeyCode.V);
        lot("400");
        step("#plan-curve-lot", KeyCode.RIGHT);
        take.accept(Card.PLAN_LOT);
        step("#plan-curve-lot", KeyCode.LEFT);
        lot("3000");
        step("#plan-scheme", KeyCode.RIGHT);
        step("#plan-type", KeyCode.RIGHT);
        step("#plan-severity", KeyCode.RIGHT, KeyCode.RIGHT);
        take.accept(Card.PLAN_STAGES);
        // As it was found: what is asked is kept from one start to the next.
        step("#plan-severity", KeyCode.LEFT, KeyCode.LEFT);
        step("#plan-scheme", KeyCode.LEFT);
        inspection(window, take);
        stage.run(window::close);
    }

    /// The inspection that the sample has in work, found again in the list.
    private void inspection(DeskWindow window, Consumer<Card> take) {
        stage.run(() -> window.go(Place.INSPECTIONS.id()));
        TourStage.await("what waits", () -> stage.reads(text.getString("inspection.list.waits")));
        take.accept(Card.INSPECTIONS);
        stage.press(KeyCode.DOWN, KeyCode.ENTER);
        TourStage.await("the form", () -> stage.shows("#inspection-scan"));
        take.accept(Card.INSPECTION);
    }

    private void lot(String size) {
        stage.run(() -> ((TextField) stage.find("#plan-lot")).setText(size));
        TourStage.await("a curve", () -> stage.reads(text.getString("plan.read")));
    }

    private void step(String field, KeyCode... keys) {
        stage.run(() -> stage.find(field).requestFocus());
        stage.press(keys);
    }

    /// What a text says before its first value.
    private String beginning(String key) {
        var whole = text.getString(key);
        return whole.substring(0, whole.indexOf('{'));
    }

    void administration(Theme theme, Consumer<Card> take) {
        var window = open(theme, Role.ADMINISTRATOR);
        stage.run(() -> window.go(Place.USERS.id()));
        TourStage.await("people", () -> stage.reads(text.getString("people.may.title")));
        stage.press(KeyCode.DOWN);
        take.accept(Card.USERS);
        stage.press(KeyCode.E, KeyCode.DOWN);
        take.accept(Card.USERS_FORM);
        stage.press(KeyCode.ESCAPE);
        stage.run(() -> ((Button) stage.find(".unsaved .danger")).fire());
        addSomebody(take);
        TourStage.await("a password", () -> stage.reads(text.getString("people.secret.done")));
        take.accept(Card.USERS_SECRET);
        stage.press(KeyCode.ESCAPE);
        keys(take);
        devices(take);
        stage.run(window::close);
    }

    /// Begins, keeps it as a draft, and goes on with it.
    private void addSomebody(Consumer<Card> take) {
        stage.press(KeyCode.N);
        stage.run(
                () ->
                        ((TextField) stage.find("#person-name"))
                                .setText(text.getString("tour.person")));
        stage.pressWithControl(KeyCode.PAGE_DOWN);
        stage.run(
                () ->
                        ((ComboBox<?>) stage.find("#person-role"))
                                .getSelectionModel()
                                .select(Role.BUYER.ordinal()));
        stage.press(KeyCode.ESCAPE);
        stage.run(() -> ((Button) stage.find(".unsaved .keep")).fire());
        TourStage.await("no form", () -> stage.reads(text.getString("people.act.edit")));
        stage.press(KeyCode.N);
        TourStage.await("the draft", () -> stage.shows(".draft-offer"));
        take.accept(Card.USERS_NEW);
        stage.pressWithControl(KeyCode.PAGE_DOWN);
        take.accept(Card.USERS_CHECK);
        stage.press(KeyCode.ENTER);
    }

    private void keys(Consumer<Card> take) {
        stage.pressWithControl(KeyCode.DIGIT2);
        TourStage.await("keys", () -> stage.reads(text.getString("api-keys.may")));
        stage.press(KeyCode.DOWN);
        take.accept(Card.API_KEYS);
        stage.press(KeyCode.N);
        take.accept(Card.API_KEY_FORM);
        stage.press(KeyCode.ESCAPE);
        stage.press(KeyCode.R);
        TourStage.await(
                "a question",
                () -> stage.reads(text.getString("people.ask.ROTATE.more").split("\\|")[1]));
        stage.press(KeyCode.ENTER);
        TourStage.await("a key", () -> stage.reads(text.getString("people.secret.done")));
        take.accept(Card.API_KEY_SECRET);
        stage.press(KeyCode.ESCAPE);
    }

    private void devices(Consumer<Card> take) {
        stage.pressWithControl(KeyCode.DIGIT3);
        TourStage.await("devices", () -> stage.reads(text.getString("devices.about")));
        stage.press(KeyCode.DOWN);
        take.accept(Card.DEVICES);
        stage.press(KeyCode.X);
        TourStage.await("a reason", () -> stage.shows("#wipe-reason"));
        stage.run(
                () ->
                        ((ComboBox<?>) stage.find("#wipe-reason"))
                                .getSelectionModel()
                                .select(WipeReason.STOLEN.ordinal()));
        stage.pressWithControl(KeyCode.ENTER);
        TourStage.await(
                "a question",
                () -> stage.reads(text.getString("people.ask.WIPE.more").split("\\|")[1]));
        take.accept(Card.DEVICE_WIPE);
        stage.press(KeyCode.ESCAPE, KeyCode.ESCAPE);
    }

    private DeskWindow open(Theme theme, Role role) {
        var who =
                platform.accounts().stream()
                        .filter(one -> one.role() == role)
                        .findFirst()
                        .orElseThrow();
        var channel = who.channels().getFirst();
        var session = DeskProgram.session(platform, who, channel, data);
        if (role == Role.ADMINISTRATOR) programs(session, channel);
        var window = stage.show(theme, () -> window(session, who, channel));
        TourStage.await(
                "the first load",
                () ->
                        stage.reads(text.getString("status.online"))
                                && session.sync().status().lastSync() != null);
        return window;
    }

    private DeskWindow window(DeskSession session, LocalAccount who, Channel channel) {
        return new DeskWindow(
                session,
                new DeskWindow.Where(platform, who, channel, data, List::of),
                background,
                text,
                InstantSource.system(),
                () -> {},
                () -> {});
    }

    /// Some keys to see: one that is good, one that ends soon, one that is over.
    private void programs(DeskSession session, Channel channel) {
        if (!session.ask(ApiKeyProcedures.LIST, new Nothing()).keys().isEmpty()) return;
        key(session, channel, "tour.key.report", 180, Permission.ORDERS_READ);
        key(session, channel, "tour.key.export", 9, Permission.ORDERS_READ);
        var old =
                key(
                        session,
                        channel,
                        "tour.key.reviews",
                        90,
                        Permission.ORDERS_READ,
                        Permission.FRAUD_READ);
        session.give(session.order(ApiKeyProcedures.REVOKE, new OfKey(old.key().id())));
    }

    private NewKey key(
            DeskSession session, Channel channel, String name, int days, Permission... some) {
        return session.give(
                session.order(
                        ApiKeyProcedures.CREATE,
                        new CreateKey(
                                text.getString(name),
                                Set.of(some),
                                List.of(channel.code()),
                                Instant.now().plus(Duration.ofDays(days)))));
    }
}
