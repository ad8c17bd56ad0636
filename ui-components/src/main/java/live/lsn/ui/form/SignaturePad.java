package live.lsn.ui.form;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

import live.lsn.ui.ActButton;
import live.lsn.ui.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where somebody signs with finger, pen or mouse, or types the name instead, which is then shown
/// as typed.
public final class SignaturePad extends VBox {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 120;

    // Points closer than this add nothing that can be seen.
    private static final double NEAR = 1;
    private final List<List<Point2D>> strokes = new ArrayList<>();
    private final Pane ink = new Pane();
    private final Label typedName = new Label();
    private final TextField name = new TextField();
    private final StackPane ground = new StackPane();
    private final ActButton undo;
    private final ActButton clear;
    private final Runnable changed;

    /// @param changed told after every stroke and key
    public SignaturePad(String title, Runnable changed) {
        super(8);
        this.changed = changed;
        getStyleClass().add("signature-pad");
        var label = new Label(title);
        label.getStyleClass().add("field-label");
        typedName.getStyleClass().add("typed-name");
        var line = new Label(Words.of("sign.here"));
        line.getStyleClass().addAll("sign-line");
        line.setMaxWidth(Double.MAX_VALUE);
        StackPane.setAlignment(line, Pos.BOTTOM_CENTER);
        ground.getChildren().addAll(line, typedName, ink);
        ground.getStyleClass().add("ground");
        ground.setMinSize(WIDTH, HEIGHT);
        ground.setPrefSize(WIDTH, HEIGHT);
        ground.setMaxHeight(HEIGHT);
        ground.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        ink.getStyleClass().add("ink");
        clip();
        ink.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
        ink.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draw);
        ink.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> told());
        name.setPromptText(Words.of("sign.name"));
        name.setAccessibleText(Words.of("sign.name"));
        name.textProperty().subscribe((_, _) -> told());
        HBox.setHgrow(name, Priority.ALWAYS);
        undo = new ActButton(Words.of("sign.undo"), null, ActButton.Kind.DEFAULT);
        undo.setOnAction(_ -> undo());
        clear = new ActButton(Words.of("sign.clear"), null, ActButton.Kind.DEFAULT);
        clear.setOnAction(_ -> clear());
        var acts = new HBox(8, name, undo, clear);
        acts.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, ground, acts);
        told();
    }

    private void clip() {
        var clip = new Rectangle();
        clip.widthProperty().bind(ink.widthProperty());
        clip.heightProperty().bind(ink.heightProperty());
        ink.setClip(clip);
    }

    private void begin(MouseEvent event) {
        if (!event.isPrimaryButtonDown()) return;
        strokes.add(new ArrayList<>());
        var line = new Polyline();
        line.getStyleClass().add("stroke");
        line.setMouseTransparent(true);
        // Its bounds are those of the pad, whatever leaves it.
        line.setManaged(false);
        ink.getChildren().add(line);
        add(event);
    }

    private void draw(MouseEvent event) {
        if (strokes.isEmpty() || !event.isPrimaryButtonDown()) return;
        var last = strokes.getLast().getLast();
        if (last.distance(event.getX(), event.getY()) >= NEAR) add(event);
    }

    private void add(MouseEvent event) {
        var x = Math.clamp(event.getX(), 0, Math.max(0, ink.getWidth()));
        var y = Math.clamp(event.getY(), 0, Math.max(0, ink.getHeight()));
        strokes.getLast().add(new Point2D(x, y));
        var points = ((Polyline) ink.getChildren().getLast()).getPoints();
        points.addAll(x, y);
        // A dot is seen too.
        if (points.size() == 2) points.addAll(x, y);
    }

    /// Takes the last stroke off.
    public void undo() {
        if (strokes.isEmpty()) return;
        strokes.removeLast();
        ink.getChildren().removeLast();
        told();
    }

    /// Takes off all strokes and the name.
    public void clear() {
        strokes.clear();
        ink.getChildren().clear();
        name.clear();
        told();
    }

    /// Whether there is neither a stroke nor a name.
    public boolean isEmpty() {
        return strokes.isEmpty() && typedName().isEmpty();
    }

    /// The name that was typed instead of a signature; empty where somebody has signed.
    public String typedName() {
        return strokes.isEmpty() ? name.getText().strip() : "";
    }

    /// The strokes as the `d` of an SVG path, in pixels of the pad to one decimal, so the same
    /// strokes give the same text on every machine; empty where there are none.
    public String toSvgPath() {
        var path = new StringBuilder();
        for (var stroke : strokes) {
            var first = true;
            for (var point : stroke) {
                path.append(first ? 'M' : 'L').append(at(point));
                first = false;
            }
            // A dot needs a line of no length.
            if (stroke.size() == 1) path.append('L').append(at(stroke.getFirst()));
        }
        return path.toString();
    }

    private static String at(Point2D point) {
        return String.format(Locale.ROOT, "%.1f %.1f", point.getX(), point.getY());
    }

    private void told() {
        var signed = !strokes.isEmpty();
        typedName.setText(typedName().isEmpty() ? "" : Words.of("sign.typed", typedName()));
        undo.setBlocked(signed ? null : Words.of("sign.nothing"));
        clear.setBlocked(isEmpty() ? Words.of("sign.nothing") : null);
        ground.setAccessibleText(
                signed
                        ? Words.of("sign.strokes", strokes.size())
                        : isEmpty() ? Words.of("sign.empty") : typedName.getText());
        changed.run();
    }
}
