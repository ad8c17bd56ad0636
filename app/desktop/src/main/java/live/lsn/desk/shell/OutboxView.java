package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.trpc.Json;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.Icons;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SideBySide;
import live.lsn.ui.SideBySide.Side;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;

/// Everything this device has recorded: what needs the user, what waits, what was sent.
final class OutboxView extends BorderPane {
    static final Set<State> NEEDS_YOU = EnumSet.of(State.CONFLICT, State.REJECTED, State.PARKED);
    static final Set<State> WAITING = EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);
    private static final int SENT_SHOWN = 40;

    private final Commands commands;
    private final Function<OutboxCommand, String> subject;
    private final Background background;
    private final ResourceBundle text;
    private final InstantSource clock;
    private final VBox rows = new VBox();

    OutboxView(
            Commands commands,
            Function<OutboxCommand, String> subject,
            Background background,
            ResourceBundle text,
            InstantSource clock) {
        this.commands = commands;
        this.subject = subject;
        this.background = background;
        this.text = text;
        this.clock = clock;
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        var safe = new Label(text.getString("outbox.safe"), Icons.of("bi-shield-check"));
        safe.getStyleClass().addAll("small", "muted");
        safe.setPadding(new Insets(10, 16, 10, 16));
        setBottom(safe);
        refresh();
    }

    void refresh() {
        background.load(
                this::told,
                answer -> {
                    if (answer instanceof Loadable.Ready<List<Told>>(List<Told> all)) draw(all);
                });
    }

    /// A command with what people call the thing that it is about.
    private record Told(OutboxCommand command, String subject) {}

    private List<Told> told() {
        return commands.all().stream()
                .map(command -> new Told(command, subject.apply(command)))
                .toList();
    }

    private void draw(List<Told> all) {
        rows.getChildren().clear();
        group("outbox.needs-you", all, NEEDS_YOU, Integer.MAX_VALUE);
        group("outbox.waiting", all, WAITING, Integer.MAX_VALUE);
        group("outbox.sent", all, EnumSet.of(State.ACKED), SENT_SHOWN);
        if (rows.getChildren().isEmpty())
            rows.getChildren()
                    .add(
                            Placeholder.done(
                                    text.getString("outbox.empty"), text.getString("outbox.safe")));
    }

    private void group(String key, List<Told> all, Set<State> states, int most) {
        var some =
                all.reversed().stream()
                        .filter(told -> states.contains(told.command().state()))
                        .limit(most)
                        .toList();
        if (some.isEmpty()) return;
        var caption = new Label(text.getString(key));
        caption.getStyleClass().addAll("caption", "muted", "group-caption");
        caption.setPadding(new Insets(8, 16, 6, 16));
        rows.getChildren().add(caption);
        some.forEach(command -> rows.getChildren().add(row(command)));
    }

    private Node row(Told told) {
        var command = told.command();
        var what = new Label(words(told));
        what.getStyleClass().add("strong");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        var state = new Label(state(command));
        state.getStyleClass().add("small");
        state.setMinWidth(180);
        var age = new Label(age(command.occurredAt()));
        age.getStyleClass().addAll("small", "muted");
        age.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(12, Icons.of(icon(command.state())), what, spring, state, age);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(7, 16, 7, 16));
        line.getStyleClass().add("outbox-row");
        return NEEDS_YOU.contains(command.state()) ? new VBox(line, question(command)) : line;
    }

    private Node question(OutboxCommand command) {
        var box = new VBox(10);
        box.setPadding(new Insets(4, 16, 14, 44));
        if (command.state() == State.CONFLICT && command.answer() != null)
            box.getChildren().add(sides(command, Json.MAPPER.readTree(command.answer())));
        var keep = new ActButton("Keep theirs", null, ActButton.Kind.PRIMARY);
        keep.setOnAction(
                _ ->
                        background.load(
                                () -> {
                                    commands.keepTheirs(command.id());
                                    return true;
                                },
                                _ -> refresh()));
        var apply = new ActButton("Apply mine on top", null, ActButton.Kind.DEFAULT);
        apply.setOnAction(
                _ ->
                        background.load(
                                () -> commands.applyOnTop(command.id()),
                                answer -> {
                                    if (answer
                                            instanceof
                                            Loadable.Ready<Commands.Sent>(
                                                    Commands.Sent.Refused(var why))) {
                                        apply.setBlocked(
                                                text.containsKey(why.code())
                                                        ? text.getString(why.code())
                                                        : why.code());
                                    }
                                    refresh();
                                }));
        if (command.state() == State.CONFLICT && "DECIDED".equals(theirState(command)))
            apply.setBlocked(text.getString("fraud.case.already-decided"));
        box.getChildren().add(new HBox(8, keep, apply));
        return box;
    }

    private static String theirState(OutboxCommand command) {
        return command.answer() == null
                ? ""
                : Json.MAPPER.readTree(command.answer()).path("current").path("state").asString("");
    }

    private Node sides(OutboxCommand command, JsonNode conflict) {
        var mine = Json.MAPPER.readTree(command.input());
        var current = conflict.path("current");
        var decisions = current.path("decisions");
        var last =
                decisions.isArray() && !decisions.isEmpty()
                        ? decisions.get(decisions.size() - 1)
                        : current;
        return new SideBySide(
                new Side(
                        "bi-clock-history",
                        "Base, version "
                                + (command.basedOnVersion() == null
                                        ? "–"
                                        : command.basedOnVersion()),
                        "Waiting",
                        "what you saw"),
                new Side("bi-person", "Mine, this device", done(mine), clock(command.occurredAt())),
                new Side(
                        "bi-cloud",
                        "Theirs, now version " + current.path("version").asLong(0),
                        done(last),
                        conflict.path("at").asString("")));
    }

    private String done(JsonNode decision) {
        var verdict = decision.path("verdict").asString("");
        var code = decision.path("code").asString("");
        return text.containsKey("fraud.done." + verdict)
                ? text.getString("fraud.done." + verdict)
                        + ", "
                        + code
                        + " "
                        + text.getString("fraud.code." + code).replace("''", "'")
                : "changed";
    }

    private String words(Told told) {
        var input = Json.MAPPER.readTree(told.command().input());
        var verdict = input.path("verdict").asString("");
        if (!text.containsKey("fraud.act." + verdict))
            return text.getString("outbox.reveal").replace("{0}", told.subject());
        var code =
                text.getString("fraud.code." + input.path("code").asString("")).replace("''", "'");
        return text.getString("fraud.act." + verdict) + " " + told.subject() + " · " + code;
    }

    private String state(OutboxCommand command) {
        var now = clock.instant();
        return switch (command.state()) {
            case QUEUED ->
                    command.notBefore().isAfter(now)
                            ? "sends in "
                                    + (Duration.between(now, command.notBefore()).toSeconds() + 1)
                                    + " s"
                            : command.attempts() > 0
                                    ? "tried " + command.attempts() + " times"
                                    : "waits for the platform";
            case INFLIGHT -> "on its way";
            case AUTH_WAIT -> "waits for your sign-in";
            case ACKED ->
                    "receipt "
                            + (command.ackPosition() == null
                                    ? "–"
                                    : String.format(Locale.UK, "%,d", command.ackPosition()));
            case CONFLICT -> "changed by somebody else meanwhile";
            case REJECTED -> "the platform refused it";
            case PARKED -> "the platform could not take it";
            case DISCARDED_BY_USER -> "taken back";
        };
    }

    private static String icon(State state) {
        return switch (state) {
            case ACKED -> "bi-check";
            case CONFLICT, REJECTED, PARKED -> "bi-exclamation-circle";
            case INFLIGHT -> "bi-cloud-upload";
            case QUEUED, AUTH_WAIT, DISCARDED_BY_USER -> "bi-hourglass";
        };
    }

    private String age(Instant since) {
        var age = Duration.between(since, clock.instant());
        return age.toHours() > 0
                ? age.toHours() + " h " + age.toMinutesPart() + " min"
                : age.toMinutes() + " min";
    }

    private static String clock(Instant at) {
        return java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss")
                .format(at.atZone(java.time.ZoneId.systemDefault()));
    }
}
