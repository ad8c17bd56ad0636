package live.lsn.desk.plans;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// The pieces that plans are shown and entered with.
final class PlanParts {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int ROWS = 14;

    private PlanParts() {}

    /// A part with a line above it.
    static VBox section(String title, Node... content) {
        var head = new Label(title);
        head.getStyleClass().add("section-title");
        var section = new VBox(10, head);
        section.getChildren().addAll(content);
        section.getStyleClass().add("section");
        section.setPadding(new Insets(14, 16, 14, 16));
        return section;
    }

    /// Words that take as many lines as they need.
    static Label wrapped(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// What is told under a field; it takes no room while it is empty.
    static Label under() {
        var under = wrapped("", "under");
        under.managedProperty().bind(under.textProperty().isNotEmpty());
        return under;
    }

    /// A field with its label above and what is told of it under it.
    static VBox field(String title, Node node, Label... under) {
        var label = new Label(title);
        label.getStyleClass().add("field-label");
        label.setLabelFor(node);
        node.setAccessibleText(title);
        var field = new VBox(4, label, node);
        field.getChildren().addAll(under);
        field.getStyleClass().add("entry-field");
        return field;
    }

    /// A label that is not shown is still told to a screen reader.
    static void showLabel(VBox field, boolean shown) {
        var label = field.getChildren().getFirst();
        label.setVisible(shown);
        label.setManaged(shown);
    }

    /// Marks what is wrong and says why; null for nothing.
    static void tell(Label under, @Nullable String problem, Node... marked) {
        under.setText(problem == null ? "" : problem);
        under.pseudoClassStateChanged(WRONG, problem != null);
        for (var node : marked) {
            node.pseudoClassStateChanged(WRONG, problem != null);
            node.setAccessibleHelp(problem);
        }
    }

    static TextField text(String id, Runnable changed) {
        var text = new TextField();
        text.setId(id);
        text.textProperty().subscribe((_, _) -> changed.run());
        return text;
    }

    static <T> ComboBox<T> box(
            String id, List<T> choices, Function<T, String> tell, Runnable changed) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(ROWS);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T choice) {
                        return choice == null ? "" : tell.apply(choice);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen, not typed");
                    }
                });
        box.valueProperty().subscribe((_, _) -> changed.run());
        return box;
    }
}
