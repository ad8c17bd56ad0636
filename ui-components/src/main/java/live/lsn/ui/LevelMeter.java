package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Four rising bars, so that a level is never told by colour alone; 18 × 14 px.
public final class LevelMeter extends HBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private int level;

    /// @param level 0 low, 1 medium, 2 high, 3 critical
    public LevelMeter(int level) {
        super(1.5);
        getStyleClass().add("level-meter");
        setAlignment(Pos.BOTTOM_LEFT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (var height : new double[] {4.5, 7, 9.5, 12}) {
            var bar = new Region();
            bar.getStyleClass().add("bar");
            bar.setMinSize(3.5, height);
            bar.setMaxSize(3.5, height);
            getChildren().add(bar);
        }
        setLevel(level);
    }

    /// @param level 0 to 3
    /// @throws IllegalArgumentException outside of that
    public void setLevel(int level) {
        Level.paint(this, level);
        this.level = level;
        for (var i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(LIT, i <= level);
        }
        setAccessibleText(Level.word(level));
    }

    public int level() {
        return level;
    }
}
