package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.layout.StackPane;

import live.lsn.api.model.goods.Lot;
import live.lsn.desk.label.LabelDesk;
import live.lsn.desk.label.LabelForm;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Asks which labels of lots are wanted; back to where it was asked for.
final class LabelPage extends StackPane {
    private static final double WIDTH = 560;
    private final LabelDesk labels;
    private Runnable back = () -> {};
    private @Nullable LabelForm form;

    LabelPage(LabelDesk labels) {
        this.labels = labels;
        getStyleClass().add("floor-page");
        setPadding(new Insets(20));
    }

    /// @param lots at least one
    /// @param then run when it is done with
    void open(List<Lot> lots, Runnable then) {
        back = then;
        var asked = labels.ask(lots, this::leave);
        asked.setMaxWidth(WIDTH);
        form = asked;
        getChildren().setAll(asked);
    }

    void focus() {
        if (form != null) form.focusFirst();
    }

    void leave() {
        form = null;
        getChildren().clear();
        back.run();
    }
}
