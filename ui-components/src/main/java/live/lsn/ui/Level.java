package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/// The four steps of a level, for style sheets and screen readers.
final class Level {
    private static final String[] KEYS = {"low", "medium", "high", "critical"};
    private static final PseudoClass[] STATES = {
        PseudoClass.getPseudoClass("low"),
        PseudoClass.getPseudoClass("medium"),
        PseudoClass.getPseudoClass("high"),
        PseudoClass.getPseudoClass("critical")
    };

    private Level() {}

    static void paint(Node node, int level) {
        if (level < 0 || level > 3)
            throw new IllegalArgumentException("level must be 0 to 3, was " + level);
        for (var i = 0; i < STATES.length; i++) node.pseudoClassStateChanged(STATES[i], i == level);
    }

    static void clear(Node node) {
        for (var state : STATES) node.pseudoClassStateChanged(state, false);
    }

    static String word(int level) {
        return Words.of("level." + KEYS[level]);
    }
}
