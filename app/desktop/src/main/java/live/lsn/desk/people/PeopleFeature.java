package live.lsn.desk.people;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.parts.ProfileDrafts;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Background;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;
import live.lsn.ui.form.DraftBook;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;

/// The administrator's screen: people, their devices and the keys of programs, a tab each.
public final class PeopleFeature implements AutoCloseable {
    private static final Set<Connection> AWAY =
            EnumSet.of(Connection.OFFLINE, Connection.SIGN_IN, Connection.INCOMPATIBLE);

    private final DeskSession session;
    private final PeopleWords words;
    private final PeopleViewModel people;
    private final DevicesViewModel devices;
    private final Map<Tab, Shelf<?, ?>> shelves = new EnumMap<>(Tab.class);
    private final BorderPane screen = new BorderPane();
    private final TabBar tabs;
    private final HBox add = new HBox();
    private final Subscription status;
    private Tab open = Tab.PEOPLE;

    /// @param access what the person may do now
    /// @param channels those that are open to the person
    public PeopleFeature(
            DeskSession session,
            Supplier<Access> access,
            List<Channel> channels,
            Background background,
            ResourceBundle text,
            ZoneId zone,
            InstantSource clock) {
        this.session = session;
        words = new PeopleWords(text, zone);
        people = new PeopleViewModel(session, background, clock, words::role);
        devices = new DevicesViewModel(session, background, clock, this::owner);
        var keys = new KeysViewModel(session, background, clock, this::owner);
        var drafts =
                new DraftBook(
                        new ProfileDrafts(session.notes()), background, words.formats(), clock);
        var devicesSheets = new DevicesSheets(devices, words, this::owner, drafts);
        var peopleSheets =
                new PeopleSheets(
                        people,
                        words,
                        channels,
                        drafts,
                        account -> devices.of(account).stream().map(devicesSheets::line).toList(),
                        this::showDevices);
        var keysSheets =
                new KeysSheets(
                        keys, words, channels, () -> access.get().granted(), this::owner, drafts);
        shelves.put(Tab.PEOPLE, new Shelf<>(people.bench(), peopleSheets, words));
        shelves.put(Tab.KEYS, new Shelf<>(keys.bench(), keysSheets, words));
        shelves.put(Tab.DEVICES, new Shelf<>(devices.bench(), devicesSheets, words));
        tabs = new TabBar(words, this::show);
        add.setAlignment(Pos.CENTER);
        people.bench().listing().state().subscribe(_ -> redraw(Tab.KEYS, Tab.DEVICES));
        devices.bench().listing().state().subscribe(_ -> redraw(Tab.PEOPLE));
        for (var shelf : shelves.values()) {
            shelf.bench().listing().state().subscribe(_ -> draw());
            shelf.bench().step().subscribe(_ -> draw());
        }
        status = session.sync().onStatus(_ -> background.onFx(this::connection));
        connection();
        go(Tab.PEOPLE);
    }

    private Shelf<?, ?> shelf(Tab tab) {
        return Objects.requireNonNull(shelves.get(tab));
    }

    /// A list tells of another: owners' names come with the people, people's devices with these.
    private void redraw(Tab... tabs) {
        for (var tab : tabs) shelf(tab).view().redraw();
    }

    private void showDevices(UserEntry user) {
        devices.bench().listing().typed().set(user.name());
        show(Tab.DEVICES);
    }

    /// The owner's name; people of other channels are not told of.
    private String owner(String account) {
        return people.bench().listing().all().stream()
                .filter(user -> user.account().equals(account))
                .findFirst()
                .map(UserEntry::name)
                .orElseGet(() -> words.of("api-keys.owner.unknown"));
    }

    private void connection() {
        var now = session.sync().status().connection();
        // What a device confirms moves the channel's head, so that this desk hears of it.
        if (now == Connection.ONLINE && open == Tab.DEVICES && devices.isAnyAwaited())
            devices.bench().listing().refresh();
        var away = AWAY.contains(now);
        if (away == people.bench().away().get()) return;
        shelves.values().forEach(shelf -> shelf.bench().away().set(away));
        draw();
        if (!away) refresh();
    }

    private void go(Tab tab) {
        open = tab;
        tabs.mark(tab);
        screen.setCenter(shelf(tab).view());
        draw();
    }

    private void show(Tab tab) {
        go(tab);
        focus();
    }

    private void draw() {
        shelves.forEach((tab, shelf) -> tabs.count(tab, shelf.rows()));
        var deed = shelf(open).sheets().add();
        add.getChildren().setAll(deed == null ? List.of() : List.of(deed.button()));
    }

    public Region screen() {
        return screen;
    }

    public Node tabs() {
        return tabs;
    }

    /// What makes somebody new, or a new key.
    public Node button() {
        return add;
    }

    /// How much of its foot nothing may cover.
    public static double foot() {
        return BenchView.foot();
    }

    /// Asks the platform for all lists.
    public void refresh() {
        shelves.values().forEach(shelf -> shelf.bench().listing().refresh());
    }

    /// Asks anew and puts the keyboard into the list.
    public void shown() {
        refresh();
        focus();
    }

    private void focus() {
        shelf(open).view().focusList();
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        var all = new ArrayList<>(shelf(open).view().keys());
        all.addAll(tabKeys());
        return all;
    }

    private List<Shortcut> tabKeys() {
        return Arrays.stream(Tab.values())
                .map(tab -> Shortcut.control(words.of(tab.words()), tab.digit, () -> show(tab)))
                .toList();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        if (Shortcut.take(tabKeys(), event)) return;
        shelf(open).view().take(event);
    }

    /// What the command palette offers of it: the acts on what is selected, and the way here.
    public List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        entries.addAll(shelf(open).entries(words));
        shelves.forEach(
                (tab, shelf) -> {
                    var deed = shelf.sheets().add();
                    if (deed != null) entries.add(adding(tab, deed));
                });
        for (var tab : Tab.values())
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.go"),
                            tab.icon,
                            words.of("people.title") + ": " + words.of(tab.words()),
                            null,
                            List.of("Ctrl", tab.digit.getName()),
                            null,
                            () -> show(tab)));
        return entries;
    }

    private PaletteEntry adding(Tab tab, Deed deed) {
        var entry = deed.entry(words.of("people.title"), null);
        return entry.running(
                () -> {
                    show(tab);
                    entry.run().run();
                });
    }

    @Override
    public void close() {
        status.close();
        shelves.values().forEach(shelf -> shelf.view().close());
    }
}
