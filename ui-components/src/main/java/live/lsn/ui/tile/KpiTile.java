package live.lsn.ui.tile;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import live.lsn.ui.Icons;
import live.lsn.ui.Words;
import live.lsn.ui.chart.Delta;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One figure for the whole period, with what it is compared with, its goal and its course.
///
/// The tile is a button: Enter, Space or a click opens the rows behind the figure; the mark in its
/// corner, or `E` while the tile has the focus, explains it. It is given its texts ready made. A
/// comparison without data is told in words, never as a share of nothing.
public final class KpiTile extends StackPane {
    /// The key that explains the figure of the focused tile.
    public static final KeyCode EXPLAIN = KeyCode.E;

    /// Loading is shown only from here on, so that what comes at once does not flicker.
    static final Duration PATIENCE = Duration.millis(200);

    /// Tiles in a row are of one height whether or not they have a goal.
    private static final double LEAST_HEIGHT = 126;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// What a tile shows.
    ///
    /// @param label what it is, with the unit: "Revenue, AUD"
    /// @param partial the end of a period that is not over: "to 14:30"; null for a whole one
    /// @param figure as people read it: "12,450.00"
    /// @param unit small, behind the figure: "%"; null for none
    /// @param course null for none
    /// @param comparisons at most three: the first has the delta line, the others a line together
    /// @param note words in the place of a comparison, or of all but the first: "5 payouts · oldest
    ///   2 d 4 h"; null for none
    /// @param goal null where none is set, which is told
    /// @param freshness null for nothing to tell
    public record Content(
            String label,
            @Nullable String partial,
            String figure,
            @Nullable String unit,
            @Nullable Course course,
            List<Comparison> comparisons,
            @Nullable String note,
            @Nullable Goal goal,
            @Nullable Freshness freshness) {
        public Content {
            comparisons = List.copyOf(comparisons);
            if (comparisons.size() > 3) {
                throw new IllegalArgumentException("at most 3 comparisons, not " + comparisons);
            }
        }

        /// A figure alone, to which the rest is added.
        public static Content of(String label, String figure) {
            return new Content(label, null, figure, null, null, List.of(), null, null, null);
        }

        public Content partial(@Nullable String until) {
            return new Content(
                    label, until, figure, unit, course, comparisons, note, goal, freshness);
        }

        public Content unit(@Nullable String small) {
            return new Content(
                    label, partial, figure, small, course, comparisons, note, goal, freshness);
        }

        public Content course(@Nullable Course over) {
            return new Content(
                    label, partial, figure, unit, over, comparisons, note, goal, freshness);
        }

        public Content compared(Comparison... with) {
            return new Content(
                    label, partial, figure, unit, course, List.of(with), note, goal, freshness);
        }

        public Content note(@Nullable String words) {
            return new Content(
                    label, partial, figure, unit, course, comparisons, words, goal, freshness);
        }

        public Content goal(@Nullable Goal aim) {
            return new Content(
                    label, partial, figure, unit, course, comparisons, note, aim, freshness);
        }

        public Content freshness(@Nullable Freshness asOf) {
            return new Content(label, partial, figure, unit, course, comparisons, note, goal, asOf);
        }
    }

    /// Values for the sparkline, oldest first; not a number for a gap.
    ///
    /// @param comparison dotted; may be empty
    @SuppressWarnings("ArrayRecordComponent")
    public record Course(double[] values, double[] comparison) {
        public Course {
            values = values.clone();
            comparison = comparison.clone();
        }
    }

    /// What the figure is compared with.
    ///
    /// @param delta null for no data, which is told in words
    /// @param words behind the delta: "10,826.09 yesterday"; before it where it is not the first:
    ///   "last year"
    /// @param aside said behind it where there is room, and to who cannot see: "lower is better"
    public record Comparison(@Nullable Delta delta, String words, @Nullable String aside) {
        public Comparison(@Nullable Delta delta, String words) {
            this(delta, words, null);
        }
    }

    /// A goal and how far the figure is.
    ///
    /// @param share how much of the bar is filled, 0 to 1; more is drawn as 1
    /// @param tick where the goal is on the bar, 0 to 1; not a number where the end is the goal
    /// @param words "78 % of 16,000, on course for 19,900"
    public record Goal(double share, double tick, String words) {
        /// The end of the bar is the goal.
        public static Goal full(double share, String words) {
            return new Goal(share, Double.NaN, words);
        }
    }

    /// As of when the figure is.
    ///
    /// @param stale its oldest source is older than it should be
    public record Freshness(String words, boolean stale) {}

    private final Button mark = new Button();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Runnable onOpen = () -> {};
    private Runnable onExplain = () -> {};
    private @Nullable Node picture;
    private @Nullable Content content;
    private boolean goals = true;

    public KpiTile() {
        getStyleClass().add("kpi-tile");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        mark.getStyleClass().add("explain-mark");
        mark.setGraphic(Icons.of("bi-question-circle"));
        mark.setOnAction(_ -> onExplain.run());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        showLoading("");
    }

    /// Shows a figure.
    public void show(Content content) {
        patience.stop();
        this.content = content;
        name(content.label());
        put(new KpiBody(content, picture, mark, goals));
        setAccessibleText(KpiWords.of(content, goals));
    }

    /// Waits for a figure: the last one stays; where there is none, grey lines appear after 200 ms.
    public void showLoading(String label) {
        if (content != null) return;
        name(label);
        setAccessibleText(Words.of("tile.loading", label));
        getChildren().clear();
        patience.setOnFinished(_ -> put(KpiStates.loading(label)));
        patience.playFromStart();
    }

    /// Says in the place of the figure why there is none.
    ///
    /// @param why what happened and what to do, one short sentence or two
    public void showFailure(String label, String why) {
        patience.stop();
        content = null;
        name(label);
        setAccessibleText(label + ". " + why);
        put(KpiStates.failure(label, why, mark));
    }

    /// A node of at most 40 px in height in the place of the sparkline; null gives that back. A
    /// [GoalGauge] also takes the place of the goal bar.
    public void setPicture(@Nullable Node picture) {
        this.picture = picture;
        if (content != null) show(content);
    }

    /// Whether a goal can be set for the figure at all; where not, none is said to be missing.
    public void setGoals(boolean goals) {
        this.goals = goals;
        if (content != null) show(content);
    }

    /// Frames the tile whose figure is explained beside it.
    public void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Told when the rows behind the figure are asked for.
    public void setOnOpen(Runnable onOpen) {
        this.onOpen = onOpen;
    }

    /// Told when the figure is to be explained.
    public void setOnExplain(Runnable onExplain) {
        this.onExplain = onExplain;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computeMinHeight(width));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computePrefHeight(width));
    }

    private void name(String label) {
        mark.setAccessibleText(Words.of("tile.explain", label, EXPLAIN.getName()));
        mark.setTooltip(new Tooltip(mark.getAccessibleText()));
    }

    private void put(Node body) {
        getChildren().setAll(body);
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != this || event.isShortcutDown() || event.isAltDown()) return;
        var code = event.getCode();
        if (code == KeyCode.ENTER || code == KeyCode.SPACE) onOpen.run();
        else if (code == EXPLAIN) onExplain.run();
        else return;
        event.consume();
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
        requestFocus();
        onOpen.run();
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) onOpen.run();
        else super.executeAccessibleAction(action, parameters);
    }
}
