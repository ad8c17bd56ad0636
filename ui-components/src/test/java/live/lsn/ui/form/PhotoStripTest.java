package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Snapshots;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

@ExtendWith(HeadlessFx.class)
class PhotoStripTest {
    private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final long MOST = 100_000;
    private final List<byte[]> stored = new ArrayList<>();
    private boolean full;
    @TempDir private Path dir;

    private PhotoStrip strip(List<Path> chosen) {
        return new PhotoStrip(
                this::store,
                MOST,
                () -> chosen,
                new Background(Runnable::run, Runnable::run),
                UK,
                () -> {});
    }

    private String store(byte[] photo) throws IOException {
        if (full) throw new PhotoStore.Full("no room", new IOException());
        stored.add(photo);
        return "p" + stored.size();
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        Snapshots.write(new WritableImage(40, 30), out);
        return out.toByteArray();
    }

    private static String said(PhotoStrip strip) {
        return strip.lookupAll(".label").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static List<Node> photos(PhotoStrip strip) {
        return strip.lookupAll(".photo").stream().toList();
    }

    @Test
    void aChosenFileIsStoredBeforeItIsShown() throws Exception {
        var file = Files.write(dir.resolve("unit 81.png"), png());
        onFx(
                () -> {
                    var strip = strip(List.of(file));
                    ((javafx.scene.control.Button) strip.lookup(".photo-add")).fire();
                    assertThat(strip.ids()).containsExactly("p1");
                    assertThat(stored.getFirst()).isEqualTo(Files.readAllBytes(file));
                    assertThat(photos(strip).getFirst().getAccessibleText())
                            .isEqualTo("Photo 1 of 1");
                    return null;
                });
    }

    @Test
    void whatIsTooLargeOrNoPhotoOrHasNoRoomIsRefusedInWords() throws Exception {
        var film = Files.write(dir.resolve("film.mov"), new byte[2_500_000]);
        onFx(
                () -> {
                    var strip = strip(List.of());
                    strip.add(film);
                    assertThat(said(strip)).isEqualTo("film.mov has 2.5 MB, more than 0.1 MB");
                    strip.add("notes.txt", new byte[40]);
                    assertThat(said(strip)).isEqualTo("notes.txt is no JPEG or PNG picture");
                    strip.add(dir.resolve("gone.png"));
                    assertThat(said(strip)).isEqualTo("gone.png could not be read or kept");
                    full = true;
                    strip.add("a.png", png());
                    assertThat(said(strip)).startsWith("The disk is full: a.png is not kept");
                    assertThat(strip.ids()).isEmpty();
                    return null;
                });
    }

    @Test
    void aPhotoIsTakenOffAndBroughtBack() throws Exception {
        onFx(
                () -> {
                    var strip = strip(List.of());
                    var stage = show(strip, 400, 200);
                    for (var i = 0; i < 3; i++) strip.add("a.png", png());
                    press(photos(strip).get(1), KeyCode.DELETE, false);
                    assertThat(strip.ids()).containsExactly("p1", "p3");
                    assertThat(said(strip)).isEqualTo("Photo 2 is taken off.");
                    ((Hyperlink) strip.lookup(".hyperlink")).fire();
                    assertThat(strip.ids()).containsExactly("p1", "p2", "p3");
                    stage.hide();
                    return null;
                });
    }

    @Test
    void photosAreOrderedByKeyboardAndTheFocusGoesAlong() throws Exception {
        onFx(
                () -> {
                    var strip = strip(List.of());
                    var stage = show(strip, 400, 200);
                    for (var i = 0; i < 3; i++) strip.add("a.png", png());
                    press(photos(strip).getFirst(), KeyCode.RIGHT, true);
                    assertThat(strip.ids()).containsExactly("p2", "p1", "p3");
                    assertThat(stage.getScene().getFocusOwner().getAccessibleText())
                            .isEqualTo("Photo 2 of 3");
                    press(photos(strip).getFirst(), KeyCode.LEFT, true);
                    assertThat(strip.ids()).containsExactly("p2", "p1", "p3");
                    stage.hide();
                    return null;
                });
    }

    @Test
    void aFileIsPastedFromTheClipboard() throws Exception {
        var file = Files.write(dir.resolve("b.png"), png());
        onFx(
                () -> {
                    var strip = strip(List.of());
                    var content = new ClipboardContent();
                    content.putFiles(List.of(file.toFile()));
                    Clipboard.getSystemClipboard().setContent(content);
                    press(strip, KeyCode.V, true);
                    assertThat(strip.ids()).containsExactly("p1");
                    Clipboard.getSystemClipboard().clear();
                    press(strip, KeyCode.V, true);
                    assertThat(said(strip)).isEqualTo("There is no picture to paste");
                    return null;
                });
    }

    @Test
    void aPictureThatIsNoFileIsPastedAsPng() throws Exception {
        onFx(
                () -> {
                    var strip = strip(List.of());
                    var content = new ClipboardContent();
                    content.putImage(new WritableImage(40, 30));
                    Clipboard.getSystemClipboard().setContent(content);
                    press(strip, KeyCode.V, true);
                    Clipboard.getSystemClipboard().clear();
                    assertThat(strip.ids()).containsExactly("p1");
                    assertThat(PhotoKind.isPhoto(stored.getFirst())).isTrue();
                    return null;
                });
    }

    /// What is dragged, as the toolkit makes it: no public constructor does.
    private static Dragboard dragged(ClipboardContent content) {
        var local = Toolkit.getToolkit().createLocalClipboard();
        var peer =
                (TKClipboard)
                        Proxy.newProxyInstance(
                                PhotoStripTest.class.getClassLoader(),
                                new Class<?>[] {TKClipboard.class},
                                (_, method, values) ->
                                        method.getName().equals("getTransferModes")
                                                ? EnumSet.of(TransferMode.COPY)
                                                : method.invoke(local, values));
        var board = DragboardHelper.createDragboard(peer);
        board.setContent(content);
        return board;
    }

    private static boolean drag(PhotoStrip strip, EventType<DragEvent> type, Dragboard board) {
        var event =
                new DragEvent(
                        null, strip, type, board, 5, 5, 5, 5, TransferMode.COPY, null, strip, null);
        strip.fireEvent(event);
        return type == DragEvent.DRAG_OVER ? event.isAccepted() : event.isDropCompleted();
    }

    @Test
    void filesAndPicturesAreDroppedAndOtherThingsAreNotTaken() throws Exception {
        var files =
                List.of(
                        Files.write(dir.resolve("a.png"), png()).toFile(),
                        Files.write(dir.resolve("b.png"), png()).toFile());
        onFx(
                () -> {
                    var strip = strip(List.of());
                    var some = new ClipboardContent();
                    some.putFiles(files);
                    assertThat(drag(strip, DragEvent.DRAG_OVER, dragged(some))).isTrue();
                    assertThat(drag(strip, DragEvent.DRAG_DROPPED, dragged(some))).isTrue();
                    assertThat(strip.ids()).containsExactly("p1", "p2");
                    var picture = new ClipboardContent();
                    picture.putImage(new WritableImage(40, 30));
                    assertThat(drag(strip, DragEvent.DRAG_DROPPED, dragged(picture))).isTrue();
                    assertThat(strip.ids()).hasSize(3);
                    var words = new ClipboardContent();
                    words.putString("not a photo");
                    assertThat(drag(strip, DragEvent.DRAG_OVER, dragged(words))).isFalse();
                    assertThat(drag(strip, DragEvent.DRAG_DROPPED, dragged(words))).isFalse();
                    assertThat(strip.ids()).hasSize(3);
                    return null;
                });
    }
}
