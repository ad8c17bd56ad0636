package live.lsn.ui.table;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// A row of a [DataTable] that shows whether it is marked.
///
/// @param <R> row
public class DataRow<R> extends TableRow<R> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private @Nullable DataTable<R> table;

    /// Belongs to that table from now on.
    void join(DataTable<R> owner) {
        table = owner;
        ObservableValue<Boolean> used = sceneProperty().map(Objects::nonNull).orElse(false);
        owner.marks().count().when(used).subscribe(_ -> mark());
    }

    @Override
    protected void updateItem(@Nullable R item, boolean empty) {
        super.updateItem(item, empty);
        mark();
    }

    private void mark() {
        var item = getItem();
        pseudoClassStateChanged(
                MARKED, table != null && item != null && !isEmpty() && table.isMarked(item));
    }
}
