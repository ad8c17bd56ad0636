package live.lsn.desk.people;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.desk.people.Parts.Fact;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Columns;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SpareRoom;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// How people are shown: who they are, what they may do, and the acts on their access.
final class PeopleSheets implements Sheets<UserEntry, PersonDraft> {
    /// As the platform's sign-in has it.
    private static final Set<Role> NEED_SECOND_FACTOR =
            EnumSet.of(Role.ADMINISTRATOR, Role.FOUNDER);

    private static final double SHARE = 0.49;

    private final PeopleViewModel model;
    private final PeopleWords words;
    private final List<Channel> channels;
    private final DraftBook drafts;
    private final Function<String, List<String>> devices;
    private final Consumer<UserEntry> onDevices;

    /// @param devices of an account, a line each
    /// @param onDevices shows them
    PeopleSheets(
            PeopleViewModel model,
            PeopleWords words,
            List<Channel> channels,
            DraftBook drafts,
            Function<String, List<String>> devices,
            Consumer<UserEntry> onDevices) {
        this.devices = devices;
        this.onDevices = onDevices;
        this.drafts = drafts;
        this.model = model;
        this.words = words;
        this.channels = List.copyOf(channels);
    }

    @Override
    public Names names() {
        return new Names(
                words.of("people.tab.PEOPLE"),
                words.of("people.search"),
                words.of("people.count.one"),
                words.of("people.count"),
                words.of("people.no-match"),
                SHARE);
    }

    @Override
    public void addColumns(TableView<UserEntry> table) {
        var name =
                Columns.<UserEntry, String>text(
                        words.of("people.column.name"), 170, UserEntry::name, n -> n);
        name.getStyleClass().addAll("id", "first-column");
        name.setMinWidth(110);
        var login =
                Columns.<UserEntry, String>text(
                        words.of("people.column.login"), 120, UserEntry::login, l -> l);
        login.getStyleClass().add("muted");
        var state =
                Columns.<UserEntry, UserEntry>text(
                        words.of("people.column.state"), 168, user -> user, _ -> "");
        state.setCellFactory(_ -> new BadgeCell<>(this::badges));
        table.getColumns()
                .setAll(
                        List.of(
                                name,
                                login,
                                Columns.<UserEntry, Role>text(
                                        words.of("people.column.role"),
                                        140,
                                        UserEntry::role,
                                        words::role),
                                Columns.<UserEntry, String>text(
                                        words.of("people.column.channels"),
                                        72,
                                        user -> PeopleWords.channels(user.channels()),
                                        c -> c),
                                state));
        table.getColumns().forEach(column -> column.setSortable(!column.equals(state)));
        SpareRoom.to(table, name);
    }

    private List<Badge> badges(UserEntry user) {
        var badges = new ArrayList<Badge>();
        if (model.isSelf(user)) badges.add(badge("people.badge.you", Tone.ACCENT));
        if (user.disabled()) badges.add(badge("people.badge.disabled", Tone.DANGER));
        if (user.locked()) badges.add(badge("people.badge.locked", Tone.SEVERE));
        if (!user.password()) badges.add(badge("people.badge.no-password", Tone.NEUTRAL));
        if (user.secondFactor())
            badges.add(
                    new Badge(
                            words.of("people.badge.second-factor"),
                            Tone.SUCCESS,
                            "bi-shield-check"));
        return badges;
    }

    private Badge badge(String key, Tone tone) {
        return new Badge(words.of(key), tone);
    }

    @Override
    public Node empty() {
        return Placeholder.done(words.of("people.empty"), words.of("people.empty.text"));
    }

    @Override
    public String name(UserEntry user) {
        return user.name();
    }

    @Override
    public Region facts(UserEntry user) {
        return new VBox(
                Parts.head(
                        user.name(),
                        badges(user),
                        words.role(user.role()) + " · " + PeopleWords.channels(user.channels())),
                Parts.section(
                        null,
                        Parts.facts(
                                List.of(
                                        fact("people.fact.login", user.login()),
                                        fact("people.fact.channels", channels(user)),
                                        fact("people.fact.sign-in", words.of(signIn(user))),
                                        fact("people.fact.password", words.of(password(user))),
                                        fact(
                                                "people.fact.second-factor",
                                                words.of(secondFactor(user)))))),
                devices(user),
                Parts.section(
                        words.of("people.may.title"),
                        Parts.lines(
                                "bi-check",
                                PeopleWords.sorted(user.role().permissions()).stream()
                                        .map(words::may)
                                        .toList())));
    }

    private Region devices(UserEntry user) {
        var lines = devices.apply(user.account());
        return Parts.section(
                words.of("people.devices"),
                lines.isEmpty()
                        ? Parts.muted(words.of("people.devices.none"))
                        : Parts.lines("bi-laptop", lines));
    }

    private Fact fact(String key, String value) {
        return new Fact(words.of(key), value);
    }

    private String channels(UserEntry user) {
        return String.join(
                "; ",
                channels.stream()
                        .filter(channel -> user.channels().contains(channel.code()))
                        .map(channel -> channel.code() + ", " + channel.name())
                        .toList());
    }

    private static String signIn(UserEntry user) {
        if (user.disabled()) return "people.fact.sign-in.disabled";
        return user.locked() ? "people.fact.sign-in.locked" : "people.fact.sign-in.may";
    }

    private static String password(UserEntry user) {
        return user.password() ? "people.fact.password.set" : "people.fact.password.none";
    }

    private static String secondFactor(UserEntry user) {
        if (user.secondFactor()) return "people.fact.second-factor.on";
        return NEED_SECOND_FACTOR.contains(user.role())
                ? "people.fact.second-factor.coming"
                : "people.fact.second-factor.off";
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                deed("people.act.edit", "bi-pencil", KeyCode.E, _ -> null, model::edit),
                deed(
                        "people.act.password",
                        "bi-key",
                        KeyCode.P,
                        _ -> null,
                        () -> model.ask(Act.PASSWORD)),
                deed(
                        "people.act.second-factor",
                        "bi-shield-x",
                        KeyCode.F,
                        user -> user.secondFactor() ? null : "people.blocked.no-second-factor",
                        () -> model.ask(Act.SECOND_FACTOR)),
                deed(
                        "people.act.devices",
                        "bi-laptop",
                        KeyCode.D,
                        user ->
                                devices.apply(user.account()).isEmpty()
                                        ? "people.blocked.no-devices"
                                        : null,
                        this::showDevices),
                deed(
                        "people.act.sessions",
                        "bi-door-closed",
                        KeyCode.X,
                        _ -> null,
                        () -> model.ask(Act.SESSIONS)));
    }

    private void showDevices() {
        var user = model.bench().listing().selected().get();
        if (user != null) onDevices.accept(user);
    }

    private Deed deed(
            String key,
            String icon,
            KeyCode code,
            Function<UserEntry, @Nullable String> blocked,
            Runnable run) {
        return new Deed(
                words.of(key),
                icon,
                code,
                code == KeyCode.X ? ActButton.Kind.DANGER : ActButton.Kind.DEFAULT,
                () -> blocked(blocked),
                run);
    }

    private @Nullable String blocked(Function<UserEntry, @Nullable String> more) {
        var why = model.bench().blocked();
        var user = model.bench().listing().selected().get();
        if (why == null) why = user == null ? "people.blocked.nobody" : more.apply(user);
        return why == null ? null : words.of(why);
    }

    @Override
    public Deed add() {
        return new Deed(
                words.of("people.act.new"),
                "bi-person-plus",
                KeyCode.N,
                ActButton.Kind.DEFAULT,
                () -> {
                    var why = model.bench().blocked();
                    return why == null ? null : words.of(why);
                },
                model::add);
    }

    @Override
    public EntrySheet<UserEntry, PersonDraft> form(PersonDraft draft) {
        var before = draft.before();
        return before == null
                ? new PersonWizard(model, words, channels, drafts, draft)
                : new PersonForm(model, words, channels, drafts, before);
    }

    @Override
    public void confirm() {
        model.confirm();
    }
}
