package live.lsn.ui;

import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A cell of text that shows a grey bar while its row is not fetched yet.
///
/// @param <S> row
/// @param <V> value of the column
public class DataCell<S, V> extends TableCell<S, V> {
    private final Function<V, String> text;
    private final Region skeleton = new Region();

    /// @param text how the value reads
    public DataCell(Function<V, String> text) {
        this.text = text;
        skeleton.getStyleClass().add("skeleton");
        skeleton.setMaxSize(Double.MAX_VALUE, 10);
        skeleton.setPrefSize(64, 10);
    }

    @Override
    protected final void updateItem(@Nullable V value, boolean empty) {
        super.updateItem(value, empty);
        if (value != null && !empty) {
            draw(value);
        } else {
            clear();
            if (!empty && rowIsOnItsWay()) setGraphic(skeleton);
        }
    }

    /// Fills the cell; a value is there.
    protected void draw(V value) {
        setGraphic(null);
        setText(text.apply(value));
    }

    /// Empties the cell of what [#draw] put there.
    protected void clear() {
        setText(null);
        setGraphic(null);
    }

    private boolean rowIsOnItsWay() {
        var row = getTableRow();
        return row != null && row.getItem() == null;
    }
}
