package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

@ExtendWith(HeadlessFx.class)
@SuppressWarnings("NullAway.Init") // set before each test
class FirstKeyTest {
    private final TextField field = new TextField();
    private StackPane root;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        onFx(
                () -> {
                    root = new StackPane();
                    stage = HeadlessFx.show(root, 400, 300);
                    FirstKey.keep(stage.getScene());
                    return null;
                });
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.hide();
                    return null;
                });
    }

    private void type(String character) {
        Event.fireEvent(
                field,
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        character,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    @Test
    void whatIsTypedBeforeTheFieldIsFirstDrawnIsInIt() throws Exception {
        onFx(
                () -> {
                    root.getChildren().add(new VBox(field));
                    field.requestFocus();
                    List.of("3", "0").forEach(this::type);
                    assertThat(field.getText()).isEqualTo("30");
                    return null;
                });
    }

    @Test
    void whatIsTypedBeforeACoverThatWasHiddenIsDrawnIsInIt() throws Exception {
        var cover = new VBox(field);
        onFx(
                () -> {
                    cover.setVisible(false);
                    root.getChildren().add(cover);
                    return null;
                });
        onFx(
                () -> {
                    cover.setVisible(true);
                    field.requestFocus();
                    type("3");
                    assertThat(field.getText()).isEqualTo("3");
                    return null;
                });
    }

    @Test
    void theFieldsBesideItAreDressedAsEver() throws Exception {
        var beside = new TextField("600");
        onFx(
                () -> {
                    root.getStylesheets().add("data:text/css,.text-field{-fx-text-fill:%23ff0000}");
                    root.getChildren().add(new VBox(new HBox(field), new HBox(beside)));
                    field.requestFocus();
                    return null;
                });
        onFx(
                () -> {
                    root.snapshot(null, null);
                    var drawn = (Text) beside.lookup(".text");
                    assertThat(drawn.getFill()).isEqualTo(Color.RED);
                    return null;
                });
    }
}
