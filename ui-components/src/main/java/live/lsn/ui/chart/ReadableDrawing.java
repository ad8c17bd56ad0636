package live.lsn.ui.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

/// A drawing of which every part is read by mouse and by keyboard.
///
/// What is read has a place in a line: a point of a series, a cell of a row. Left and right step
/// from place to place, Home and End go to the first and the last, up and down change the line,
/// Escape ends the reading.
///
/// @param <C> what is shown
/// @param <P> how that is laid out in one size, which costs time to find out
public abstract sealed class ReadableDrawing<C, P> extends Drawing
        permits TimeChart, HeatMap, ParetoChart, ControlChart, OcChart {
    private final ReadOnlyObjectWrapper<@Nullable String> reading =
            new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadingMark mark = new ReadingMark();
    private @Nullable C content;
    private @Nullable P plot;
    private double plotWidth;
    private double plotHeight;
    private String name = "";
    private int line;
    private int place = -1;

    /// @param help key of the words that tell which keys read
    ReadableDrawing(String styleClass, String help) {
        getStyleClass().addAll("readable", styleClass);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(Words.of(help));
        setFocusTraversable(true);
        getChildren().addAll(mark.nodes());
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        canvas().setOnMouseMoved(this::point);
        canvas().setOnMouseExited(_ -> unread());
        canvas().setOnMousePressed(_ -> requestFocus());
        // Only changes: what this reads is not there yet.
        focusedProperty().addListener((_, _, focused) -> readOnFocus(focused));
    }

    /// How many lines there are to read; 0 where nothing is shown.
    abstract int lines();

    /// How many places a line has.
    abstract int places(int ofLine);

    /// Where the reading of a line begins, −1 where there is nothing to read.
    int start(int ofLine) {
        return places(ofLine) - 1;
    }

    /// The place in another line beside one in this line, or −1 where there is none.
    ///
    /// @param from −1 while none is read
    int beside(int ofLine, int from, int other) {
        return Math.min(Math.max(0, from), places(other) - 1);
    }

    /// Whether below the last line comes the first.
    boolean isRound() {
        return true;
    }

    /// Whether what was left is right where words run from right to left: not so on an axis of time
    /// or of numbers, whose figures run from left to right, too.
    boolean isTurned() {
        return false;
    }

    /// What is read there.
    abstract String told(Reading read);

    /// What a screen reader tells of the whole.
    ///
    /// @param of the name of the chart
    abstract String summary(String of);

    /// What is read at a place in the drawing, null for nothing.
    abstract @Nullable Reading near(double x, double y, double width, double height);

    abstract Spot spot(Reading read, double width, double height);

    /// Draws what there is; called with something to draw only.
    abstract void paintAll(Pen pen, double width, double height);

    /// Whether there is nothing to draw.
    abstract boolean isEmpty();

    /// Words, without a mark, that the mouse is shown beside what is read, such as a name that is
    /// cut; null for none.
    @Nullable Hint hint(double x, double y, double width, double height) {
        return null;
    }

    record Hint(Spot spot, String words) {}

    /// Shows another content; a reading that was shown ends.
    ///
    /// @param newName of the chart, for screen readers
    public void show(String newName, C newContent) {
        name = newName;
        content = newContent;
        plot = null;
        line = 0;
        unread();
        shown();
    }

    final boolean isShown() {
        return content != null;
    }

    /// @throws IllegalStateException while nothing is shown
    final C content() {
        if (content == null) throw new IllegalStateException("nothing is shown");
        return content;
    }

    final P plot(double width, double height) {
        var known = plot;
        if (known != null && plotWidth == width && plotHeight == height) return known;
        var anew = plotted(content(), width, height);
        plot = anew;
        plotWidth = width;
        plotHeight = height;
        return anew;
    }

    abstract P plotted(C of, double width, double height);

    /// What is read at the moment, null while nothing is.
    public final ReadOnlyObjectProperty<@Nullable String> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    final void paint(Pen pen, double width, double height) {
        if (isEmpty()) {
            var words = Words.of("chart.nodata");
            pen.text(words, width / 2, height / 2, Type.BODY, Ink.MUTED, Pen.Anchor.MIDDLE);
        } else {
            paintAll(isMirrored() ? pen.mirrored(width) : pen, width, height);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        mark();
    }

    private boolean isMirrored() {
        return isTurned() && isRightToLeft();
    }

    private double drawnWidth() {
        return canvas().getWidth() / scale();
    }

    private double drawnHeight() {
        return canvas().getHeight() / scale();
    }

    private void readOnFocus(boolean focused) {
        if (!focused) unread();
        else if (lines() > 0 && place < 0) read(line, start(line));
    }

    private void step(KeyEvent event) {
        if (lines() == 0) return;
        switch (event.getCode()) {
            case LEFT -> move(isMirrored() ? 1 : -1);
            case RIGHT -> move(isMirrored() ? -1 : 1);
            case HOME -> read(line, 0);
            case END -> read(line, places(line) - 1);
            case UP -> change(-1);
            case DOWN -> change(1);
            case ESCAPE -> {
                if (place < 0) return;
                unread();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (place < 0) read(line, by < 0 ? start(line) : 0);
        else read(line, Math.max(0, Math.min(places(line) - 1, place + by)));
    }

    /// A line with nothing to read is passed by.
    private void change(int by) {
        var count = lines();
        for (var i = 1; i <= count; i++) {
            var to = line + i * by;
            if (!isRound() && (to < 0 || to >= count)) return;
            to = Math.floorMod(to, count);
            var near = beside(line, place, to);
            if (near < 0) continue;
            read(to, near);
            return;
        }
    }

    final void point(MouseEvent event) {
        if (lines() == 0) return;
        var seen = event.getX() / scale();
        var x = isMirrored() ? drawnWidth() - seen : seen;
        var y = event.getY() / scale();
        var nearest = near(x, y, drawnWidth(), drawnHeight());
        if (nearest != null) {
            read(nearest.line(), nearest.place());
            return;
        }
        unread();
        var hint = hint(x, y, drawnWidth(), drawnHeight());
        if (hint != null) mark.hint(seen(hint.spot()), scale(), drawnWidth(), hint.words());
    }

    private void read(int newLine, int newPlace) {
        if (newPlace < 0 || newPlace >= places(newLine)) return;
        line = newLine;
        place = newPlace;
        var told = told(new Reading(line, place));
        reading.set(told);
        setAccessibleText(name + ". " + told);
        mark();
    }

    /// What is read at the moment; null while nothing is.
    final @Nullable Reading read() {
        return place < 0 ? null : new Reading(line, place);
    }

    private void unread() {
        place = -1;
        reading.set(null);
        mark.hide();
        setAccessibleText(lines() == 0 ? name : summary(name));
    }

    private void mark() {
        var told = reading.get();
        if (told == null || place < 0) return;
        var spot = spot(new Reading(line, place), drawnWidth(), drawnHeight());
        mark.show(seen(spot), scale(), drawnWidth(), told, isRightToLeft());
    }

    private Spot seen(Spot spot) {
        return isMirrored() ? spot.mirrored(drawnWidth()) : spot;
    }
}
