package live.lsn.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where to go: groups of places at the left, 172 px wide, or 52 as a rail of icons.
public final class Sidebar extends VBox {
    private static final PseudoClass RAIL = PseudoClass.getPseudoClass("rail");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double WIDE = 172;
    private static final double NARROW = 52;
    private static final double PADDING = 9;

    /// A place to go.
    ///
    /// @param id what the program calls it
    /// @param count what waits there; 0 shows nothing, in the rail a dot stands for any other
    public record Item(String id, String icon, String text, IntegerProperty count) {
        /// A place where nothing is counted yet.
        public static Item of(String id, String icon, String text) {
            return new Item(id, icon, text, new SimpleIntegerProperty());
        }
    }

    private final BooleanProperty rail = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Item> selected = new SimpleObjectProperty<>();
    private final List<Place> places = new ArrayList<>();
    private final VBox list = new VBox();
    private final HBox brand = new HBox(8);
    private final HBox user = new HBox(8);
    private final VBox foot = new VBox();

    public Sidebar() {
        getStyleClass().add("sidebar");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        list.getStyleClass().add("places");
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        user.getStyleClass().add("user");
        user.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("places");
        getChildren().addAll(brand, scroll, foot, user);
        rail.subscribe(this::widen);
        selected.subscribe(item -> places.forEach(place -> place.mark(place.item.equals(item))));
    }

    /// The program's mark and name at the top.
    public void setBrand(String icon, String name) {
        var mark = new StackPane(Icons.of(icon));
        mark.getStyleClass().add("mark");
        var label = wideOnly(new Label(name));
        label.getStyleClass().add("name");
        brand.getChildren().setAll(mark, label);
    }

    /// Who works here, at the foot.
    public void setUser(String name, String detail) {
        var who = new Label(name);
        who.getStyleClass().add("name");
        var more = new Label(detail);
        more.getStyleClass().add("detail");
        var words = new VBox(who, more);
        words.visibleProperty().bind(rail.not());
        words.managedProperty().bind(rail.not());
        user.setAccessibleText(name + ", " + detail);
        user.getChildren().setAll(Icons.of("bi-person-circle"), words);
    }

    /// Adds a group at the end; in the rail a line stands for its caption.
    public void addGroup(@Nullable String caption, List<Item> items) {
        if (!list.getChildren().isEmpty()) {
            var line = new Region();
            line.getStyleClass().add("group-line");
            line.visibleProperty().bind(rail);
            line.managedProperty().bind(rail);
            list.getChildren().add(line);
        }
        if (caption != null) {
            var label = wideOnly(new Label(caption));
            label.getStyleClass().add("group");
            list.getChildren().add(label);
        }
        for (var item : items) {
            var place = new Place(item);
            places.add(place);
            list.getChildren().add(place);
        }
    }

    /// Adds a place at the foot, above who works here.
    public void addAtFoot(Item item) {
        var place = new Place(item);
        places.add(place);
        foot.getChildren().add(place);
    }

    /// Takes all groups away, as when another person signs in.
    public void clearGroups() {
        places.clear();
        list.getChildren().clear();
        foot.getChildren().clear();
        selected.set(null);
    }

    /// The place one is at; set by a click too.
    public ObjectProperty<@Nullable Item> selectedProperty() {
        return selected;
    }

    /// Selects by id; does nothing if no place has it.
    public void select(String id) {
        for (var place : places) {
            if (place.item.id.equals(id)) selected.set(place.item);
        }
    }

    /// Whether only icons are shown.
    public BooleanProperty railProperty() {
        return rail;
    }

    private void widen(boolean narrow) {
        var width = narrow ? NARROW : WIDE;
        pseudoClassStateChanged(RAIL, narrow);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        brand.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
        user.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
    }

    private <L extends Label> L wideOnly(L label) {
        label.visibleProperty().bind(rail.not());
        label.managedProperty().bind(rail.not());
        return label;
    }

    private final class Place extends Button {
        private final Item item;
        private boolean here;

        private Place(Item item) {
            this.item = item;
            getStyleClass().setAll("place");
            setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
            setMaxWidth(Double.MAX_VALUE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(content());
            rail.subscribe(narrow -> setTooltip(narrow ? new Tooltip(item.text) : null));
            item.count.subscribe(
                    count ->
                            setAccessibleText(
                                    count.intValue() == 0
                                            ? item.text
                                            : Words.of("place.count", item.text, count)));
            mark(false);
        }

        @Override
        public void fire() {
            selected.set(item);
        }

        @Override
        public Object queryAccessibleAttribute(
                AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.SELECTED
                    ? here
                    : super.queryAccessibleAttribute(attribute, parameters);
        }

        private void mark(boolean selected) {
            here = selected;
            pseudoClassStateChanged(SELECTED, selected);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }

        private HBox content() {
            var text = wideOnly(new Label(item.text));
            text.getStyleClass().add("text");
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var count = new Label();
            count.getStyleClass().add("count");
            count.textProperty().bind(item.count.map(number -> String.valueOf(number)));
            count.visibleProperty().bind(rail.not().and(item.count.greaterThan(0)));
            count.managedProperty().bind(rail.not());
            var content = new HBox(8, icon(), text, room, count);
            content.setAlignment(Pos.CENTER_LEFT);
            room.managedProperty().bind(rail.not());
            // A button gives its graphic only the room it asks for; the count stands at the right
            // edge.
            content.prefWidthProperty().bind(widthProperty().subtract(2 * PADDING));
            return content;
        }

        private StackPane icon() {
            var dot = new Circle(3);
            dot.getStyleClass().add("dot");
            dot.visibleProperty().bind(rail.and(item.count.greaterThan(0)));
            dot.setManaged(false);
            dot.relocate(12, -2);
            var icon = new StackPane(Icons.of(item.icon), dot);
            icon.setMinSize(18, 18);
            icon.setMaxSize(18, 18);
            return icon;
        }
    }
}
