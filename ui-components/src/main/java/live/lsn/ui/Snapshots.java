package live.lsn.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Pictures of what is on the screen, as PNG. Call on the JavaFX thread.
public final class Snapshots {
    private Snapshots() {}

    /// Writes what the scene shows, over a file that may be there; folders are made as needed.
    public static void png(Scene scene, Path file) throws IOException {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        write(scene.snapshot(null), file);
    }

    /// Writes one node with what is in it.
    public static void png(Node node, Path file) throws IOException {
        write(node.snapshot(null, null), file);
    }

    /// Writes a picture that was taken; on any thread.
    public static void write(WritableImage image, OutputStream out) throws IOException {
        if (!ImageIO.write(picture(image), "png", out)) throw noWriter();
    }

    private static void write(WritableImage image, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        if (!ImageIO.write(picture(image), "png", file.toFile())) throw noWriter();
    }

    private static IOException noWriter() {
        return new IOException("no PNG writer in this runtime");
    }

    private static BufferedImage picture(WritableImage image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}
