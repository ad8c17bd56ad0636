package live.lsn.desk.fraud;

import javafx.css.PseudoClass;
import javafx.scene.Node;

import java.time.Duration;
import java.time.Instant;

/// How near the time is by which a case should be decided.
enum Urgency {
    OVERDUE,
    NEARLY,
    SOON,
    LATER;

    private static final Duration NEARLY_DUE = Duration.ofMinutes(15);
    private static final Duration DUE_SOON = Duration.ofMinutes(30);
    private final PseudoClass state =
            PseudoClass.getPseudoClass(name().toLowerCase(java.util.Locale.ROOT));

    static Urgency of(Instant due, Instant now) {
        var left = Duration.between(now, due);
        if (left.isNegative()) return OVERDUE;
        if (left.compareTo(NEARLY_DUE) < 0) return NEARLY;
        return left.compareTo(DUE_SOON) < 0 ? SOON : LATER;
    }

    /// Lets the style sheet colour the node; the words beside tell the same.
    void paint(Node node) {
        for (var each : values()) node.pseudoClassStateChanged(each.state, each == this);
    }
}
