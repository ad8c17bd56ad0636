package live.lsn.desk.floor;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.model.goods.Lot;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.FilePicker;
import live.lsn.desk.attach.FileWords;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.label.LabelDesk;
import live.lsn.desk.parts.AskedFile;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Icons;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The floor as the window knows it: its home and what is done from there.
public final class FloorFeature implements AutoCloseable {
    private final FloorWords words;
    private final FloorViewModel model;
    private final FloorMemory memory;
    private final LotFiles files;
    private final FloorHome home;
    private final @Nullable DeliveriesPage deliveries;
    private final @Nullable ReceivingPage receiving;
    private final @Nullable PutAwayPage putAway;
    private final LabelDesk labels;
    private final LabelPage labelPage;
    private final StackPane place = new StackPane();
    private final Map<Node, Page> pages = new HashMap<>();
    private final Page homePage;
    private final VBox screen;
    private final ToggleSwitch gloves;
    private final HBox worn;

    /// @param focus puts the keyboard where scans are taken
    /// @param leave takes Escape; false where there is nothing to leave
    private record Page(Runnable focus, BooleanSupplier leave) {
        static Page of(Runnable focus, Runnable leave) {
            return new Page(
                    focus,
                    () -> {
                        leave.run();
                        return true;
                    });
        }
    }

    /// @param inspections null where nobody inspects here
    public FloorFeature(
            DeskSession session,
            Access access,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock,
            JobList jobs,
            @Nullable Inspections inspections) {
        words = new FloorWords(messages, messages.formats(channel.zone()));
        var offered = FloorAccess.of(access);
        var reader = new FloorReader(session.cache(), channel.zone(), session.account(), clock);
        var commands = new FloorCommands(session);
        model = new FloorViewModel(session, reader, background);
        memory = new FloorMemory(session.notes(), background);
        files = new LotFiles(session, commands, clock, background);
        home =
                new FloorHome(
                        model,
                        words,
                        new FloorHome.Ways(
                                offered.inspect() ? inspections : null,
                                offered.receive(),
                                this::showDeliveries,
                                this::receive,
                                () -> putAway(null),
                                this::putAway));
        labels =
                new LabelDesk(
                        messages,
                        words.formats(),
                        new Goods(session.cache()),
                        new AskedFile(messages, jobs),
                        session.notes(),
                        background);
        labelPage = new LabelPage(labels);
        pages.put(labelPage, Page.of(labelPage::focus, labelPage::leave));
        homePage = new Page(home::focus, home::leave);
        if (offered.receive()) {
            var counted = new ReceivingViewModel(reader, commands, words, background);
            files.model().onRefusal(why -> counted.tell(Tone.DANGER, words.refusal(why.code())));
            var photos =
                    new FilesPane(
                            files.model(),
                            new FileWords(messages, words.formats()),
                            FilePicker.dialogs(),
                            LotFiles.KEY);
            deliveries = new DeliveriesPage(model, words, this::receive, this::goHome);
            receiving = new ReceivingPage(counted, words, files, photos, this::goHome);
            putAway =
                    new PutAwayPage(
                            new PutAwayViewModel(reader, commands, words, background),
                            model,
                            words,
                            this::goHome);
            for (var papers : List.of(receiving.papers(), putAway.papers()))
                papers.onPress(this::printLabels, this::printTravellers);
            pages.put(deliveries, Page.of(deliveries::focus, this::goHome));
            pages.put(receiving, Page.of(receiving::focus, receiving::leave));
            pages.put(putAway, Page.of(putAway::focus, putAway::leave));
        } else {
            deliveries = null;
            receiving = null;
            putAway = null;
        }
        var offline = new OfflineBar(words);
        model.safe().subscribe(offline::show);
        model.found()
                .subscribe(
                        found -> {
                            if (found instanceof Found.Order(var order) && offered.receive()) {
                                model.forget();
                                receive(order.id());
                            }
                        });
        place.getChildren().setAll(home);
        VBox.setVgrow(place, Priority.ALWAYS);
        screen = new VBox(offline, place);
        screen.getStyleClass().addAll("floor", "density-touch");
        screen.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        gloves = new ToggleSwitch(words.of("floor.gloves"));
        gloves.setFocusTraversable(false);
        // What is around it takes the press, so that a glove finds it.
        gloves.setMouseTransparent(true);
        worn = new HBox(8, Icons.of("bi-hand-index"), gloves);
        worn.getStyleClass().add("floor-gloves");
        worn.setMaxHeight(Region.USE_PREF_SIZE);
        worn.setOnMouseClicked(_ -> gloves.setSelected(!gloves.isSelected()));
        gloves.selectedProperty().subscribe((_, worn) -> wear(worn));
        memory.load(gloves::setSelected);
    }

    private void wear(boolean worn) {
        screen.getStyleClass().remove("gloves");
        if (worn) screen.getStyleClass().add("gloves");
        memory.keep(worn);
    }

    public Region screen() {
        return screen;
    }

    /// What stands at the right of the title.
    public List<Node> buttons() {
        return List.of(worn);
    }

    /// Reads anew and puts the keyboard where scans are taken.
    public void shown() {
        model.refresh();
        open().focus().run();
    }

    /// The page that is open.
    private Page open() {
        return pages.getOrDefault(place.getChildren().getFirst(), homePage);
    }

    private void goHome() {
        place.getChildren().setAll(home);
        model.forget();
        model.refresh();
        home.focus();
    }

    private void showDeliveries() {
        if (deliveries == null) return;
        place.getChildren().setAll(deliveries);
        deliveries.focus();
    }

    private void receive(String orderId) {
        if (receiving == null) return;
        place.getChildren().setAll(receiving);
        receiving.open(orderId);
    }

    private void putAway(@Nullable Lot lot) {
        if (putAway == null) return;
        place.getChildren().setAll(putAway);
        putAway.open(lot);
    }

    /// What papers are printed of on the page that is open.
    private List<Lot> papersOf() {
        var open = place.getChildren().getFirst();
        if (receiving != null && open.equals(receiving)) return receiving.papersOf();
        return putAway != null && open.equals(putAway) ? putAway.papersOf() : List.of();
    }

    private void printLabels() {
        var open = place.getChildren().getFirst();
        var lots = papersOf();
        if (lots.isEmpty()) nothingToPrint();
        else {
            place.getChildren().setAll(labelPage);
            labelPage.open(
                    lots,
                    () -> {
                        place.getChildren().setAll(open);
                        open().focus().run();
                    });
        }
    }

    private void printTravellers() {
        var lots = papersOf();
        if (lots.isEmpty()) nothingToPrint();
        else labels.travellers(lots);
    }

    private void nothingToPrint() {
        var open = place.getChildren().getFirst();
        var why = new Told(Tone.WARNING, words.of("label.none"));
        if (receiving != null && open.equals(receiving)) receiving.tell(why);
        else if (putAway != null && open.equals(putAway)) putAway.tell(why);
    }

    private List<Shortcut> papers() {
        return List.of(
                Shortcut.control(words.of("label.print"), KeyCode.P, this::printLabels),
                Shortcut.controlShift(
                        words.of("traveller.print"), KeyCode.P, this::printTravellers));
    }

    private void escape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        if (open().leave().getAsBoolean()) event.consume();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        if (Shortcut.take(List.of(wearing()), event)) return;
        if (receiving != null && Shortcut.take(papers(), event)) return;
        if (event.getTarget() instanceof TextInputControl || event.isShortcutDown()) return;
        // A scanner types wherever the keyboard is. The sign itself comes after the key, and so
        // into
        // the field.
        if (event.getCode().isLetterKey() || event.getCode().isDigitKey()) open().focus().run();
    }

    private Shortcut wearing() {
        return Shortcut.control(
                words.of("floor.gloves"),
                KeyCode.G,
                () -> gloves.setSelected(!gloves.isSelected()));
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        var keys = new ArrayList<Shortcut>();
        keys.add(new Shortcut(words.of("floor.key.digit"), List.of("1", "…", "9"), _ -> false));
        keys.add(new Shortcut(words.of("floor.key.usual"), List.of("Enter"), _ -> false));
        keys.add(new Shortcut(words.of("floor.key.step"), List.of("↑", "↓"), _ -> false));
        keys.add(new Shortcut(words.of("floor.back"), List.of("Esc"), _ -> false));
        if (receiving != null) {
            keys.addAll(receiving.keys());
            keys.addAll(papers());
        }
        keys.add(wearing());
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        model.close();
        files.close();
    }
}
