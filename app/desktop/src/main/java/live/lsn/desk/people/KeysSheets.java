package live.lsn.desk.people;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.desk.people.KeysViewModel.Life;
import live.lsn.desk.people.Parts.Fact;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Columns;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SpareRoom;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// How keys are shown: whose they are, what they may do and until when, and the acts on them.
final class KeysSheets implements Sheets<ApiKey, KeyDraft> {
    private static final double SHARE = 0.63;

    private final KeysViewModel model;
    private final PeopleWords words;
    private final List<Channel> channels;
    private final DraftBook drafts;
    private final Supplier<Set<Permission>> mine;
    private final Function<String, String> owner;

    /// @param mine what the person may do now
    /// @param owner name of an account
    KeysSheets(
            KeysViewModel model,
            PeopleWords words,
            List<Channel> channels,
            Supplier<Set<Permission>> mine,
            Function<String, String> owner,
            DraftBook drafts) {
        this.drafts = drafts;
        this.model = model;
        this.words = words;
        this.channels = List.copyOf(channels);
        this.mine = mine;
        this.owner = owner;
    }

    @Override
    public Names names() {
        return new Names(
                words.of("people.tab.KEYS"),
                words.of("api-keys.search"),
                words.of("api-keys.count.one"),
                words.of("api-keys.count"),
                words.of("api-keys.no-match"),
                SHARE);
    }

    @Override
    public void addColumns(TableView<ApiKey> table) {
        var name =
                Columns.<ApiKey, String>text(
                        words.of("api-keys.column.name"), 150, ApiKey::name, n -> n);
        name.getStyleClass().addAll("id", "first-column");
        name.setMinWidth(100);
        var last =
                Columns.<ApiKey, String>text(
                        words.of("api-keys.column.used"), 90, this::used, text -> text);
        last.getStyleClass().add("muted");
        var state =
                Columns.<ApiKey, ApiKey>text(
                        words.of("people.column.state"), 84, key -> key, _ -> "");
        state.setCellFactory(_ -> new BadgeCell<>(this::badges));
        table.getColumns()
                .setAll(
                        List.of(
                                name,
                                Columns.<ApiKey, String>text(
                                        words.of("api-keys.column.owner"),
                                        104,
                                        key -> owner.apply(key.owner()),
                                        n -> n),
                                Columns.<ApiKey, Integer>number(
                                        words.of("api-keys.column.rights"),
                                        56,
                                        key -> key.permissions().size(),
                                        String::valueOf),
                                Columns.<ApiKey, String>text(
                                        words.of("people.column.channels"),
                                        72,
                                        key -> PeopleWords.channels(key.channels()),
                                        c -> c),
                                Columns.<ApiKey, Instant>text(
                                        words.of("api-keys.fact.made"),
                                        92,
                                        ApiKey::createdAt,
                                        words::date),
                                last,
                                state,
                                expires()));
        table.getColumns().forEach(column -> column.setSortable(!column.equals(state)));
        SpareRoom.to(table, name);
    }

    private TableColumn<ApiKey, ApiKey> expires() {
        var column =
                Columns.<ApiKey, ApiKey>number(
                        words.of("api-keys.column.expires"), 112, key -> key, _ -> "");
        column.getStyleClass().add("last-column");
        column.setCellFactory(_ -> new LifeCell(model::life, key -> words.date(key.expiresAt())));
        column.setComparator(Comparator.comparing(ApiKey::expiresAt));
        return column;
    }

    private String used(ApiKey key) {
        return key.usedAt() == null ? words.of("api-keys.never") : words.date(key.usedAt());
    }

    private List<Badge> badges(ApiKey key) {
        return switch (model.life(key)) {
            case GOOD -> List.of();
            case SOON ->
                    List.of(
                            new Badge(
                                    words.of("api-keys.badge.soon", words.left(model.left(key))),
                                    Tone.SEVERE));
            case OVER -> List.of(new Badge(words.of("api-keys.badge.over"), Tone.DANGER));
            case REVOKED -> List.of(new Badge(words.of("api-keys.badge.revoked"), Tone.NEUTRAL));
        };
    }

    @Override
    public Node empty() {
        return Placeholder.done(words.of("api-keys.empty"), words.of("api-keys.empty.text"));
    }

    @Override
    public String name(ApiKey key) {
        return key.name();
    }

    @Override
    public Region facts(ApiKey key) {
        return new VBox(
                Parts.head(
                        key.name(),
                        badges(key),
                        words.of("api-keys.lead", owner.apply(key.owner()))),
                Parts.section(
                        null,
                        Parts.facts(
                                List.of(
                                        fact("people.fact.channels", channels(key)),
                                        fact("api-keys.fact.made", moment(key.createdAt())),
                                        fact("api-keys.fact.expires", expires(key)),
                                        fact(
                                                "api-keys.fact.used",
                                                key.usedAt() == null
                                                        ? words.of("api-keys.never.long")
                                                        : moment(key.usedAt())),
                                        fact("api-keys.fact.id", key.id())))),
                Parts.section(
                        words.of("api-keys.may"),
                        Parts.lines(
                                "bi-check",
                                PeopleWords.sorted(key.permissions()).stream()
                                        .map(words::may)
                                        .toList()),
                        Parts.muted(words.of("api-keys.may.owner"))));
    }

    private Fact fact(String key, String value) {
        return new Fact(words.of(key), value);
    }

    private String moment(Instant at) {
        return words.moment(at);
    }

    private String expires(ApiKey key) {
        var at = words.moment(key.expiresAt());
        return model.life(key) == Life.GOOD || model.life(key) == Life.SOON
                ? words.of("api-keys.fact.expires.in", at, words.left(model.left(key)))
                : at;
    }

    private String channels(ApiKey key) {
        return String.join(
                "; ",
                channels.stream()
                        .filter(channel -> key.channels().contains(channel.code()))
                        .map(channel -> channel.code() + ", " + channel.name())
                        .toList());
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed(
                        words.of("api-keys.act.rotate"),
                        "bi-arrow-repeat",
                        KeyCode.R,
                        ActButton.Kind.DEFAULT,
                        this::blocked,
                        () -> model.ask(Act.ROTATE)),
                new Deed(
                        words.of("api-keys.act.revoke"),
                        "bi-x-octagon",
                        KeyCode.X,
                        ActButton.Kind.DANGER,
                        this::blocked,
                        () -> model.ask(Act.REVOKE)));
    }

    private @Nullable String blocked() {
        var why = model.bench().blocked();
        var key = model.bench().listing().selected().get();
        if (why == null) why = key == null ? "api-keys.blocked.none" : model.ended(key);
        return why == null ? null : words.of(why);
    }

    @Override
    public Deed add() {
        return new Deed(
                words.of("api-keys.act.new"),
                "bi-key",
                KeyCode.N,
                ActButton.Kind.DEFAULT,
                () -> {
                    var why = model.bench().blocked();
                    return why == null ? null : words.of(why);
                },
                model::add);
    }

    @Override
    public EntrySheet<ApiKey, KeyDraft> form(KeyDraft draft) {
        return new KeyForm(model, words, channels, mine.get(), drafts, draft);
    }

    @Override
    public void confirm() {
        model.confirm();
    }
}
