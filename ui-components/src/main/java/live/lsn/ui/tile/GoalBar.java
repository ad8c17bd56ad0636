package live.lsn.ui.tile;

import javafx.scene.layout.Region;

/// How far a figure is on the way to its goal: a bar, and a tick where the goal is not its end.
final class GoalBar extends Region {
    private static final double BAR = 4;
    private static final double TICK = 10;

    private final Region track = part("track");
    private final Region fill = part("fill");
    private final Region tick = part("tick");
    private final double share;
    private final double goal;

    /// @param goal 0 to 1, or not a number for no tick
    GoalBar(double share, double goal) {
        this.share = Math.max(0, Math.min(1, share));
        this.goal = goal;
        getStyleClass().add("goal-bar");
        tick.setVisible(!Double.isNaN(goal));
        getChildren().addAll(track, fill, tick);
    }

    private static Region part(String styleClass) {
        var part = new Region();
        part.getStyleClass().add(styleClass);
        return part;
    }

    @Override
    protected double computePrefHeight(double width) {
        return TICK;
    }

    @Override
    protected double computeMinHeight(double width) {
        return TICK;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        var top = (getHeight() - BAR) / 2;
        track.resizeRelocate(0, top, getWidth(), BAR);
        fill.resizeRelocate(0, top, snapSizeX(getWidth() * share), BAR);
        var at = Double.isNaN(goal) ? 0 : Math.max(0, Math.min(1, goal));
        var x = Math.min(getWidth() - 2, snapPositionX(getWidth() * at - 1));
        tick.resizeRelocate(x, (getHeight() - TICK) / 2, 2, TICK);
    }
}
