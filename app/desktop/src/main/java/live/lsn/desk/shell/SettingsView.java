package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.shell.DeskSettings.Look;
import live.lsn.ui.ActButton;
import live.lsn.ui.Density;
import live.lsn.ui.Segments;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How the window looks, and where and as whom one works.
final class SettingsView extends BorderPane {
    private static final double NAME = 150;

    private final Wording words;
    private final Supplier<DeskSettings> settings;
    private final Consumer<DeskSettings> apply;
    private final Supplier<List<Fact>> facts;
    private final Runnable switchUser;
    private Supplier<List<ActButton>> acts = List::of;
    private @Nullable Supplier<Region> more;
    private @Nullable Node first;

    /// A fact and its name.
    record Fact(String name, String value) {}

    /// @param facts read anew each time the screen is opened
    SettingsView(
            Wording words,
            Supplier<DeskSettings> settings,
            Consumer<DeskSettings> apply,
            Supplier<List<Fact>> facts,
            Runnable switchUser) {
        this.words = words;
        this.settings = settings;
        this.apply = apply;
        this.facts = facts;
        this.switchUser = switchUser;
        getStyleClass().add("settings");
    }

    /// What more can be done about where and as whom one works.
    void setActs(Supplier<List<ActButton>> more) {
        acts = more;
    }

    /// A card more, made anew each time the screen is opened.
    ///
    /// @param key of its title
    void setCard(String key, Supplier<Region> content) {
        more = () -> card(key, content.get());
    }

    /// Shows what is set now.
    void refresh() {
        var theme =
                choice(
                        "settings.theme",
                        List.of(Look.values()),
                        look -> words.of("settings.theme." + look),
                        settings.get().theme(),
                        look -> set(old -> old.withTheme(look)));
        var density =
                choice(
                        "settings.density",
                        List.of(Density.values()),
                        each -> words.of("settings.density." + each),
                        settings.get().density(),
                        each -> set(old -> old.withDensity(each)));
        var motion =
                choice(
                        "settings.motion",
                        List.of(Movement.values()),
                        each -> words.of("settings.motion." + each),
                        Movement.of(settings.get().reducedMotion()),
                        each -> set(old -> old.withReducedMotion(each.reduced())));
        var language =
                choice(
                        "settings.language",
                        List.of(Tongue.values()),
                        each -> words.of("settings.language." + each),
                        Tongue.of(settings.get().language()),
                        each -> set(old -> old.withLanguage(each.tag)));
        first = theme;
        var look = new GridPane(24, 14);
        row(look, "settings.theme", theme);
        row(look, "settings.density", density);
        row(look, "settings.motion", motion);
        row(look, "settings.language", language);
        var here = new GridPane(24, 10);
        facts.get().forEach(fact -> fact(here, fact));
        var other = new ActButton(words.of("palette.switch-user"), null, ActButton.Kind.DEFAULT);
        other.setOnAction(_ -> switchUser.run());
        var buttons = new HBox(8, other);
        buttons.getChildren().addAll(acts.get());
        var cards =
                new VBox(
                        16,
                        card("settings.look", look),
                        card("settings.here", new VBox(16, here, buttons)));
        if (more != null) cards.getChildren().add(1, more.get());
        cards.setPadding(new Insets(16));
        cards.setMaxWidth(760);
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
    }

    void focusFirst() {
        // The pane takes its content in when it is styled; before that nothing in it can be
        // focused.
        applyCss();
        if (first != null) first.requestFocus();
    }

    /// Whether things move, as a person chooses it.
    private enum Movement {
        SYSTEM,
        ON,
        REDUCED;

        static Movement of(@Nullable Boolean reduced) {
            if (reduced == null) return SYSTEM;
            return reduced ? REDUCED : ON;
        }

        @Nullable Boolean reduced() {
            return this == SYSTEM ? null : Boolean.valueOf(this == REDUCED);
        }
    }

    /// The languages that the desk speaks.
    private enum Tongue {
        SYSTEM(null),
        ENGLISH("en-GB"),
        GERMAN("de-DE");

        private final @Nullable String tag;

        Tongue(@Nullable String tag) {
            this.tag = tag;
        }

        static Tongue of(@Nullable String tag) {
            return Arrays.stream(values())
                    .filter(each -> Objects.equals(each.tag, tag))
                    .findFirst()
                    .orElse(SYSTEM);
        }
    }

    private void set(UnaryOperator<DeskSettings> change) {
        apply.accept(change.apply(settings.get()));
    }

    private <T> Segments<T> choice(
            String key,
            List<T> values,
            java.util.function.Function<T, String> name,
            T chosen,
            Consumer<T> onPick) {
        return new Segments<>(words.of(key), values, name, chosen, onPick);
    }

    private void row(GridPane grid, String key, Node control) {
        grid.addRow(grid.getRowCount(), name(words.of(key)), control);
    }

    private static void fact(GridPane grid, Fact fact) {
        var value = new Label(fact.value());
        value.setWrapText(true);
        grid.addRow(grid.getRowCount(), name(fact.name()), value);
    }

    private static Label name(String text) {
        var name = new Label(text);
        name.getStyleClass().add("muted");
        name.setMinWidth(NAME);
        return name;
    }

    private VBox card(String key, Region content) {
        var title = new Label(words.of(key));
        title.getStyleClass().add("section-title");
        var card = new VBox(14, title, content);
        card.getStyleClass().add("card");
        card.setPadding(new Insets(16));
        return card;
    }
}
