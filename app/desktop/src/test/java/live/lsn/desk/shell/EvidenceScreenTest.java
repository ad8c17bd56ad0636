package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import live.lsn.api.model.Role;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Density;
import live.lsn.ui.FileViewer;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

import javax.imageio.ImageIO;

/// Evidence on a case, by keyboard and clipboard, against a real platform.
class EvidenceScreenTest {
    @TempDir private Path dir;
    private OpenDesk desk;
    private FxRobot robot;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, 5);
        robot = desk.robot;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private File photo(String name, Color from, Color to) throws IOException {
        var picture = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, from, 1_200, 900, to));
        pen.fillRect(0, 0, 1_200, 900);
        pen.dispose();
        var file = dir.resolve(name).toFile();
        assertThat(ImageIO.write(picture, "jpeg", file)).isTrue();
        return file;
    }

    private void paste(File... files) {
        desk.run(
                () -> {
                    var content = new ClipboardContent();
                    content.putFiles(List.of(files));
                    Clipboard.getSystemClipboard().setContent(content);
                });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    }

    /// How many files tell that they are still on their way.
    private int states() {
        return on(() -> desk.window().lookupAll(".file-state").size());
    }

    private int tiles() {
        return on(() -> desk.window().lookupAll(".file-tile").size());
    }

    private List<String> tileNames() {
        return on(
                () ->
                        desk.window().lookupAll(".file-name").stream()
                                .map(node -> ((javafx.scene.control.Label) node).getText())
                                .toList());
    }

    private boolean hasPictures(int count) {
        return on(() -> desk.window().lookupAll(".file-tile .image-view").size()) == count;
    }

    @Test
    void pastedFilesHangOnTheCaseOfflineAndGoOutLater() throws Exception {
        await(() -> desk.reads("none yet"));
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        var number = desk.shown();
        paste(
                photo("parcel.jpg", Color.ORANGE, Color.DARK_GRAY),
                photo("label.jpg", Color.CYAN, Color.BLUE),
                Files.writeString(dir.resolve("chat.txt"), "where is my parcel").toFile());
        await(() -> tiles() == 3 && hasPictures(2));
        assertThat(desk.shown()).isEqualTo(number);
        await(() -> states() == 3 && desk.reads("3 files attached"));
        assertThat(desk.session().commands().in(EnumSet.of(State.QUEUED))).hasSize(3);
        assertThat(tileNames()).containsExactly("parcel.jpg", "label.jpg", "chat.txt");
        snapshot("evidence-light");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("evidence-dark");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.LIGHT, Density.NORMAL));
        desk.run(desk.window().power()::start);
        await(() -> desk.session().sync().status().connection() == Connection.ONLINE);
        desk.reopen(Role.FRAUD_ANALYST);
        await(() -> desk.rows() == 5 && desk.shown().equals(number));
        await(
                () ->
                        desk.session().outbox().attachments().all().stream()
                                .allMatch(file -> file.standing() == Standing.SENT));
        await(() -> states() == 0);
    }

    @Test
    void aFileOpensOverTheWindowAndEscapeLeadsBack() throws Exception {
        paste(photo("parcel.jpg", Color.ORANGE, Color.DARK_GRAY));
        await(() -> hasPictures(1));
        var number = desk.shown();
        robot.type(KeyCode.O);
        await(() -> viewer() != null && on(() -> width() == 1_200));
        snapshot("evidence-open");
        robot.type(KeyCode.A, KeyCode.DIGIT1);
        assertThat(desk.session().commands().in(EnumSet.of(State.QUEUED)))
                .as("keys of the queue do not reach through")
                .hasSize(1);
        robot.type(KeyCode.ESCAPE);
        await(() -> viewer() == null);
        assertThat(desk.shown()).isEqualTo(number);
    }

    private javafx.scene.Node viewer() {
        return on(() -> desk.window().getScene().getRoot().lookup(".file-viewer"));
    }

    private double width() {
        return ((FileViewer) viewer())
                .lookupAll(".image-view").stream()
                        .map(node -> ((ImageView) node).getImage())
                        .mapToDouble(image -> image == null ? 0 : image.getWidth())
                        .max()
                        .orElse(0);
    }

    @Test
    void aProgramIsRefusedInWordsAndUndoTakesAFileBack() throws Exception {
        paste(Files.writeString(dir.resolve("holiday.jpg"), "MZ and so on").toFile());
        await(() -> desk.reads("programs are not attached"));
        assertThat(tiles()).isZero();
        paste(photo("parcel.jpg", Color.ORANGE, Color.DARK_GRAY));
        await(() -> tiles() == 1 && desk.reads("Undo"));
        robot.type(KeyCode.Z);
        await(() -> tiles() == 0 && desk.reads("none yet"));
    }

    private void snapshot(String name) {
        desk.run(
                () -> {
                    try {
                        Snapshots.png(
                                desk.window().getScene(),
                                Path.of("target", "evidence", name + ".png"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }
}
