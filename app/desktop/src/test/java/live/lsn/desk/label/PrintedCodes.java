package live.lsn.desk.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reads codes off a printed picture, as a scanner does.
public final class PrintedCodes {
    private static final int DPI = 203;

    private PrintedCodes() {}

    /// A page as a label printer prints it.
    public static BufferedImage printed(byte[] pdf, int page) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.RGB);
        }
    }

    /// @throws NotFoundException if there is no code of that kind
    public static String read(BufferedImage picture, BarcodeFormat kind) throws NotFoundException {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        LuminanceSource light = new RGBLuminanceSource(width, height, pixels);
        var hints =
                Map.of(
                        DecodeHintType.POSSIBLE_FORMATS,
                        List.of(kind),
                        DecodeHintType.TRY_HARDER,
                        true);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), hints)
                .getText();
    }
}
