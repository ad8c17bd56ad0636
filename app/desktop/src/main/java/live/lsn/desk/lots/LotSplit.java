package live.lsn.desk.lots;

import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The lots and the open one beside them. The board has all the room until somebody looks at a lot
/// of it or fills something in.
final class LotSplit extends SplitPane {
    private static final double PANE = 540;
    private static final double PANE_AT_MOST = 0.45;
    private final Region lots;
    private @Nullable Region pane;
    private boolean forOneAct;

    LotSplit(Region lots) {
        this.lots = lots;
        // The pane has its width once; from then on the user's hand moves the line.
        widthProperty()
                .subscribe(
                        (before, now) -> {
                            if (before.doubleValue() <= 0 && now.doubleValue() > 0) divide();
                        });
    }

    /// Shows the open lot beside the others.
    void setPane(Region made) {
        pane = made;
        getItems().setAll(lots, made);
        SplitPane.setResizableWithParent(made, false);
    }

    private void divide() {
        var width = getWidth();
        if (width > 0) setDividerPositions(1 - Math.min(PANE, width * PANE_AT_MOST) / width);
    }

    void show(boolean shown) {
        var beside = pane;
        if (beside == null || shown == isShown()) return;
        forOneAct = false;
        if (shown) {
            getItems().add(beside);
            divide();
        } else {
            getItems().remove(beside);
        }
    }

    boolean isShown() {
        return getItems().size() > 1;
    }

    /// Something is filled in, for which the pane comes and goes where it was not there before.
    void filling(boolean begun) {
        if (begun && !isShown()) {
            show(true);
            forOneAct = true;
        } else if (!begun && forOneAct) {
            show(false);
        }
    }
}
