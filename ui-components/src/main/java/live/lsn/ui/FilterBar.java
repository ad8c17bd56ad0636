package live.lsn.ui;

import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The line above a list, 40 px high: filters that are on, one to add, a search field, count and
/// sum at the right.
///
/// It only shows; what a filter means is the screen's business.
public final class FilterBar extends HBox {
    private static final double SEARCH = 96;
    private static final double WORD_GAP = 4;
    private static final int FEW_LETTERS = 32;
    private final HBox chips = new HBox(8);
    private final Button add = new Button(Words.of("filter.add"));
    private final TextField search = new TextField();
    private final HBox summary = new HBox(WORD_GAP);
    private final Label told = new Label();
    private final PauseTransition tellFor = new PauseTransition(Duration.seconds(4));

    public FilterBar() {
        super(8);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        chips.setAlignment(Pos.CENTER_LEFT);
        summary.setAlignment(Pos.CENTER_RIGHT);
        summary.setMinWidth(USE_PREF_SIZE);
        add.getStyleClass().setAll("add-filter");
        add.setGraphic(new KeyCap("F"));
        add.setContentDisplay(ContentDisplay.RIGHT);
        add.setMinWidth(USE_PREF_SIZE);
        search.getStyleClass().add("search");
        search.setPrefColumnCount(14);
        // Where room is scarce the field gives way before the filters do.
        search.setMinWidth(SEARCH);
        search.setMaxWidth(USE_PREF_SIZE);
        HBox.setHgrow(search, Priority.ALWAYS);
        searchShown(false);
        told.getStyleClass().addAll("small", "muted");
        told.setMinWidth(USE_PREF_SIZE);
        tellFor.setOnFinished(_ -> told.setText(""));
        getChildren().addAll(Icons.of("bi-funnel"), chips, add, search, room, told, summary);
    }

    /// Puts a button behind the dashed chip.
    public void addTool(Button tool) {
        getChildren().add(getChildren().indexOf(add) + 1, tool);
    }

    /// Says something for a few seconds, as that rows were copied.
    public void tell(String words) {
        told.setText(words);
        tellFor.playFromStart();
    }

    /// Shows these filters in this order.
    public void setChips(List<Chip> shown) {
        chips.getChildren().setAll(shown);
        // A few short ones are told in full; many give way to the sum at the right.
        var letters = shown.stream().mapToInt(chip -> chip.getAccessibleText().length()).sum();
        chips.setMinWidth(letters <= FEW_LETTERS ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
    }

    /// What the dashed chip does; the key F is the screen's to bind.
    public void setOnAdd(Runnable onAdd) {
        add.setOnAction(_ -> onAdd.run());
    }

    /// Shows the search field with this hint, or hides it on null.
    public void setSearchPrompt(@Nullable String prompt) {
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        // The field may be too narrow for it.
        search.setTooltip(prompt == null ? null : new Tooltip(prompt));
        searchShown(prompt != null);
    }

    /// What is typed into the search field.
    public StringProperty searchProperty() {
        return search.textProperty();
    }

    public void focusSearch() {
        search.requestFocus();
    }

    /// The dashed chip, for placing what it opens.
    public Button addButton() {
        return add;
    }

    /// Count and sum at the right: `128 cases · `, `AUD 94,318.40`, ` at risk`.
    ///
    /// @param strong set in semi-bold between the two others; any of the three may be empty
    public void setSummary(String before, String strong, String after) {
        if ((before + strong + after).equals(summary.getAccessibleText())) return;
        summary.getChildren().clear();
        addPart(before);
        addPart(strong, "strong");
        addPart(after);
        summary.setAccessibleText(before + strong + after);
    }

    /// Without the spaces at its ends: right to left they would stand at the wrong one.
    private void addPart(String text, String... styleClasses) {
        if (text.isBlank()) return;
        var part = new Label(text.strip());
        part.getStyleClass().addAll(styleClasses);
        part.setMinWidth(USE_PREF_SIZE);
        summary.getChildren().add(part);
    }

    /// What more there is to say of count and sum, for whoever points at them.
    public void setSummaryHelp(String help) {
        Tooltip.install(summary, new Tooltip(help));
        summary.setAccessibleHelp(help);
    }

    private void searchShown(boolean shown) {
        search.setVisible(shown);
        search.setManaged(shown);
    }
}
