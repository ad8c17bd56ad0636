package live.lsn.desk.attach;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes pictures anew: only what can be seen of them is left, upright and not larger than needed.
/// Not on the JavaFX thread.
final class Pictures {
    /// Longest side of what is kept, in pixels.
    static final int LONGEST_SIDE = 2_560;

    /// Most pixels that are decoded: 100 million.
    static final long MOST_PIXELS = 100_000_000;

    private static final int THUMBNAIL = 240;
    private static final float QUALITY = 0.88f;
    private static final float THUMBNAIL_QUALITY = 0.8f;

    private Pictures() {}

    /// A picture as it is kept.
    ///
    /// @param thumbnail JPEG, 240 pixels at its longest side
    @SuppressWarnings("ArrayRecordComponent")
    record Made(byte[] content, byte[] thumbnail) {}

    /// @param type of what is made, `image/jpeg` or `image/png`
    /// @throws UnfitFileException if it is too large to decode or no picture after all
    static Made make(Path file, String type) throws IOException, UnfitFileException {
        return make(upright(decoded(file), orientation(file)), type);
    }

    /// The same for a picture in memory, which stands as it is.
    static Made make(byte[] picture, String type) throws IOException, UnfitFileException {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            return make(decoded(in), type);
        }
    }

    private static Made make(BufferedImage upright, String type) throws IOException {
        var kept = within(upright, LONGEST_SIDE);
        var small = within(upright, THUMBNAIL);
        return new Made(
                type.equals("image/png") ? png(kept) : jpeg(kept, QUALITY),
                jpeg(small, THUMBNAIL_QUALITY));
    }

    private static BufferedImage decoded(Path file) throws IOException, UnfitFileException {
        // A file that is gone is told as such, and not as a picture that cannot be read.
        if (!Files.isReadable(file)) throw new IOException("the file cannot be read");
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            return decoded(in);
        }
    }

    private static BufferedImage decoded(ImageInputStream in) throws UnfitFileException {
        try {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new UnfitFileException("attachment.unreadable");
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return decoded(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The decoder tells damage in many ways.
            throw new UnfitFileException("attachment.unreadable", e);
        }
    }

    /// Asks for the size before anything is decoded; a picture of a few kilobytes may claim to be
    /// as large as a house.
    private static BufferedImage decoded(ImageReader reader)
            throws IOException, UnfitFileException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS)
            throw new UnfitFileException("attachment.too-many-pixels");
        var step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /// As EXIF has it, 1 to 8; 1 where it says nothing.
    private static int orientation(Path file) {
        try {
            var metadata = ImageMetadataReader.readMetadata(file.toFile());
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) return 1;
            return exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        } catch (ImageProcessingException | MetadataException | IOException _) {
            return 1;
        }
    }

    /// Turned and mirrored as a viewer would show it.
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation < 2 || orientation > 8) return picture;
        var width = picture.getWidth();
        var height = picture.getHeight();
        var turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, width, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, width, height);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, height);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, height, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, height, width);
            default -> turn.setTransform(0, -1, 1, 0, 0, width);
        }
        var lies = orientation >= 5;
        var out = blank(picture, lies ? height : width, lies ? width : height);
        var pen = out.createGraphics();
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return out;
    }

    /// Halved as long as it is more than twice too large, so that no line falls between pixels.
    private static BufferedImage within(BufferedImage picture, int side) {
        var now = picture;
        var longest = Math.max(picture.getWidth(), picture.getHeight());
        while (longest > side) {
            var next = Math.max(side, longest / 2);
            now =
                    scaled(
                            now,
                            Math.max(1, Math.round(now.getWidth() * (float) next / longest)),
                            Math.max(1, Math.round(now.getHeight() * (float) next / longest)));
            longest = next;
        }
        return now;
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        var out = blank(picture, width, height);
        var pen = out.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return out;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        var hasAlpha = like.getColorModel().hasAlpha();
        return new BufferedImage(
                width, height, hasAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        // Drawn anew, so that no profile and no text of the source comes along.
        var plain = scaled(picture, picture.getWidth(), picture.getHeight());
        if (!ImageIO.write(plain, "png", new MemoryCacheImageOutputStream(out)))
            throw new IOException("no PNG writer in this runtime");
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var opaque =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = opaque.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
