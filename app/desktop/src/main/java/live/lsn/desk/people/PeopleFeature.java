package live.lsn.desk.people;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.parts.ProfileDrafts;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Background;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;

/// The administrator's screen: people in one tab, the keys of programs in the other.
public final class PeopleFeature implements AutoCloseable {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final Set<Connection> AWAY =
            EnumSet.of(Connection.OFFLINE, Connection.SIGN_IN, Connection.INCOMPATIBLE);

    private final DeskSession session;
    private final PeopleWords words;
    private final PeopleViewModel people;
    private final KeysViewModel keys;
    private final PeopleSheets peopleSheets;
    private final KeysSheets keysSheets;
    private final BenchView<UserEntry, PersonDraft> peopleView;
    private final BenchView<ApiKey, KeyDraft> keysView;
    private final BorderPane screen = new BorderPane();
    private final HBox tabs = new HBox(4);
    private final HBox add = new HBox();
    private final Map<Tab, Button> buttons = new EnumMap<>(Tab.class);
    private final Subscription status;
    private Tab open = Tab.PEOPLE;

    private enum Tab {
        PEOPLE("bi-people"),
        KEYS("bi-key");

        private final String icon;

        Tab(String icon) {
            this.icon = icon;
        }
    }

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
        keys = new KeysViewModel(session, background, clock, this::owner);
        var drafts =
                new DraftBook(
                        new ProfileDrafts(session.notes()), background, words.formats(), clock);
        peopleSheets = new PeopleSheets(people, words, channels, drafts);
        keysSheets =
                new KeysSheets(
                        keys, words, channels, () -> access.get().granted(), this::owner, drafts);
        peopleView = new BenchView<>(people.bench(), peopleSheets, words);
        keysView = new BenchView<>(keys.bench(), keysSheets, words);
        for (var tab : Tab.values()) tab(tab);
        tabs.setAlignment(Pos.CENTER_LEFT);
        add.setAlignment(Pos.CENTER);
        people.bench()
                .listing()
                .state()
                .subscribe(
                        _ -> {
                            draw();
                            // Its owners' names come with the people.
                            keysView.redraw();
                        });
        keys.bench().listing().state().subscribe(_ -> draw());
        people.bench().step().subscribe(_ -> draw());
        keys.bench().step().subscribe(_ -> draw());
        status = session.sync().onStatus(_ -> background.onFx(this::connection));
        connection();
        go(Tab.PEOPLE);
    }

    private void tab(Tab tab) {
        var count = new Label();
        count.getStyleClass().addAll("small", "muted");
        var button = new Button(words.of("people.tab." + tab), count);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.getStyleClass().addAll("flat", "queue-tab");
        button.setPadding(new Insets(0, 10, 0, 10));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> show(tab));
        buttons.put(tab, button);
        tabs.getChildren().add(button);
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
        var away = AWAY.contains(session.sync().status().connection());
        if (away == people.bench().away().get()) return;
        people.bench().away().set(away);
        keys.bench().away().set(away);
        draw();
        if (!away) refresh();
    }

    private void go(Tab tab) {
        open = tab;
        buttons.forEach((each, button) -> button.pseudoClassStateChanged(ON, each == tab));
        screen.setCenter(tab == Tab.PEOPLE ? peopleView : keysView);
        draw();
    }

    private void show(Tab tab) {
        go(tab);
        focus();
    }

    private void draw() {
        count(Tab.PEOPLE, people.bench().listing().all().size());
        count(Tab.KEYS, keys.bench().listing().all().size());
        var deed = open == Tab.PEOPLE ? peopleSheets.add() : keysSheets.add();
        add.getChildren().setAll(deed.button());
    }

    private void count(Tab tab, int rows) {
        var button = buttons.get(tab);
        if (button != null && button.getGraphic() instanceof Label label)
            label.setText(rows == 0 ? "" : String.valueOf(rows));
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

    /// Asks the platform for both lists.
    public void refresh() {
        people.bench().listing().refresh();
        keys.bench().listing().refresh();
    }

    /// Asks anew and puts the keyboard into the list.
    public void shown() {
        refresh();
        focus();
    }

    private void focus() {
        if (open == Tab.PEOPLE) peopleView.focusList();
        else keysView.focusList();
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        var all = new ArrayList<>(open == Tab.PEOPLE ? peopleView.keys() : keysView.keys());
        all.addAll(tabKeys());
        return all;
    }

    private List<Shortcut> tabKeys() {
        return List.of(
                Shortcut.control(
                        words.of("people.tab.PEOPLE"), KeyCode.DIGIT1, () -> show(Tab.PEOPLE)),
                Shortcut.control(
                        words.of("people.tab.KEYS"), KeyCode.DIGIT2, () -> show(Tab.KEYS)));
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        if (Shortcut.take(tabKeys(), event)) return;
        if (open == Tab.PEOPLE) peopleView.take(event);
        else keysView.take(event);
    }

    /// What the command palette offers of it: the acts on what is selected, and the way here.
    public List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        var name = open == Tab.PEOPLE ? peopleView.selectedName() : keysView.selectedName();
        var deeds = open == Tab.PEOPLE ? peopleSheets.deeds() : keysSheets.deeds();
        if (name != null) deeds.forEach(deed -> entries.add(deed.entry(group(name), null)));
        entries.add(adding(Tab.PEOPLE, peopleSheets.add()));
        entries.add(adding(Tab.KEYS, keysSheets.add()));
        for (var tab : Tab.values())
            entries.add(
                    new PaletteEntry(
                            words.of("palette.group.go"),
                            tab.icon,
                            words.of("people.title") + ": " + words.of("people.tab." + tab),
                            null,
                            List.of("Ctrl", String.valueOf(tab.ordinal() + 1)),
                            null,
                            () -> show(tab)));
        return entries;
    }

    private String group(@Nullable String name) {
        return words.of("palette.group.case", name);
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
        peopleView.close();
        keysView.close();
    }
}
