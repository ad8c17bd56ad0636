package live.lsn.ui.form;

import javafx.geometry.Dimension2D;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A photo as large as its room lets it, with the marks on it.
final class MarkBoard extends Region {
    // A small photo is not blown up until nothing is to be seen in it.
    private static final double LARGEST_SCALE = 3;
    private static final double EDGE = 8;
    private final Image photo;
    private final Canvas canvas = new Canvas();
    private List<Mark> marks = List.of();
    private @Nullable Mark pending;

    /// What fingers and the mouse do, in pixels of the photo.
    interface Touch {
        void pressed(Point2D at);

        void dragged(Point2D to);

        void released();
    }

    MarkBoard(Image photo, Touch touch) {
        this.photo = photo;
        getStyleClass().add("mark-board");
        // A photo is not mirrored where the writing goes from right to left.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        canvas.setManaged(false);
        getChildren().add(canvas);
        canvas.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) touch.pressed(inPhoto(event));
                });
        canvas.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    if (event.isPrimaryButtonDown()) touch.dragged(inPhoto(event));
                });
        canvas.addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) touch.released();
                });
    }

    private Point2D inPhoto(MouseEvent event) {
        return new Point2D(
                Math.clamp(event.getX() / scale(), 0, photo.getWidth()),
                Math.clamp(event.getY() / scale(), 0, photo.getHeight()));
    }

    Dimension2D size() {
        return new Dimension2D(photo.getWidth(), photo.getHeight());
    }

    double longestSide() {
        return Math.max(photo.getWidth(), photo.getHeight());
    }

    void show(List<Mark> now, @Nullable Mark unplaced) {
        marks = List.copyOf(now);
        pending = unplaced;
        draw();
    }

    private double scale() {
        return canvas.getWidth() / photo.getWidth();
    }

    @Override
    protected void layoutChildren() {
        var width = Math.max(1, getWidth() - 2 * EDGE);
        var height = Math.max(1, getHeight() - 2 * EDGE);
        var scale =
                Math.min(
                        LARGEST_SCALE,
                        Math.min(width / photo.getWidth(), height / photo.getHeight()));
        canvas.setWidth(photo.getWidth() * scale);
        canvas.setHeight(photo.getHeight() * scale);
        canvas.relocate(
                Math.round((getWidth() - canvas.getWidth()) / 2),
                Math.round((getHeight() - canvas.getHeight()) / 2));
        draw();
    }

    private void draw() {
        if (canvas.getWidth() <= 0) return;
        draw(canvas, scale());
        if (pending == null) return;
        var context = canvas.getGraphicsContext2D();
        context.save();
        context.scale(scale(), scale());
        var pen = new MarkPen(context, longestSide());
        pen.draw(pending);
        pen.frame(pending);
        context.restore();
    }

    private void draw(Canvas on, double scale) {
        var context = on.getGraphicsContext2D();
        context.save();
        context.scale(scale, scale);
        context.clearRect(0, 0, photo.getWidth(), photo.getHeight());
        context.drawImage(photo, 0, 0);
        var pen = new MarkPen(context, longestSide());
        marks.forEach(pen::draw);
        context.restore();
    }

    /// The photo with the marks that are placed, in a picture of its own.
    ///
    /// @param longest most pixels of its longest side; a smaller photo keeps its own
    WritableImage picture(int longest) {
        var scale = Math.min(1, longest / longestSide());
        var width = (int) Math.max(1, Math.round(photo.getWidth() * scale));
        var height = (int) Math.max(1, Math.round(photo.getHeight() * scale));
        var paper = new Canvas(width, height);
        draw(paper, scale);
        return paper.snapshot(null, new WritableImage(width, height));
    }
}
