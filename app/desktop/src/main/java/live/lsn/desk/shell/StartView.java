package live.lsn.desk.shell;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Messages;
import live.lsn.ui.Placeholder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;

/// Who works here, and in which channel: a line a person. A digit or Enter picks the first channel,
/// the arrow keys go to any.
final class StartView extends StackPane {
    private static final double NAME = 170;

    private final Messages words;
    private final BiConsumer<LocalAccount, Channel> onPick;
    private final List<List<Button>> lines = new ArrayList<>();
    private Map<String, Long> unsent = Map.of();

    StartView(ResourceBundle text, BiConsumer<LocalAccount, Channel> onPick) {
        this.words = new Messages(text);
        this.onPick = onPick;
        getStyleClass().add("start");
        waitFor("start.waiting");
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    private void centre() {
        if (getChildren().getFirst() instanceof VBox box) {
            box.setAlignment(Pos.CENTER);
            box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        }
    }

    private HBox brand() {
        return brand(words);
    }

    /// The program's mark and name.
    static HBox brand(ResourceBundle text) {
        return brand(new Messages(text));
    }

    private static HBox brand(Messages words) {
        var mark = new StackPane(Icons.of("bi-broadcast"));
        mark.getStyleClass().add("mark");
        var name = new Label(words.of("app.name"));
        name.getStyleClass().add("record");
        var brand = new HBox(10, mark, name);
        brand.setAlignment(Pos.CENTER);
        brand.getStyleClass().add("start-brand");
        return brand;
    }

    /// Says what is being waited for.
    ///
    /// @param key of the text
    void waitFor(String key) {
        getChildren().setAll(new VBox(16, brand(), waiting(key)));
        centre();
    }

    /// Asks to sign in.
    void signIn(SignInCard card) {
        lines.clear();
        setOnKeyTyped(null);
        getChildren().setAll(new VBox(16, brand(), card));
        centre();
        card.focusFirst();
    }

    private Node waiting(String key) {
        var turning = new ProgressIndicator();
        turning.setMaxSize(28, 28);
        var what = new Label(words.of(key));
        what.getStyleClass().add("muted");
        var box = new VBox(12, turning, what);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// How much of each person's work on this device was not sent; nobody's where there is none.
    ///
    /// @param counts by account
    void setUnsent(Map<String, Long> counts) {
        unsent = Map.copyOf(counts);
    }

    /// The people of the platform on this machine.
    void show(List<LocalAccount> accounts) {
        show(accounts, words.of("start.title"), words.of("start.lead"));
    }

    /// Who signed in, to choose a channel.
    ///
    /// @param address the platform's
    void showSignedIn(List<LocalAccount> accounts, String address) {
        show(accounts, words.of("start.signed-in"), words.of("sign-in.platform", address));
    }

    private void show(List<LocalAccount> accounts, String head, String more) {
        var title = new Label(head);
        title.getStyleClass().add("page-title");
        var lead = new Label(more);
        lead.getStyleClass().addAll("small", "muted");
        var people = new GridPane(6, 6);
        lines.clear();
        for (var i = 0; i < accounts.size(); i++) line(people, accounts.get(i), i);
        var card = new VBox(12, new VBox(4, title, lead), people);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.getStyleClass().add("start-card");
        getChildren().setAll(new VBox(16, brand(), card));
        centre();
        setOnKeyTyped(
                event -> {
                    var digit =
                            event.getCharacter().isEmpty()
                                    ? -1
                                    : event.getCharacter().charAt(0) - '1';
                    if (digit >= 0 && digit < accounts.size()) pick(accounts.get(digit), 0);
                });
        if (!lines.isEmpty()) lines.getFirst().getFirst().requestFocus();
    }

    void fail(String message, Runnable again) {
        getChildren()
                .setAll(
                        new VBox(
                                16,
                                brand(),
                                Placeholder.error(
                                        words.of("start.failed"), message, "START", again)));
        centre();
    }

    private void line(GridPane people, LocalAccount account, int at) {
        var name = new Label(account.name());
        name.setMinWidth(NAME);
        var role = new Label(words.of("role." + account.role()));
        role.getStyleClass().add("muted");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(12, name, role, room);
        var waiting = unsent.getOrDefault(account.account(), 0L);
        var waits = new Label(words.of("start.unsent", waiting));
        if (waiting > 0) {
            waits.getStyleClass().addAll("small", "start-unsent");
            line.getChildren().add(waits);
        }
        line.getChildren().add(new KeyCap(String.valueOf(at + 1)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(unsent.isEmpty() ? 360 : 480);
        var person = new Button();
        person.setGraphic(line);
        person.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        person.setAccessibleText(
                account.name()
                        + ", "
                        + role.getText()
                        + (waiting > 0 ? ", " + waits.getText() : ""));
        person.setOnAction(_ -> pick(account, 0));
        person.getStyleClass().add("start-person");
        people.add(person, 0, at);
        var buttons = new ArrayList<Button>();
        buttons.add(person);
        for (var i = 0; i < account.channels().size(); i++) {
            var channel = channel(account, i);
            buttons.add(channel);
            people.add(channel, i + 1, at);
            GridPane.setHalignment(channel, HPos.LEFT);
        }
        lines.add(buttons);
    }

    private Button channel(LocalAccount account, int at) {
        var channel = new Button(account.channels().get(at).code(), Icons.of("bi-shop"));
        channel.setAccessibleText(account.name() + ", " + account.channels().get(at).name());
        channel.setOnAction(_ -> pick(account, at));
        channel.setMinWidth(76);
        return channel;
    }

    /// Arrow keys go up and down the people and along their channels.
    private void move(KeyEvent event) {
        var down = step(event, KeyCode.DOWN, KeyCode.UP);
        var right = step(event, KeyCode.RIGHT, KeyCode.LEFT);
        if (down == 0 && right == 0) return;
        event.consume();
        for (var row = 0; row < lines.size(); row++) {
            var column = focused(lines.get(row));
            if (column < 0) continue;
            var next = lines.get(Math.clamp(row + down, 0, lines.size() - 1));
            next.get(Math.clamp(column + right, 0, next.size() - 1)).requestFocus();
            return;
        }
        if (!lines.isEmpty()) lines.getFirst().getFirst().requestFocus();
    }

    private static int step(KeyEvent event, KeyCode forth, KeyCode back) {
        if (event.getCode() == forth) return 1;
        return event.getCode() == back ? -1 : 0;
    }

    private static int focused(List<Button> line) {
        for (var i = 0; i < line.size(); i++) if (line.get(i).isFocused()) return i;
        return -1;
    }

    private void pick(LocalAccount account, int channel) {
        if (!account.channels().isEmpty()) onPick.accept(account, account.channels().get(channel));
    }
}
