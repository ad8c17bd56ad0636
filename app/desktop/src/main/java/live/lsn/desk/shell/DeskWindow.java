package live.lsn.desk.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Order;
import live.lsn.api.model.Permission;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeviceTerms;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.fraud.FraudAccess;
import live.lsn.desk.fraud.FraudFeature;
import live.lsn.desk.log.LogBook;
import live.lsn.desk.log.SupportFile;
import live.lsn.desk.quality.QualityActs;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.today.TodayActs;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Banner;
import live.lsn.ui.FirstKey;
import live.lsn.ui.JobList;
import live.lsn.ui.KeySheet;
import live.lsn.ui.Palette;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;
import live.lsn.ui.Sidebar;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;

/// The window of somebody at work in one channel: its screens, what lies over them and the keys
/// that work in all of them.
public final class DeskWindow extends StackPane implements AutoCloseable {
    private static final double STATUS = 26;

    private final DeskSession session;
    private final Where where;
    private final Wording words;
    private final Runnable switchUser;
    private final Runnable quit;
    private final BorderPane frame = new BorderPane();
    private final BorderPane place = new BorderPane();
    private final Sidebar sidebar = new Sidebar();
    private final TopBar top;
    private final StatusLine status;
    private final Told told;
    private final JobList jobs;
    private final Palette palette;
    private final KeySheet sheet;
    private final FraudFeature fraud;
    private final WindowFeatures features;
    private final WallCover wall;
    private final OutboxViewModel outboxModel;
    private final OutboxView outbox;
    private final SettingsView settingsView;
    private final LockSettings lockSettings;
    private final PlatformSwitch power;
    private final AccountActs account;
    private final WindowEntries entries;
    private final HomeView home;
    private final LogViewModel logModel;
    private final LogView log;
    private final WindowPlaces places;
    private final Journey journey;
    private final Help help;
    private final IdleLock idle;
    private final SignOutAsk signOutAsk;
    private Runnable onLock = () -> {};
    private final WindowSettings settings;
    private final WindowKeys keys;
    private final Timeline second;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final javafx.util.Subscription systemLook;
    private boolean synced;
    private Offer offer = new Offer(List.of(), FraudAccess.of(new Access(Set.of())));

    /// Who works where.
    ///
    /// @param dir the data folder
    /// @param machine looks the machine over for a support file, a line each; may take its time
    public record Where(
            PlatformLink platform,
            LocalAccount who,
            Channel channel,
            Path dir,
            Supplier<List<String>> machine) {}

    /// @param switchUser leads back to the choice of person and channel
    public DeskWindow(
            DeskSession session,
            Where where,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            Runnable switchUser,
            Runnable quit) {
        this.session = session;
        this.where = where;
        this.switchUser = switchUser;
        this.quit = quit;
        var channel = where.channel();
        words = new Wording(text, channel.zone());
        settings = new WindowSettings(where.dir(), background, this::dressAgain);
        jobs = new JobList(background, words::jobFailed);
        features =
                new WindowFeatures(
                        session,
                        where,
                        this::access,
                        background,
                        text,
                        clock,
                        settings,
                        jobs,
                        new TodayActs(
                                this::openOrders,
                                () -> go(Place.FRAUD.id()),
                                this::openOutbox,
                                this::showWall),
                        this::go);
        fraud = features.fraud();
        outboxModel = new OutboxViewModel(session, background, channel.zone(), clock);
        outbox =
                new OutboxView(
                        outboxModel,
                        new OutboxWords(words, channel.currency(), session.account(), clock),
                        this::openCase,
                        this::makeSupport);
        logModel =
                new LogViewModel(
                        new LogBook(where.dir()), session, this::supportFacts, background, clock);
        log = new LogView(logModel, words);
        settingsView =
                new SettingsView(words, settings::now, settings::apply, this::facts, switchUser);
        power = new PlatformSwitch(where.platform(), session, background, words);
        told = new Told(words, clock);
        account =
                new AccountActs(
                        where.platform().signIn(),
                        session.account(),
                        background,
                        words,
                        told,
                        this::unsent,
                        session.sync()::tryNow);
        settingsView.setActs(account::buttons);
        signOutAsk = new SignOutAsk(words, session.sync()::tryNow);
        account.onUnsent((out, waiting) -> signOutAsk.ask(waiting, out));
        idle = new IdleLock(session.notes(), clock);
        lockSettings =
                new LockSettings(
                        session,
                        idle,
                        words,
                        background,
                        this::lock,
                        where.platform().signIn() == null);
        settingsView.setCard("lock.card", lockSettings::refresh);
        top = new TopBar(words, this::openPalette, this::toggleHelp);
        sheet = new KeySheet(words.of("keys.title"));
        status =
                new StatusLine(
                        session.sync(),
                        outboxModel,
                        channel,
                        words,
                        clock,
                        this::offersOutbox,
                        () -> go(Place.OUTBOX.id()),
                        this::showKeys);
        status.onSignIn(account.signInAgain());
        journey = new Journey(this::go);
        help = new Help(words, place, this::place, this::arrange);
        home = new HomeView(words);
        places = new WindowPlaces(sidebar, this::screen, this::shortName, this::opened);
        keys =
                new WindowKeys(
                        words,
                        journey,
                        places,
                        sheet,
                        new WindowKeys.Acts(
                                this::toggleHelp,
                                this::openPalette,
                                this::tryNow,
                                () -> go(Place.SETTINGS.id()),
                                this::lock,
                                told::undo,
                                told::clear),
                        this::covered,
                        () -> access().granted().contains(Permission.FRAUD_DECIDE));
        entries = new WindowEntries(words, places, power, account, commands());
        palette =
                new Palette(
                        new Offers(background, entries::here, entries::elsewhere, this::records),
                        hints());
        sidebar.setBrand("bi-broadcast", words.of("app.name"));
        sidebar.setUser(where.who().name(), role());
        place.setTop(top);
        frame.setLeft(sidebar);
        frame.setCenter(place);
        frame.setBottom(status.node());
        StackPane.setAlignment(jobs, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, told, jobs, palette, sheet, signOutAsk);
        wall =
                new WallCover(
                        this,
                        frame,
                        features.today().wall(),
                        () -> places.current().onShow().run());
        listen(background);
        systemLook =
                Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> dressAgain());
        second = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
        second.setCycleCount(Animation.INDEFINITE);
        second.play();
        offerPlaces();
        status.draw();
        tellOfDamage();
    }

    /// What the person may do as far as is known: the platform's word, or what was known when it
    /// was last asked.
    private Access access() {
        var hello = session.sync().hello();
        return new Access(hello == null ? where.who().permissions() : hello.permissions());
    }

    private void tellOfDamage() {
        var damage = session.outbox().damage();
        if (damage == null) return;
        var list = damage.list();
        told.tell(
                Tone.DANGER,
                "bi-exclamation-octagon",
                damage.aside() == null ? "outbox.unreadable" : "outbox.damaged",
                null,
                words.count(damage.kept()),
                words.count(damage.lost().size()),
                list == null ? where.dir() : list);
    }

    private void listen(Background background) {
        fraud.onDecided(told::done);
        fraud.onRefusal(why -> told.refused(why.code()));
        outboxModel.onTakenBack(told::takenBack);
        outboxModel.onRefused(told::refused);
        outboxModel.content().subscribe(this::tellOfNewNeeds);
        power.onTold(key -> told.tell(Tone.ACCENT, "bi-power", key, null));
        var trouble = new SyncTrouble(told, words, session.sync());
        subscriptions.add(
                session.sync()
                        .onStatus(
                                now ->
                                        background.onFx(
                                                () -> {
                                                    offerPlaces();
                                                    status.draw();
                                                    trouble.show(now);
                                                    firstSynced(now);
                                                })));
        subscriptions.add(
                session.sync()
                        .onCompared(result -> background.onFx(() -> trouble.compared(result))));
        keys.listenIn(this);
        addEventFilter(MouseEvent.MOUSE_PRESSED, journey::pressed);
        addEventFilter(InputEvent.ANY, _ -> idle.touched());
        widthProperty().subscribe(this::arrange);
        sceneProperty()
                .subscribe(
                        shown -> {
                            if (shown != null) background.onFx(() -> show(places.current()));
                        });
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(
                        focused -> {
                            if (focused) session.sync().lookedAt();
                        });
    }

    /// A queue without cases is known to be empty from now on.
    private void firstSynced(SyncStatus now) {
        if (synced || now.lastSync() == null) return;
        synced = true;
        features.refresh();
    }

    private void tellOfNewNeeds(OutboxViewModel.Content before, OutboxViewModel.Content now) {
        offerPlaces();
        places.item(Place.OUTBOX).count().set(now.needsYou() + now.waiting());
        if (now.lost() > before.lost()) {
            told.tell(
                    Tone.SEVERE,
                    "bi-clock-history",
                    "outbox.lost",
                    new Banner.Link(words.of("outbox.lost.send"), outboxModel::sendLostAgain),
                    now.lost());
            return;
        }
        if (now.needsYou() <= before.needsYou() || isOpen(Place.OUTBOX)) return;
        var newest = now.of(OutboxEntry.Group.NEEDS_YOU).getFirst().id();
        told.tell(
                Tone.SEVERE,
                "bi-exclamation-circle",
                "outbox.told",
                new Banner.Link(
                        words.of("outbox.told.see"),
                        () -> {
                            go("outbox");
                            outboxModel.select(newest);
                        }));
    }

    private void openCase(String id) {
        journey.lead(Place.FRAUD.id(), () -> fraud.open(id));
    }

    /// Lists the rows that a figure is made of.
    private void openOrders(ListQuery<Order> rows, String title) {
        journey.lead(Place.ORDERS.id(), () -> features.orders().list(rows.filters()));
    }

    private void openOutbox() {
        if (offersOutbox()) go(Place.OUTBOX.id());
    }

    /// Covers the screen with what everybody in the room may see, until somebody leaves it.
    void showWall() {
        wall.show();
    }

    // ---- screens ----

    /// What the window offers.
    private record Offer(List<Place> places, FraudAccess fraud) {}

    /// Takes in what the person may do, which can change while the window is open.
    private void offerPlaces() {
        var access = access();
        var hasUnsent = !outboxModel.content().get().entries().isEmpty();
        var now = new Offer(Place.offered(access, hasUnsent), FraudAccess.of(access));
        if (now.equals(offer)) return;
        offer = now;
        home.show(role(), access);
        features.refresh();
        places.offer(
                now.places(), Place.first(access, now.places()), group -> words.of("nav." + group));
        journey.keep(now.places().stream().map(Place::id).toList());
    }

    private boolean offersOutbox() {
        return offer.places().contains(Place.OUTBOX);
    }

    private Screen screen(Place place) {
        return switch (place) {
            case FRAUD -> Screens.fraud(fraud, words);
            case ORDERS -> Screens.orders(features.orders(), words);
            case TODAY -> Screens.today(features.today(), words);
            case INSPECTIONS -> Screens.inspections(features.inspections(), words);
            case LOTS -> lots();
            case QUALITY -> quality();
            case PLANS -> Screens.plans(features.plans(), words);
            case PLAN -> Screens.plan(features.plan(), words);
            case FLOOR -> Screens.floor(features.floor(), words);
            case HOME -> Screens.home(home, home::requestFocus, words);
            case OUTBOX -> Screens.outbox(outbox, outboxModel, words, this::makeSupport);
            case USERS -> Screens.users(features.people(), words);
            case LOG -> Screens.log(log, logModel, words);
            case SETTINGS -> Screens.settings(settingsView, words);
        };
    }

    private Screen lots() {
        var lots = features.lots();
        lots.onDone(
                done ->
                        told.done(
                                new FraudFeature.Undoable(
                                        done.commandId(),
                                        done.title(),
                                        done.until(),
                                        done.undo())));
        lots.onRefusal(why -> told.refused(why.code()));
        return Screens.lots(lots, words);
    }

    private Screen quality() {
        var acts = new QualityActs(this::openLots, this::toggleHelp);
        return Screens.quality(features.quality(acts), words);
    }

    /// Lists the lots that a figure is made of.
    private void openLots(String name, List<String> numbers) {
        journey.lead(Place.LOTS.id(), () -> features.lots().list(name, numbers));
    }

    private @Nullable String shortName(Place place) {
        var key = "nav." + place;
        return words.has(key) ? words.of(key) : null;
    }

    private String role() {
        return words.role(where.who().role());
    }

    /// Opens a place by its id: today, fraud, floor, home, inspections, lots, quality, plans, plan,
    /// outbox, users, log, settings.
    void go(String id) {
        places.go(id);
    }

    /// Where somebody works.
    ///
    /// @param record the case or the lot that is open there; null for none
    record Stay(String place, @Nullable String record) {}

    Stay stay() {
        return new Stay(place(), features.openIn(place()));
    }

    /// Goes on there, as long as the place is still offered.
    void returnTo(Stay stay) {
        var place = stay.place();
        if (places.screens().stream().noneMatch(screen -> screen.id().equals(place))) return;
        go(place);
        if (stay.record() != null) features.open(place, stay.record());
    }

    /// The places that are offered to the person.
    List<Screen> screens() {
        return places.screens();
    }

    private boolean isOpen(Place place) {
        return places.current().id().equals(place.id());
    }

    private void opened(Screen screen) {
        // What the outbox shows need not be told beside it.
        if (isOpen(Place.OUTBOX)) told.clear();
        journey.opened(screen.id());
        top.show(screen, trail(), journey::back);
        place.setCenter(screen.content());
        help.follow();
        palette.setScope(words.of("palette.scope", screen.title()));
        arrange();
        show(screen);
    }

    /// What lies in a scroll pane is in no scene before the pane has its skin, and could not take
    /// the keyboard.
    private void show(Screen screen) {
        if (getScene() != null) place.applyCss();
        screen.onShow().run();
    }

    /// The title of the place that led to the open one.
    private @Nullable String trail() {
        var from = journey.trail();
        return places.screens().stream()
                .filter(screen -> screen.id().equals(from))
                .findFirst()
                .map(Screen::title)
                .orElse(null);
    }

    /// The id of the open place.
    String place() {
        return places.current().id();
    }

    private void toggleHelp() {
        help.toggle();
    }

    private void makeSupport() {
        go(Place.LOG.id());
        logModel.makeSupport();
    }

    private SupportFile.Facts supportFacts() {
        return new SupportFile.Facts(
                Version.told(words),
                // Whoever helps reads it in English.
                where.who().role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                where.machine().get());
    }

    /// The sidebar shows words where there is room, and what is told stands beside it and above
    /// what must stay readable.
    private void arrange() {
        var wide = places.current().wideFrom() + help.width();
        sidebar.railProperty().set(getWidth() < wide);
        StackPane.setMargin(jobs, new Insets(0, 0, STATUS, 0));
        var spot = places.current().told();
        told.stand(spot);
        StackPane.setMargin(told, new Insets(0, 0, STATUS + spot.foot(), sidebar.getMinWidth()));
    }

    private void tick() {
        if (mustLeave()) {
            onLock.run();
            return;
        }
        status.draw();
        if (isOpen(Place.OUTBOX)) outbox.tick();
        if (isOpen(Place.LOG)) logModel.refresh();
    }

    // ---- who may see it ----

    /// Told when the window is to be closed until whose it is may come in again.
    void onLock(Runnable listener) {
        onLock = listener;
    }

    /// Covers the window, or leads to where a passphrase can be chosen.
    void lock() {
        if (session.isLockable()) {
            onLock.run();
            return;
        }
        go(Place.SETTINGS.id());
        lockSettings.focusChoice();
    }

    private boolean mustLeave() {
        var terms = session.terms();
        if (terms.isToBeWiped()) return true;
        if (terms.reading() != DeviceTerms.Reading.ALLOWED) return true;
        if (terms.lockRequired() && !session.isLockable()) return true;
        return idle.isDue() && session.isLockable();
    }

    // ---- keys and palette ----

    /// Those of the program that do something for this person.
    List<Shortcut> offeredKeys() {
        return keys.offered();
    }

    private void tryNow() {
        session.sync().tryNow();
        features.refresh();
        if (isOpen(Place.USERS)) features.people().refresh();
    }

    private boolean covered() {
        return palette.isVisible() || sheet.isVisible() || wall.isOpen() || signOutAsk.isVisible();
    }

    /// Shows the keys of every screen, the open one's first.
    public void showKeys() {
        keys.show();
    }

    /// Opens the command palette.
    public void openPalette() {
        palette.setScope(words.of("palette.scope", places.current().title()));
        palette.show();
    }

    /// Opens the command palette with something typed.
    void openPalette(String typed) {
        openPalette();
        palette.show(typed);
    }

    private List<Palette.Hint> hints() {
        var commands = new Palette.Hint(List.of(">"), words.of("palette.commands"));
        return access().reads(Collections.FRAUD_CASES)
                ? List.of(commands, new Palette.Hint(List.of("#"), words.of("palette.records")))
                : List.of(commands);
    }

    private List<PaletteEntry> records(String typed) {
        if (!access().reads(Collections.FRAUD_CASES)) return List.of();
        return fraud.records(typed).stream().map(entry -> entries.at("fraud", entry)).toList();
    }

    private List<WindowEntries.Command> commands() {
        return List.of(
                new WindowEntries.Command(
                        "bi-question-circle", "help.here", List.of("F1"), this::toggleHelp),
                new WindowEntries.Command(
                        "bi-arrow-left", "journey.back", List.of("Alt", "←"), journey::back),
                new WindowEntries.Command(
                        "bi-arrow-right", "journey.forward", List.of("Alt", "→"), journey::forward),
                new WindowEntries.Command(
                        "bi-arrow-repeat", "palette.sync", List.of("F5"), this::tryNow),
                new WindowEntries.Command(
                        "bi-ui-checks", "sync.compare", List.of(), session.sync()::compare),
                new WindowEntries.Command(
                        "bi-keyboard", "keys.title", List.of("?"), this::showKeys),
                new WindowEntries.Command(
                        "bi-moon", "palette.theme", List.of(), settings::switchTheme),
                new WindowEntries.Command(
                        "bi-life-preserver", "log.support", List.of(), this::makeSupport),
                new WindowEntries.Command(
                        "bi-lock", "palette.lock", List.of("Ctrl", "L"), this::lock),
                new WindowEntries.Command(
                        "bi-people", "palette.switch-user", List.of(), switchUser),
                new WindowEntries.Command("bi-box-arrow-right", "palette.quit", List.of(), quit));
    }

    private long unsent() {
        var content = outboxModel.content().get();
        return (long) content.waiting() + content.needsYou();
    }

    /// Told when another language was chosen: the window is to be made anew in it.
    void onLanguage(Runnable listener) {
        settings.onLanguage(listener);
    }

    /// Signing in again and out, where one signs in.
    AccountActs account() {
        return account;
    }

    /// Stops and starts the platform, where it is this program's.
    PlatformSwitch power() {
        return power;
    }

    // ---- settings ----

    private void dressAgain() {
        if (getScene() != null) settings.now().apply(getScene());
    }

    private List<SettingsView.Fact> facts() {
        var hello = session.sync().hello();
        return List.of(
                new SettingsView.Fact(
                        words.of("settings.person"), where.who().name() + ", " + role()),
                new SettingsView.Fact(
                        words.of("settings.channel"),
                        where.channel().code() + ", " + where.channel().name()),
                new SettingsView.Fact(words.of("settings.folder"), where.dir().toString()),
                new SettingsView.Fact(words.of("settings.address"), where.platform().url()),
                new SettingsView.Fact(
                        words.of("settings.platform"),
                        hello == null ? words.of("status.never-synced") : hello.platformId()),
                new SettingsView.Fact(words.of("settings.version"), Version.told(words)));
    }

    /// Lets a new scene wear what the person has set.
    static void dress(Scene scene, Path dir) {
        FirstKey.keep(scene);
        DeskSettings.load(dir).apply(scene);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        DeskWindow.class.getResource("/live/lsn/desk/desk.css"))
                                .toExternalForm());
    }

    @Override
    public void close() {
        account.close();
        second.stop();
        systemLook.unsubscribe();
        subscriptions.forEach(Subscription::close);
        outboxModel.close();
        features.close();
        session.close();
    }
}
