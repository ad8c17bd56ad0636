package live.lsn.desk.people;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Role;

import org.jspecify.annotations.Nullable;

/// What a role may do, said while it is chosen.
final class RoleRights extends VBox {
    private final PeopleWords words;
    private final VBox may = new VBox();

    RoleRights(PeopleWords words) {
        super(10);
        this.words = words;
        var title = new Label(words.of("people.may.title"));
        title.getStyleClass().add("section-title");
        setPadding(new Insets(4, 0, 0, 0));
        getChildren().addAll(title, may);
        show(null);
    }

    /// @param chosen null before one is
    void show(@Nullable Role chosen) {
        may.getChildren()
                .setAll(
                        chosen == null
                                ? Parts.muted(words.of("people.may.choose"))
                                : Parts.lines(
                                        "bi-check",
                                        PeopleWords.sorted(chosen.permissions()).stream()
                                                .map(words::may)
                                                .toList()));
    }
}
