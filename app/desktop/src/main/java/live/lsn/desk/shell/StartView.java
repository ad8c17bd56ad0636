package live.lsn.desk.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Placeholder;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;

/// Who works here, and in which channel: one button a person, one key a button.
final class StartView extends StackPane {
    private final ResourceBundle text;
    private final BiConsumer<LocalAccount, Channel> onPick;

    StartView(ResourceBundle text, BiConsumer<LocalAccount, Channel> onPick) {
        this.text = text;
        this.onPick = onPick;
        getStyleClass().add("start");
        getChildren().setAll(new ProgressIndicator());
    }

    void show(List<LocalAccount> accounts) {
        var title = new Label(text.getString("start.title"));
        title.getStyleClass().add("record");
        var lead = new Label(text.getString("start.lead"));
        lead.getStyleClass().addAll("muted");
        var people = new VBox(6);
        for (var i = 0; i < accounts.size(); i++)
            people.getChildren().add(person(accounts.get(i), i + 1));
        var card = new VBox(14, title, lead, people);
        card.setMaxSize(560, Region.USE_PREF_SIZE);
        card.getStyleClass().add("start-card");
        getChildren().setAll(card);
        setOnKeyTyped(
                event -> {
                    var digit =
                            event.getCharacter().isEmpty()
                                    ? -1
                                    : event.getCharacter().charAt(0) - '1';
                    if (digit >= 0 && digit < accounts.size()) pick(accounts.get(digit), 0);
                });
        requestFocus();
        setFocusTraversable(true);
    }

    void fail(String message, Runnable again) {
        getChildren()
                .setAll(Placeholder.error(text.getString("app.name"), message, "START", again));
    }

    private HBox person(LocalAccount account, int number) {
        var role = account.role().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        var name = new Button(account.name() + "  ·  " + role, new KeyCap(String.valueOf(number)));
        name.setContentDisplay(ContentDisplay.RIGHT);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAlignment(Pos.CENTER_LEFT);
        name.setOnAction(_ -> pick(account, 0));
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(6, name);
        for (var i = 0; i < account.channels().size(); i++) {
            var at = i;
            var channel = new Button(account.channels().get(i).code(), Icons.of("bi-shop"));
            channel.setAccessibleText(account.name() + ", " + account.channels().get(i).name());
            channel.setOnAction(_ -> pick(account, at));
            row.getChildren().add(channel);
        }
        return row;
    }

    private void pick(LocalAccount account, int channel) {
        if (!account.channels().isEmpty()) onPick.accept(account, account.channels().get(channel));
    }
}
