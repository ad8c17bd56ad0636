package live.lsn.ui.form;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The marks of a photo while they are drawn: those that are placed, and the one in hand.
final class Marking {
    /// A text is a word or two; what has to be said at length belongs into a field.
    static final int LONGEST_TEXT = 40;

    // What a finger moves without wanting to, as a part of the longest side.
    private static final double TREMOR = 100;
    // How much of the photo's width a text may take.
    private static final double FULL = 0.96;
    private final Dimension2D photo;
    private final List<Mark> marks = new ArrayList<>();
    private MarkTool tool = MarkTool.ARROW;
    private @Nullable Mark pending;
    private @Nullable Point2D pressedAt;
    private Point2D at;
    private String text = "";
    private boolean touched;

    Marking(Dimension2D photo) {
        this.photo = photo;
        at = new Point2D(photo.getWidth() / 2, photo.getHeight() / 2);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    @Nullable Mark pending() {
        return pending;
    }

    boolean isEmpty() {
        return marks.isEmpty() && pending == null;
    }

    /// Whether the next text is to be typed before it can be drawn.
    boolean lacksText() {
        return tool == MarkTool.TEXT && text.isBlank();
    }

    /// The mark in hand is placed where somebody has moved it, and else given up.
    void choose(MarkTool next) {
        if (touched) place();
        pending = null;
        tool = next;
    }

    /// Takes a new mark in hand, in the middle of the photo.
    void begin() {
        at = new Point2D(photo.getWidth() / 2, photo.getHeight() / 2);
        pending = usual();
        touched = false;
    }

    /// One of the usual size, round the place that was last named.
    private Mark usual() {
        var side = Math.max(photo.getWidth(), photo.getHeight());
        var reach = side / 12;
        return switch (tool) {
            case FREEHAND -> new Mark(tool, List.of(at), "");
            case TEXT -> inside(text(side / 22));
            case ARROW -> inside(Mark.of(tool, at.add(-reach, reach), at));
            case BOX, ELLIPSE ->
                    inside(Mark.of(tool, at.subtract(reach, reach), at.add(reach, reach)));
        };
    }

    /// In letters small enough for all of it to be on the photo.
    private Mark text(double height) {
        var fits = photo.getWidth() * FULL / Math.max(1, Mark.width(text, height));
        return new Mark(tool, List.of(at, at.add(0, height * Math.min(1, fits))), text);
    }

    private Mark inside(Mark mark) {
        var box = mark.bounds();
        var right = Math.max(0, -box.getMinX()) - Math.max(0, box.getMaxX() - photo.getWidth());
        var down = Math.max(0, -box.getMinY()) - Math.max(0, box.getMaxY() - photo.getHeight());
        return new Mark(
                mark.tool(),
                mark.points().stream()
                        .map(point -> point.add(right, down))
                        .map(
                                point ->
                                        new Point2D(
                                                Math.clamp(point.getX(), 0, photo.getWidth()),
                                                Math.clamp(point.getY(), 0, photo.getHeight())))
                        .toList(),
                mark.text());
    }

    /// Takes a text in hand; one that is in hand gets other words.
    void write(String words) {
        text = words.strip();
        if (text.length() > LONGEST_TEXT) text = text.substring(0, LONGEST_TEXT);
        if (text.isEmpty()) return;
        var now = pending;
        pending =
                now != null && now.tool() == MarkTool.TEXT
                        ? inside(new Mark(tool, now.points(), text))
                        : usual();
        touched = true;
    }

    /// Moves the mark in hand, or sizes it.
    void nudge(Point2D by, boolean size) {
        var now = pending;
        if (now == null) return;
        var next =
                size
                        ? now.sized(by.getX(), by.getY(), photo)
                        : now.moved(by.getX(), by.getY(), photo);
        // Letters do not grow until the photo no longer holds them.
        if (size && now.tool() == MarkTool.TEXT) {
            if (by.getY() > 0 && next.bounds().getWidth() > photo.getWidth() * FULL) return;
            next = inside(next);
        }
        pending = next;
        touched = true;
    }

    void place() {
        if (pending != null) marks.add(pending);
        pending = null;
        touched = false;
        text = "";
    }

    /// Gives the mark in hand up, or else takes the last one off.
    void undo() {
        if (pending == null && !marks.isEmpty()) marks.removeLast();
        pending = null;
        touched = false;
    }

    // ---- finger and mouse ----

    void press(Point2D where, String typed) {
        var moves = tool == MarkTool.TEXT && pending != null;
        if (!moves && touched) place();
        at = where;
        pressedAt = where;
        if (tool == MarkTool.TEXT) {
            text = typed.strip();
            pending = lacksText() ? null : usual();
        } else {
            var from = List.of(where);
            pending =
                    tool == MarkTool.FREEHAND
                            ? new Mark(tool, from, "")
                            : Mark.of(tool, where, where);
        }
        touched = true;
    }

    void drag(Point2D to) {
        var now = pending;
        if (now == null || pressedAt == null) return;
        at = to;
        pending = tool == MarkTool.TEXT ? usual() : now.drawnTo(to, photo);
    }

    /// What was drawn is placed; a tap leaves a mark of the usual size in hand.
    ///
    /// @return whether it was placed
    boolean release() {
        var from = pressedAt;
        pressedAt = null;
        if (pending == null || from == null) return false;
        var tapped = from.distance(at) < Math.max(photo.getWidth(), photo.getHeight()) / TREMOR;
        if (tapped && tool != MarkTool.FREEHAND) {
            pending = usual();
            return false;
        }
        place();
        return true;
    }
}
