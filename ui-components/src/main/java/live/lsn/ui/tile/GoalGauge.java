package live.lsn.ui.tile;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;

import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.stage.Window;

import live.lsn.ui.chart.Ink;
import live.lsn.ui.chart.Inked;

import org.jspecify.annotations.Nullable;

/// How much of a goal is reached, as a gauge of TilesFX in our colours.
///
/// TilesFX writes its figures in a font and a format of its own, so all its texts are transparent
/// and the figure in the middle is ours. It stands in a [KpiTile] in the place of the sparkline,
/// and on a wall.
public final class GoalGauge extends Inked {
    /// What the gauge looks like.
    public enum Shape {
        /// A full circle, as high as wide.
        RING(SkinType.CIRCULAR_PROGRESS),
        /// Half a circle, twice as wide as high.
        ARC(SkinType.BAR_GAUGE);

        private final SkinType skin;

        Shape(SkinType skin) {
            this.skin = skin;
        }
    }

    // How TilesFX lays out its half circle, in parts of the side of its tile.
    private static final double ARC_WIDTH = 0.8;
    private static final double ARC_FOOT = 0.85;

    // Height of the letters in the middle, in parts of the height or of the width.
    private static final double RING_TYPE = 0.26;
    private static final double ARC_TYPE = 0.18;

    /// How much of a ring is free within it, across.
    private static final double RING_ROOM = 0.66;

    private static final double LEAST = 36;
    private static final double ARC_LEAST = 64;

    private final Label figure = new Label();
    private final Shape shape;
    private final Tile tile;
    private Ink ink = Ink.DATA_1;

    public GoalGauge(Shape shape) {
        this.shape = shape;
        getStyleClass().add("goal-gauge");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setMouseTransparent(true);
        tile =
                TileBuilder.create()
                        .skinType(shape.skin)
                        .minValue(0)
                        .maxValue(1)
                        .title("")
                        .text("")
                        .unit("")
                        .description("")
                        .valueVisible(false)
                        .animated(false)
                        .build();
        // Our class of that name is a size of type, which TilesFX would take for its texts.
        tile.getStyleClass().remove("tile");
        tile.setFocusTraversable(false);
        tile.setFlatUI(true);
        tile.setShadowsEnabled(false);
        tile.setBorderWidth(0);
        tile.setMinSize(0, 0);
        figure.getStyleClass().add("gauge-figure");
        getChildren().addAll(tile, figure);
        if (shape == Shape.RING) showInWindow();
        recolour();
    }

    /// @param share of the goal, 0 to 1; more is drawn as 1, less as 0
    /// @param told what stands in the middle: "78 %"; null for nothing
    public void show(double share, @Nullable String told) {
        tile.setValue(Math.max(0, Math.min(1, Double.isNaN(share) ? 0 : share)));
        figure.setText(told);
        setAccessibleText(told);
        requestLayout();
    }

    /// The colour of the gauge, the first of the data palette unless told otherwise.
    public void setInk(Ink ink) {
        this.ink = ink;
        recolour();
    }

    /// The share that is drawn, 0 to 1.
    double share() {
        return tile.getValue();
    }

    /// The gauge of TilesFX.
    Tile tile() {
        return tile;
    }

    @Override
    protected void recolour() {
        var none = Color.TRANSPARENT;
        tile.setBackgroundColor(none);
        tile.setBorderColor(none);
        tile.setForegroundColor(none);
        tile.setTitleColor(none);
        tile.setTextColor(none);
        tile.setValueColor(none);
        tile.setUnitColor(none);
        tile.setDescriptionColor(none);
        tile.setBarColor(colour(ink));
        tile.setBarBackgroundColor(colour(Ink.TRACK));
    }

    /// TilesFX sizes its ring only in a window that is showing: elsewhere none is better than one
    /// of the wrong size.
    private void showInWindow() {
        ObservableValue<Boolean> showing =
                sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        showing.subscribe(
                now -> {
                    tile.setVisible(now);
                    tile.resize(0, 0);
                    requestLayout();
                });
    }

    @Override
    protected double computePrefWidth(double height) {
        return shape == Shape.RING ? LEAST : ARC_LEAST;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        if (shape == Shape.RING) layoutRing();
        else layoutArc();
    }

    private void layoutRing() {
        var side = Math.min(getWidth(), getHeight());
        var middle = getHeight() / 2;
        tile.resizeRelocate((getWidth() - side) / 2, middle - side / 2, side, side);
        var height = sized(side * RING_TYPE);
        place(middle - height / 2, height);
        // In a small ring a figure would touch it; beside the ring it is told anyway.
        figure.setVisible(figure.prefWidth(-1) < side * RING_ROOM);
    }

    /// The tile is larger than this control: only its half circle is to be seen.
    private void layoutArc() {
        var width = Math.min(getWidth(), 2 * getHeight());
        var side = width / ARC_WIDTH;
        tile.resizeRelocate((getWidth() - side) / 2, getHeight() - side * ARC_FOOT, side, side);
        var height = sized(width * ARC_TYPE);
        place(getHeight() - height * 0.85, height);
    }

    private double sized(double type) {
        figure.setStyle("-fx-font-size: " + Math.max(11, Math.round(type)) + "px");
        figure.applyCss();
        return figure.prefHeight(-1);
    }

    private void place(double top, double height) {
        var width = figure.prefWidth(-1);
        figure.resizeRelocate(snapPositionX((getWidth() - width) / 2), top, width, height);
    }
}
