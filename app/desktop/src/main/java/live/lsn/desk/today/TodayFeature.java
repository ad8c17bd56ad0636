package live.lsn.desk.today;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import live.lsn.api.model.Channel;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.parts.AskedFile;
import live.lsn.desk.parts.ProfileDrafts;
import live.lsn.desk.store.State;
import live.lsn.rules.insights.Period;
import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Segments;
import live.lsn.ui.Shortcut;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.table.FileAsk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/// Today as the window knows it: its page, its tabs and keys, and the wall.
public final class TodayFeature implements AutoCloseable {
    private final TodayViewModel model;
    private final TodayView view;
    private final TodayWords words;
    private final TodayActs acts;
    private final Label lead = new Label();
    private final WallView wall;
    private final PageExport export;
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    /// @param access what the person may do, as far as is known now
    /// @param jobs where long work is shown
    public TodayFeature(
            DeskSession session,
            Supplier<Access> access,
            Channel channel,
            Background background,
            ResourceBundle text,
            InstantSource clock,
            TodayActs acts,
            JobList jobs) {
        this.acts = acts;
        words = new TodayWords(text, channel);
        var reader =
                new TodayReader(session.cache(), access, outgoing(session), channel.zone(), clock);
        model =
                new TodayViewModel(
                        new TodayViewModel.Desk(
                                session.cache(), session.commands(), channel.code(), access),
                        reader,
                        background,
                        clock);
        export =
                new PageExport(
                        reader,
                        words,
                        new PageExport.Tools(
                                channel.code(),
                                jobs,
                                FileAsk.workbook(),
                                () -> session.sync().status().lastSync(),
                                clock));
        view =
                new TodayView(
                        model,
                        words,
                        acts,
                        this::export,
                        new AskedFile(words.messages(), jobs),
                        () -> session.sync().status().lastSync(),
                        new DraftBook(
                                new ProfileDrafts(session.notes()),
                                background,
                                words.formats(),
                                clock));
        wall = new WallView(model, words, channel, session.sync()::status, clock);
        lead.getStyleClass().addAll("small", "muted");
        model.page()
                .subscribe(
                        _ -> {
                            var page = model.shown();
                            if (page != null)
                                lead.setText(words.lead(page.window(), page.question().period()));
                        });
        second.setCycleCount(Animation.INDEFINITE);
        view.sceneProperty().subscribe(_ -> rest());
        wall.sceneProperty().subscribe(_ -> rest());
        model.refresh();
    }

    private static TodayReader.Outgoing outgoing(DeskSession session) {
        return new TodayReader.Outgoing() {
            @Override
            public long needsYou() {
                return session.commands()
                        .in(
                                EnumSet.of(
                                        State.CONFLICT,
                                        State.REJECTED,
                                        State.PARKED,
                                        State.LOST,
                                        State.UNSURE))
                        .size();
            }

            @Override
            public long unsent() {
                return session.commands()
                        .in(EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT))
                        .size();
            }
        };
    }

    /// Reads while somebody looks, and rests otherwise.
    private void rest() {
        if (view.getScene() == null && wall.getScene() == null) second.stop();
        else second.play();
    }

    private void tick() {
        model.tick();
        view.tellAge();
        wall.tick();
    }

    public Region screen() {
        return view;
    }

    /// The page for a screen that everybody sees.
    public WallView wall() {
        return wall;
    }

    /// What the days are, behind the title.
    public Node lead() {
        return lead;
    }

    /// The period, and the way to the wall.
    public List<Node> buttons() {
        var period =
                new Segments<>(
                        words.of("today.period"),
                        List.of(Period.values()),
                        each -> words.of("today.period." + each),
                        model.question().get().period(),
                        model::look);
        model.question().subscribe(asked -> period.choose(asked.period()));
        var toWall = new ActButton(words.of("today.wall"), "W", ActButton.Kind.DEFAULT);
        toWall.setFocusTraversable(false);
        toWall.setOnAction(_ -> acts.wall().run());
        return List.of(period, toWall);
    }

    /// Reads anew and puts the keyboard onto the tiles.
    public void shown() {
        model.refresh();
        view.focusTiles();
    }

    public void refresh() {
        model.refresh();
    }

    private void export() {
        export.ask(view.getScene().getWindow(), model.shown());
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        return view.keys();
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        var group = words.of("today.title");
        for (var period : Period.values())
            entries.add(
                    new PaletteEntry(
                            group,
                            "bi-calendar3",
                            words.of("today.palette.period", words.of("today.period." + period)),
                            null,
                            List.of(String.valueOf(period.ordinal() + 1)),
                            null,
                            () -> model.look(period)));
        var page = model.shown();
        if (page != null)
            for (var reading : page.readings())
                entries.add(
                        new PaletteEntry(
                                group,
                                "bi-question-circle",
                                words.of("today.palette.explain", words.name(reading.measure())),
                                null,
                                List.of("E"),
                                null,
                                () -> model.explain(reading.measure())));
        entries.add(
                new PaletteEntry(
                        group,
                        "bi-display",
                        words.of("today.wall.show"),
                        null,
                        List.of("W"),
                        null,
                        acts.wall()));
        entries.add(
                new PaletteEntry(
                        group,
                        "bi-file-earmark-spreadsheet",
                        words.of("today.export"),
                        null,
                        List.of("Ctrl", "E"),
                        null,
                        this::export));
        return entries;
    }

    @Override
    public void close() {
        second.stop();
        view.close();
        model.close();
    }
}
