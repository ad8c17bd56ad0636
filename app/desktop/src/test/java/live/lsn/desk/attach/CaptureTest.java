package live.lsn.desk.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import live.lsn.desk.attach.Capture.Place;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;

import javax.imageio.ImageIO;

class CaptureTest {
    private static final Place PLACE = new Place("fraudCases", "c");
    @TempDir private Path dir;
    private OutboxStore outbox;
    private AttachmentStore store;
    private Capture capture;

    @BeforeEach
    void open() {
        outbox =
                OutboxStore.open(
                        dir.resolve("profile"),
                        new ProfileKey(
                                "the key of a test, 32 bytes long"
                                        .getBytes(StandardCharsets.UTF_8)));
        store = outbox.attachments();
        capture = new Capture(store, InstantSource.system());
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private KeptFile take(String name, byte[] content) throws IOException, UnfitFileException {
        return capture.take(Files.write(dir.resolve(name), content), PLACE);
    }

    private byte[] content(KeptFile file) throws IOException {
        return store.open(file).read(0, Math.toIntExact(file.content().length()));
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    /// Red at the left, blue at the right.
    private static BufferedImage twoColours(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    /// A JPEG with EXIF: an orientation, and a maker's name in which a place stands.
    private static byte[] photo(int width, int height, int orientation) throws IOException {
        var jpeg = written(twoColours(width, height), "jpeg");
        var text = "GPS 52.5 13.4\0".getBytes(StandardCharsets.US_ASCII);
        var tiff = new ByteArrayOutputStream();
        tiff.writeBytes(HexFormat.of().parseHex("4d4d002a000000080002"));
        tiff.writeBytes(HexFormat.of().parseHex("010f0002%08x%08x".formatted(text.length, 38)));
        tiff.writeBytes(HexFormat.of().parseHex("0112000300000001%04x0000".formatted(orientation)));
        tiff.writeBytes(new byte[4]);
        tiff.writeBytes(text);
        var app = new ByteArrayOutputStream();
        app.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        app.writeBytes(tiff.toByteArray());
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(HexFormat.of().parseHex("ffe1%04x".formatted(app.size() + 2)));
        out.writeBytes(app.toByteArray());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static String colour(BufferedImage picture, double x, double y) {
        var pixel =
                new Color(
                        picture.getRGB(
                                (int) (x * (picture.getWidth() - 1)),
                                (int) (y * (picture.getHeight() - 1))));
        return pixel.getRed() > pixel.getBlue() ? "red" : "blue";
    }

    @ParameterizedTest
    @CsvSource({
        "1, 300, 200, 0.1, 0.5", "2, 300, 200, 0.9, 0.5", "3, 300, 200, 0.9, 0.5",
        "4, 300, 200, 0.1, 0.5", "5, 200, 300, 0.5, 0.1", "6, 200, 300, 0.5, 0.1",
        "7, 200, 300, 0.5, 0.9", "8, 200, 300, 0.5, 0.9"
    })
    void aPhotoIsTurnedAsItWasHeld(int orientation, int width, int height, double x, double y)
            throws Exception {
        var picture = read(content(take("p.jpg", photo(300, 200, orientation))));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(colour(picture, x, y)).isEqualTo("red");
        assertThat(colour(picture, 1 - x, 1 - y)).isEqualTo("blue");
    }

    @Test
    void nothingIsLeftOfWhereAndByWhomAPhotoWasTaken() throws Exception {
        var taken = photo(300, 200, 6);
        assertThat(new String(taken, StandardCharsets.ISO_8859_1)).contains("GPS", "Exif");
        var kept = content(take("p.jpg", taken));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
    }

    @Test
    void aLargePhotoIsMadeSmallerAndHasAThumbnail() throws Exception {
        var file = take("p.jpg", photo(6_000, 3_000, 1));
        var picture = read(content(file));
        assertThat(picture.getWidth()).isEqualTo(Pictures.LONGEST_SIDE);
        assertThat(picture.getHeight()).isEqualTo(Pictures.LONGEST_SIDE / 2);
        var thumbnail = Objects.requireNonNull(file.thumbnail());
        assertThat(read(thumbnail).getWidth()).isEqualTo(240);
        assertThat(thumbnail.length).isLessThan(48 << 10);
    }

    @Test
    void aPictureThatClaimsTooManyPixelsIsNotDecoded() throws Exception {
        var png = written(twoColours(10, 10), "png");
        // width and height stand behind the first chunk's name
        System.arraycopy(HexFormat.of().parseHex("0000ffff0000ffff"), 0, png, 16, 8);
        assertThatExceptionOfType(UnfitFileException.class)
                .isThrownBy(() -> take("bomb.png", png))
                .withMessage("attachment.too-many-pixels");
    }

    @Test
    void aPictureThatIsCutOffIsToldAndNotKept() throws Exception {
        var jpeg = written(twoColours(10, 10), "jpeg");
        assertThatExceptionOfType(UnfitFileException.class)
                .isThrownBy(() -> take("p.jpg", java.util.Arrays.copyOf(jpeg, 40)))
                .withMessage("attachment.unreadable");
        assertThat(store.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4d5a9000", "7f454c46", "2321", "cffaedfe"})
    void aProgramIsRefusedWhateverItIsCalled(String head) {
        assertThatExceptionOfType(UnfitFileException.class)
                .isThrownBy(() -> take("holiday.jpg", HexFormat.of().parseHex(head)))
                .withMessage("attachment.program");
    }

    @Test
    void aPictureOfAKindThatCannotBeStrippedIsRefusedWithWhatToDo() {
        var heic = "\0\0\0\u0018ftypheic....".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(UnfitFileException.class)
                .isThrownBy(() -> take("p.heic", heic))
                .withMessage("attachment.picture-kind");
    }

    @Test
    void whatIsNoPictureIsKeptAsItIs() throws Exception {
        var pdf = "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII);
        var file = take("invoice.pdf", pdf);
        assertThat(content(file)).isEqualTo(pdf);
        assertThat(file.content().type()).isEqualTo("application/pdf");
        assertThat(file.thumbnail()).isNull();
        assertThat(file.name()).isEqualTo("invoice.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, '', passwd",
        "'C:\\Users\\me\\scan.pdf', .pdf, scan.pdf",
        "photo.PNG, .jpg, photo.jpg",
        "con.txt, '', _con.txt",
        "'..hidden', '', hidden",
        "'a\u202Egpj.exe', '', agpj.exe.txt",
        "'run.bat', '', run.bat.txt",
        "'trailing. . ', '', trailing",
        "'\u0000\u0007', '', file"
    })
    void aNameIsMadeHarmless(String given, String ending, String clean) {
        assertThat(FileName.clean(given, ending)).isEqualTo(clean);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.clean("x".repeat(300) + ".pdf", ".pdf")).hasSize(200).endsWith(".pdf");
    }
}
