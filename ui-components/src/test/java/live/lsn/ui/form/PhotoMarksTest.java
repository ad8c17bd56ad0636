package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import live.lsn.ui.ActButton;
import live.lsn.ui.Density;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

@ExtendWith(HeadlessFx.class)
class PhotoMarksTest {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_200;
    private static final Color GROUND = Color.rgb(60, 90, 120);
    private final List<WritableImage> kept = new ArrayList<>();
    private int left;

    private static WritableImage photo() {
        var photo = new WritableImage(WIDTH, HEIGHT);
        var pixels = photo.getPixelWriter();
        for (var y = 0; y < HEIGHT; y++)
            for (var x = 0; x < WIDTH; x++) pixels.setColor(x, y, GROUND);
        return photo;
    }

    private PhotoMarks marks(Image photo, int longest) {
        return new PhotoMarks(
                "Photo of unit 3",
                photo,
                longest,
                new PhotoMarks.Acts() {
                    @Override
                    public void keep(WritableImage picture) {
                        kept.add(picture);
                    }

                    @Override
                    public void leave() {
                        left++;
                    }
                });
    }

    private void with(int longest, Consumer<PhotoMarks> work) throws Exception {
        onFx(
                () -> {
                    var marks = marks(photo(), longest);
                    marks.getStyleClass().add("density-touch");
                    Stage stage = show(marks, 1_100, 760);
                    marks.applyCss();
                    marks.layout();
                    marks.focus();
                    work.accept(marks);
                    stage.hide();
                    return null;
                });
    }

    private static void key(Node node, KeyCode code, boolean shift, boolean control) {
        node.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private static void key(Node node, KeyCode code) {
        key(node, code, false, false);
    }

    private static void digit(Node node, String digit) {
        node.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        digit,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    /// At a place of the photo.
    private static void mouse(PhotoMarks marks, EventType<MouseEvent> type, double x, double y) {
        var canvas = marks.lookup(".mark-board").lookup("Canvas");
        var scale = canvas.getBoundsInLocal().getWidth() / WIDTH;
        var at = canvas.localToScene(x * scale, y * scale);
        canvas.fireEvent(
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    private static void drag(PhotoMarks marks, double fromX, double fromY, double x, double y) {
        mouse(marks, MouseEvent.MOUSE_PRESSED, fromX, fromY);
        mouse(marks, MouseEvent.MOUSE_DRAGGED, x, y);
        mouse(marks, MouseEvent.MOUSE_RELEASED, x, y);
    }

    private static boolean isRed(Image picture, int x, int y) {
        var colour = picture.getPixelReader().getColor(x, y);
        return colour.getRed() > 0.75 && colour.getGreen() < 0.25 && colour.getBlue() < 0.25;
    }

    private static boolean isWhite(Image picture, int x, int y) {
        var colour = picture.getPixelReader().getColor(x, y);
        return colour.getRed() > 0.85 && colour.getGreen() > 0.85 && colour.getBlue() > 0.85;
    }

    private static int red(Image picture) {
        var red = 0;
        for (var y = 0; y < picture.getHeight(); y++)
            for (var x = 0; x < picture.getWidth(); x++) if (isRed(picture, x, y)) red++;
        return red;
    }

    @Test
    void aBoxThatIsDrawnByMouseIsRedWithinWhiteInANewPictureOfTheSameSize() throws Exception {
        with(
                2_560,
                marks -> {
                    digit(marks, "2");
                    drag(marks, 400, 300, 800, 700);
                    key(marks, KeyCode.ENTER, false, true);
                    assertThat(kept).hasSize(1);
                    var picture = kept.getFirst();
                    assertThat(picture.getWidth()).isEqualTo(WIDTH);
                    assertThat(picture.getHeight()).isEqualTo(HEIGHT);
                    assertThat(isRed(picture, 600, 300)).isTrue();
                    assertThat(isRed(picture, 400, 500)).isTrue();
                    assertThat(isRed(picture, 800, 500)).isTrue();
                    assertThat(isRed(picture, 600, 700)).isTrue();
                    assertThat(isWhite(picture, 600, 293)).isTrue();
                    assertThat(picture.getPixelReader().getColor(600, 500)).isEqualTo(GROUND);
                });
    }

    @Test
    void thePhotoItselfIsNotTouched() throws Exception {
        onFx(
                () -> {
                    var photo = photo();
                    var marks = marks(photo, 2_560);
                    var stage = show(marks, 1_100, 760);
                    marks.layout();
                    drag(marks, 200, 200, 900, 900);
                    key(marks, KeyCode.ENTER, false, true);
                    assertThat(red(kept.getFirst())).isPositive();
                    assertThat(red(photo)).isZero();
                    stage.hide();
                    return null;
                });
    }

    @Test
    void aMarkIsChosenMovedSizedAndPlacedByKeysAlone() throws Exception {
        with(
                2_560,
                marks -> {
                    digit(marks, "2");
                    for (var i = 0; i < 3; i++) key(marks, KeyCode.RIGHT);
                    for (var i = 0; i < 2; i++) key(marks, KeyCode.UP);
                    for (var i = 0; i < 2; i++) key(marks, KeyCode.RIGHT, true, false);
                    key(marks, KeyCode.ENTER);
                    key(marks, KeyCode.ENTER, false, true);
                    // A step is a fiftieth of the longest side, the usual box reaches a twelfth.
                    var step = WIDTH / 50;
                    var reach = WIDTH / 12.0;
                    var picture = kept.getFirst();
                    var middle = HEIGHT / 2 - 2 * step;
                    var leftEdge = (int) Math.round(WIDTH / 2.0 + 3 * step - reach);
                    var rightEdge = (int) Math.round(WIDTH / 2.0 + 5 * step + reach);
                    assertThat(isRed(picture, leftEdge, middle)).isTrue();
                    assertThat(isRed(picture, rightEdge, middle)).isTrue();
                });
    }

    @Test
    void everyToolLeavesRedAndControlZTakesItOffAgain() throws Exception {
        with(
                2_560,
                marks -> {
                    // Far from each other, so that none covers another.
                    var ways = Map.of("1", KeyCode.LEFT, "3", KeyCode.RIGHT, "4", KeyCode.UP);
                    for (var tool : List.of("1", "3", "4")) {
                        digit(marks, tool);
                        for (var i = 0; i < 10; i++) key(marks, requireNonNull(ways.get(tool)));
                        key(marks, KeyCode.RIGHT, true, false);
                        key(marks, KeyCode.ENTER);
                    }
                    digit(marks, "5");
                    var text = (TextField) marks.lookup(".text-field");
                    assertThat(text.isFocused()).isTrue();
                    text.setText("scratch");
                    key(text, KeyCode.ENTER);
                    for (var i = 0; i < 10; i++) key(marks, KeyCode.DOWN);
                    key(marks, KeyCode.ENTER);
                    key(marks, KeyCode.ENTER, false, true);
                    for (var marksLeft = 3; marksLeft > 0; marksLeft--) {
                        marks.refuse("once more");
                        key(marks, KeyCode.Z, false, true);
                        key(marks, KeyCode.ENTER, false, true);
                    }
                    assertThat(kept).hasSize(4);
                    for (var i = 1; i < 4; i++)
                        assertThat(red(kept.get(i))).isLessThan(red(kept.get(i - 1)));
                    marks.refuse("once more");
                    key(marks, KeyCode.Z, false, true);
                    key(marks, KeyCode.ENTER, false, true);
                    assertThat(kept).as("nothing marked, nothing kept").hasSize(4);
                });
    }

    @Test
    void aTextIsWholeOnThePhotoWhereverItIsPut() throws Exception {
        with(
                2_560,
                marks -> {
                    digit(marks, "5");
                    var text = (TextField) marks.lookup(".text-field");
                    text.setText("a scratch of four millimetres in length");
                    key(text, KeyCode.ENTER);
                    for (var i = 0; i < 60; i++) key(marks, KeyCode.RIGHT);
                    for (var i = 0; i < 20; i++) key(marks, KeyCode.DOWN, true, false);
                    key(marks, KeyCode.ENTER, false, true);
                    var picture = kept.getFirst();
                    assertThat(red(picture)).isPositive();
                    for (var y = 0; y < HEIGHT; y++) {
                        assertThat(isRed(picture, 0, y)).isFalse();
                        assertThat(isRed(picture, WIDTH - 1, y)).isFalse();
                    }
                });
    }

    @Test
    void escapeLeavesAtOnceWithoutMarksAndAsksWithSome() throws Exception {
        with(
                2_560,
                marks -> {
                    key(marks, KeyCode.ESCAPE);
                    assertThat(left).isEqualTo(1);
                    drag(marks, 200, 200, 900, 900);
                    key(marks, KeyCode.ESCAPE);
                    assertThat(left).isEqualTo(1);
                    assertThat(marks.lookup(".lose").getParent().isVisible()).isTrue();
                    key(marks, KeyCode.ESCAPE);
                    key(marks, KeyCode.ENTER, false, true);
                    assertThat(red(kept.getFirst())).isPositive();
                    marks.refuse("no room");
                    key(marks, KeyCode.ESCAPE);
                    ((ActButton) marks.lookup(".lose")).fire();
                    assertThat(left).isEqualTo(2);
                });
    }

    @Test
    void aPhotoThatIsLargerThanIsKeptIsScaledDownWithItsMarks() throws Exception {
        with(
                800,
                marks -> {
                    digit(marks, "2");
                    drag(marks, 400, 300, 800, 700);
                    key(marks, KeyCode.ENTER, false, true);
                    var picture = kept.getFirst();
                    assertThat(picture.getWidth()).isEqualTo(800);
                    assertThat(picture.getHeight()).isEqualTo(600);
                    assertThat(isRed(picture, 300, 150)).isTrue();
                });
    }

    @Test
    void itsTargetsAreLargeEnoughForAFingerAndItIsDrawnInEveryTheme() throws Exception {
        for (var theme : Theme.values())
            with(
                    2_560,
                    marks -> {
                        Theme.apply(marks.getScene(), theme, Density.TOUCH);
                        marks.applyCss();
                        marks.layout();
                        drag(marks, 300, 900, 700, 500);
                        digit(marks, "3");
                        drag(marks, 700, 300, 1_200, 600);
                        digit(marks, "5");
                        var text = (TextField) marks.lookup(".text-field");
                        text.setText("Scratch 4 mm");
                        key(text, KeyCode.ENTER);
                        marks.applyCss();
                        marks.layout();
                        for (var button : marks.lookupAll(".button.act"))
                            assertThat(button.getLayoutBounds().getHeight())
                                    .isGreaterThanOrEqualTo(48);
                        var name = theme.name().toLowerCase(Locale.ROOT);
                        try {
                            Snapshots.png(
                                    marks.getScene(), Path.of("target", "marks-" + name + ".png"));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
    }
}
