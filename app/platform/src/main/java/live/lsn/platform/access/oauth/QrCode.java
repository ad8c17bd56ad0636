package live.lsn.platform.access.oauth;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as SVG that stands in a page.
final class QrCode {
    private static final int QUIET = 2;

    private QrCode() {}

    static String svg(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1)
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
            var size = matrix.getWidth() + 2 * QUIET;
            return """
            <svg class="qr" role="img" aria-label="QR code of the key"\
             viewBox="%d %d %d %d" shape-rendering="crispEdges"><path d="%s"/></svg>
            """
                    .formatted(-QUIET, -QUIET, size, size, path);
        } catch (WriterException e) {
            throw new IllegalStateException("a text of this length fits into a QR code", e);
        }
    }
}
