package live.lsn.desk.people;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a list shows: its columns, what stands beside it, and what can be done with it.
interface Sheets<T, D> {
    /// Words of the list.
    ///
    /// @param one the count of one
    /// @param many the count of any other number
    /// @param share of the width that the list has, 0 to 1
    record Names(
            String title, String search, String one, String many, String noMatch, double share) {}

    Names names();

    void addColumns(TableView<T> table);

    /// Stands in the place of rows where the platform has none.
    Node empty();

    /// What people call it.
    String name(T row);

    /// The same where a question is asked about it: enough to tell it from every other one.
    default String asked(T row) {
        return name(row);
    }

    /// The selected one.
    Region facts(T row);

    /// What can be done with the selected one.
    List<Deed> deeds();

    /// What makes a new one; null where that is not done here.
    @Nullable Deed add();

    EntrySheet<T, D> form(D draft);

    void confirm();
}
