package live.lsn.desk.floor;

import javafx.scene.layout.HBox;

import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

/// Says in large letters what is safe while the platform is away; not there else.
final class OfflineBar extends HBox {
    private final FloorWords words;

    OfflineBar(FloorWords words) {
        super(14);
        this.words = words;
        getStyleClass().add("offline-bar");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        show(null);
    }

    void show(FloorViewModel.@Nullable Safe safe) {
        setVisible(safe != null);
        setManaged(safe != null);
        if (safe == null) return;
        var what = words.of("floor.offline", words.formats().time(safe.since()));
        var more = words.of("floor.offline.more", safe.records(), safe.photos());
        getChildren()
                .setAll(
                        Icons.of("bi-wifi-off"),
                        FloorNodes.label(what, "strong"),
                        FloorNodes.wrapped(more));
        HBox.setHgrow(getChildren().getLast(), javafx.scene.layout.Priority.ALWAYS);
        setAccessibleText(what + " " + more);
    }
}
