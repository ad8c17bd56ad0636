package live.lsn.desk.people;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.desk.people.Parts.Fact;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Columns;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SpareRoom;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How devices are shown: whose they are, when they were last seen, and how far a wipe is.
final class DevicesSheets implements Sheets<Device, WipeDraft> {
    private static final double SHARE = 0.55;

    private final DevicesViewModel model;
    private final PeopleWords words;
    private final DraftBook drafts;
    private final Function<String, String> owner;

    /// @param owner name of an account
    DevicesSheets(
            DevicesViewModel model,
            PeopleWords words,
            Function<String, String> owner,
            DraftBook drafts) {
        this.model = model;
        this.words = words;
        this.owner = owner;
        this.drafts = drafts;
    }

    @Override
    public Names names() {
        return new Names(
                words.of("people.tab.DEVICES"),
                words.of("devices.search"),
                words.of("devices.count.one"),
                words.of("devices.count"),
                words.of("devices.no-match"),
                SHARE);
    }

    @Override
    public void addColumns(TableView<Device> table) {
        var name =
                Columns.<Device, String>text(
                        words.of("people.column.name"), 150, DevicesViewModel::name, n -> n);
        name.getStyleClass().addAll("id", "first-column");
        name.setMinWidth(110);
        var seen =
                Columns.<Device, Instant>text(
                        words.of("devices.column.seen"), 140, Device::seen, words::dateAndTime);
        seen.getStyleClass().add("muted");
        var state =
                Columns.<Device, Device>text(
                        words.of("people.column.state"), 150, device -> device, _ -> "");
        state.setCellFactory(_ -> new BadgeCell<>(this::badges));
        table.getColumns()
                .setAll(
                        List.of(
                                name,
                                Columns.<Device, String>text(
                                        words.of("devices.column.person"),
                                        130,
                                        device -> owner.apply(device.account()),
                                        n -> n),
                                seen,
                                state));
        table.getColumns().forEach(column -> column.setSortable(!column.equals(state)));
        SpareRoom.to(table, name);
    }

    private List<Badge> badges(Device device) {
        var badges = new ArrayList<Badge>();
        if (model.isHere(device))
            badges.add(new Badge(words.of("devices.badge.here"), Tone.ACCENT));
        switch (DevicesViewModel.life(device)) {
            case IN_USE -> {}
            case ORDERED -> badges.add(new Badge(words.of("devices.badge.ordered"), Tone.SEVERE));
            case WIPED -> badges.add(new Badge(words.of("devices.badge.wiped"), Tone.NEUTRAL));
        }
        return badges;
    }

    @Override
    public Node empty() {
        return Placeholder.done(words.of("devices.empty"), words.of("devices.empty.text"));
    }

    @Override
    public String name(Device device) {
        return DevicesViewModel.name(device);
    }

    @Override
    public String asked(Device device) {
        return words.of(
                "devices.asked",
                name(device),
                owner.apply(device.account()),
                moment(device.seen()));
    }

    @Override
    public Region facts(Device device) {
        var person = owner.apply(device.account());
        var facts = new ArrayList<Fact>();
        facts.add(fact("devices.column.person", person));
        facts.add(fact("devices.column.seen", moment(device.seen())));
        facts.add(fact("devices.fact.first", moment(device.first())));
        facts.add(fact("devices.fact.wipe", wipe(device)));
        var reason = device.reason();
        if (reason != null)
            facts.add(fact("devices.field.reason", words.of("devices.reason." + reason)));
        if (device.left() > 0)
            facts.add(fact("devices.fact.left", words.of("devices.left", device.left(), person)));
        facts.add(fact("devices.fact.id", device.install()));
        return new VBox(
                Parts.head(name(device), badges(device), words.of("devices.lead", person)),
                Parts.section(null, Parts.facts(facts)),
                Parts.section(
                        words.of("devices.about"), Parts.muted(words.of("devices.about.text"))));
    }

    private String wipe(Device device) {
        return switch (DevicesViewModel.life(device)) {
            case IN_USE -> words.of("devices.wipe.none");
            case ORDERED -> words.of("devices.wipe.ordered", ago(device.ordered()));
            case WIPED -> words.of("devices.wipe.wiped", moment(device.wiped()));
        };
    }

    /// One line for a list of somebody's devices.
    String line(Device device) {
        return name(device)
                + " · "
                + switch (DevicesViewModel.life(device)) {
                    case IN_USE -> words.of("devices.seen", moment(device.seen()));
                    case ORDERED, WIPED -> wipe(device);
                };
    }

    private Fact fact(String key, String value) {
        return new Fact(words.of(key), value);
    }

    private String ago(@Nullable Instant at) {
        return at == null ? "" : words.ago(Duration.between(at, model.now()));
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "" : words.moment(at);
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed(
                        words.of("devices.act.wipe"),
                        "bi-eraser",
                        KeyCode.X,
                        ActButton.Kind.DANGER,
                        this::blocked,
                        model::wipe));
    }

    private @Nullable String blocked() {
        var why = model.bench().blocked();
        var device = model.bench().listing().selected().get();
        if (why == null)
            why = device == null ? "devices.blocked.none" : DevicesViewModel.ended(device);
        return why == null ? null : words.of(why);
    }

    @Override
    public @Nullable Deed add() {
        return null;
    }

    @Override
    public EntrySheet<Device, WipeDraft> form(WipeDraft draft) {
        return new WipeForm(model, words, drafts, draft, owner.apply(draft.device().account()));
    }

    @Override
    public void confirm() {
        model.confirm();
    }
}
