package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Files side by side: a thumbnail or an icon each, with its name and, while it is on its way, how
/// far it is. Each opens by a click or by Enter.
public final class FileStrip extends FlowPane {
    private static final double WIDTH = 104;
    private static final double HEIGHT = 76;
    private final Consumer<String> open;
    private List<Tile> shown = List.of();

    /// One file.
    ///
    /// @param icon of Bootstrap Icons, shown where there is no thumbnail
    /// @param state what is told below the name; empty for nothing
    /// @param wrong whether the state needs somebody
    /// @param progress 0 to 1 while it is on its way; below 0 where it is not
    public record Tile(
            String id,
            String name,
            String icon,
            @Nullable Image thumbnail,
            String state,
            boolean wrong,
            double progress) {}

    /// @param open told the id of a file that is to be looked at
    public FileStrip(Consumer<String> open) {
        super(8, 8);
        this.open = open;
        getStyleClass().add("file-strip");
    }

    /// Shows these; what looks the same is not made anew.
    public void show(List<Tile> tiles) {
        if (tiles.equals(shown)) return;
        var focused = focusedId();
        shown = List.copyOf(tiles);
        getChildren().setAll(tiles.stream().map(this::button).toList());
        for (var i = 0; i < tiles.size(); i++)
            if (tiles.get(i).id().equals(focused)) getChildren().get(i).requestFocus();
    }

    private @Nullable String focusedId() {
        for (var i = 0; i < shown.size(); i++)
            if (getChildren().get(i).isFocused()) return shown.get(i).id();
        return null;
    }

    private Button button(Tile tile) {
        var name = new Label(tile.name());
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(WIDTH);
        name.getStyleClass().add("file-name");
        var box = new VBox(3, picture(tile), name);
        box.setAlignment(Pos.TOP_LEFT);
        if (!tile.state().isEmpty()) {
            var state = new Label(tile.state());
            state.setMaxWidth(WIDTH);
            state.getStyleClass().addAll("file-state", tile.wrong() ? "danger-text" : "muted");
            box.getChildren().add(state);
        }
        var button = new Button(null, box);
        button.getStyleClass().setAll("file-tile");
        button.setAccessibleText(
                tile.state().isEmpty() ? tile.name() : tile.name() + ", " + tile.state());
        button.setOnAction(_ -> open.accept(tile.id()));
        return button;
    }

    private static StackPane picture(Tile tile) {
        var ground = new StackPane();
        ground.getStyleClass().add("file-ground");
        ground.setMinSize(WIDTH, HEIGHT);
        ground.setMaxSize(WIDTH, HEIGHT);
        if (tile.thumbnail() == null) ground.getChildren().add(Icons.of(tile.icon()));
        else ground.getChildren().add(filled(tile.thumbnail()));
        if (tile.progress() >= 0) {
            var bar = new ProgressBar(tile.progress());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("file-progress");
            StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
            ground.getChildren().add(bar);
        }
        return ground;
    }

    /// Fills the tile; what is over at two sides is cut off.
    private static ImageView filled(Image thumbnail) {
        var view = new ImageView(thumbnail);
        var width = thumbnail.getWidth();
        var height = thumbnail.getHeight();
        if (width > 0 && height > 0) {
            var scale = Math.min(width / WIDTH, height / HEIGHT);
            view.setViewport(
                    new javafx.geometry.Rectangle2D(
                            (width - WIDTH * scale) / 2,
                            (height - HEIGHT * scale) / 2,
                            WIDTH * scale,
                            HEIGHT * scale));
        }
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        view.setSmooth(true);
        var round = new Rectangle(WIDTH, HEIGHT);
        round.setArcWidth(12);
        round.setArcHeight(12);
        view.setClip(round);
        return view;
    }
}
