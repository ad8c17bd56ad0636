package live.lsn.cli.bench;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.fraud.FraudFeature;
import live.lsn.platform.sample.SamplePeople;
import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.Theme;
import live.lsn.ui.table.ListPane;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// How busy the JavaFX thread is while somebody scrolls the queue and types a search.
final class FxBench implements Bench {
    private static final double P99_MS = 16.7;
    private static final double LONGEST_MS = 50;
    private static final double TIMES_PLAIN = 2;
    private static final int SECONDS = 15;
    private static final int PLAIN_ROWS = 10_000;
    private static final int PLAIN_COLUMNS = 9;
    private static final int WHEEL = -120;
    private static final int JUMP_EVERY = 40;
    private static final int TICKS_A_LETTER = 9;
    private static final int PAUSE_LETTERS = 14;

    @Override
    public String name() {
        return "fx";
    }

    @Override
    public String about() {
        return "the JavaFX thread while the queue is scrolled and searched";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var time = Duration.ofSeconds(setup.scaled(SECONDS, 2));
        FxStage.start();
        setup.say("fx: scrolling a plain table of %,d rows", PLAIN_ROWS);
        var plain = plain(time);
        // The readers of the queue end before its cache is closed.
        try (var filled = FilledQueue.open(setup);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var background = new Background(task -> begin(readers, task), Platform::runLater);
            var feature = FxStage.call(() -> feature(filled.session(), background));
            var stage = FxStage.show(feature::screen, FxBench::dress);
            try {
                return queue(setup, stage, time, plain, filled);
            } finally {
                setup.say("fx: waiting for what was still asked");
                FxStage.hide(stage);
                FxStage.call(
                        () -> {
                            feature.close();
                            readers.shutdown();
                            return true;
                        });
            }
        }
    }

    /// What the screen still asks for while it closes is not read any more.
    private static void begin(ExecutorService readers, Runnable task) {
        if (!readers.isShutdown()) readers.execute(task);
    }

    private List<Measured> queue(
            Setup setup, Stage stage, Duration time, BusyMeter.Busy plain, FilledQueue filled) {
        FxStage.await("queue", () -> !table(stage).getItems().isEmpty());
        setup.say("fx: scrolling the queue");
        FxStage.measure(stage, time.dividedBy(2), hand(stage));
        var scrolled = FxStage.measure(stage, time, hand(stage));
        setup.say("fx: typing a search");
        var word = filled.some().getFirst().number();
        FxStage.measure(stage, time.dividedBy(2), typing(stage, word));
        var typed = FxStage.measure(stage, time, typing(stage, word));
        var measured = new ArrayList<Measured>();
        var peer = "a plain table of %,d rows in memory".formatted(PLAIN_ROWS);
        measured.add(
                at("scrolling: busy", "ms p99", P99_MS, scrolled.busy().percentile(99))
                        .against(Peer.must(peer, plain.busy().percentile(99), TIMES_PLAIN)));
        measured.add(
                at("scrolling: busiest pulse", "ms", LONGEST_MS, scrolled.busy().max())
                        .against(Peer.told(peer, plain.busy().max())));
        measured.add(
                at(
                                "scrolling: a posted task waits",
                                "ms p99",
                                LONGEST_MS,
                                scrolled.waited().percentile(99))
                        .against(Peer.told(peer, plain.waited().percentile(99))));
        measured.add(at("typing: busy", "ms p99", P99_MS, typed.busy().percentile(99)));
        measured.add(at("typing: busiest pulse", "ms", LONGEST_MS, typed.busy().max()));
        measured.add(
                at(
                        "typing: a posted task waits",
                        "ms p99",
                        LONGEST_MS,
                        typed.waited().percentile(99)));
        return measured;
    }

    private Measured at(String what, String unit, double budget, double figure) {
        return Measured.atMost(name(), what, unit, budget, figure);
    }

    private static FraudFeature feature(DeskSession session, Background background) {
        Channel channel =
                SamplePeople.channels().stream()
                        .filter(one -> one.code().equals(FilledQueue.CHANNEL))
                        .findFirst()
                        .orElseThrow();
        return new FraudFeature(
                session,
                () -> new Access(EnumSet.allOf(Permission.class)),
                channel,
                background,
                Messages.bundle("live.lsn.desk.desk", Locale.UK),
                InstantSource.system(),
                new FraudFeature.Tools(
                        new ListPane.Kept<>(null, _ -> {}),
                        new JobList(background, Throwable::toString),
                        (_, _) -> null));
    }

    private static void dress(Scene scene) {
        Theme.apply(scene, Theme.DARK, Density.NORMAL);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        FraudFeature.class.getResource("/live/lsn/desk/desk.css"))
                                .toExternalForm());
    }

    private static BusyMeter.Busy plain(Duration time) {
        var stage = FxStage.show(FxBench::plainTable, FxBench::dress);
        try {
            FxStage.measure(stage, time.dividedBy(2), hand(stage));
            return FxStage.measure(stage, time, hand(stage));
        } finally {
            FxStage.hide(stage);
        }
    }

    private static TableView<List<String>> plainTable() {
        var table = new TableView<List<String>>();
        for (var i = 0; i < PLAIN_COLUMNS; i++) {
            var at = i;
            var column = new TableColumn<List<String>, String>("Column " + i);
            column.setPrefWidth(140);
            column.setCellValueFactory(
                    row -> new ReadOnlyStringWrapper(row.getValue().get(at)).getReadOnlyProperty());
            table.getColumns().add(column);
        }
        var rows = new ArrayList<List<String>>();
        for (var row = 0; row < PLAIN_ROWS; row++) {
            var cells = new ArrayList<String>();
            for (var i = 0; i < PLAIN_COLUMNS; i++) cells.add("row " + row + ", column " + i);
            rows.add(cells);
        }
        table.setItems(FXCollections.observableList(rows));
        return table;
    }

    private static TableView<?> table(Stage stage) {
        var root = stage.getScene().getRoot();
        if (root instanceof TableView<?> table) return table;
        return root.lookup(".table-view") instanceof TableView<?> table
                ? table
                : new TableView<String>();
    }

    /// A wheel turned without a break, and now and then a jump to another place.
    private static IntConsumer hand(Stage stage) {
        return tick -> {
            var table = table(stage);
            var rows = table.getItems().size();
            if (rows > 0 && tick % JUMP_EVERY == JUMP_EVERY - 1)
                table.scrollTo((int) (tick * 7_919L % rows));
            else if (table.lookup(".virtual-flow") instanceof Node flow)
                Event.fireEvent(flow, wheel(flow));
        };
    }

    private static ScrollEvent wheel(Node flow) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                100,
                100,
                100,
                100,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                WHEEL,
                0,
                WHEEL,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.LINES,
                -3,
                0,
                new PickResult(flow, 100, 100));
    }

    /// The word letter by letter, some seven a second, and a look at what is found; then the field
    /// is emptied and it begins anew.
    private static IntConsumer typing(Stage stage, String word) {
        return tick -> {
            if (tick % TICKS_A_LETTER != 0) return;
            if (!(stage.getScene().getRoot().lookup(".filter-bar .search")
                    instanceof TextField field)) return;
            var at = tick / TICKS_A_LETTER % (word.length() + 1 + PAUSE_LETTERS);
            if (at == 0) field.clear();
            else if (at <= word.length()) field.appendText(word.substring(at - 1, at));
        };
    }
}
