package live.lsn.desk.label;

import com.google.zxing.WriterException;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

import org.jspecify.annotations.Nullable;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The codes of a lot's number: bars for wedge readers, squares for cameras. They say the number as
/// it is. GS1 application identifiers would need a GTIN, which our items do not have.
public final class Codes {
    /// Blank modules that readers want around bars, and around squares.
    static final int QUIET_BARS = 10;

    static final int QUIET_SQUARE = 4;

    /// What bars have a sign for and label printers take for none of their own.
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z ./+$%-]{1,40}");

    private Codes() {}

    /// Code 128: each module dark or light, without the blank ends; null where the number has a
    /// sign that a keyboard wedge would not type alike.
    static boolean @Nullable [] bars(String number) {
        return PLAIN.matcher(number).matches() ? new Code128Writer().encode(number) : null;
    }

    /// QR code with level M: rows of modules, dark or light, without the blank edge.
    static boolean[][] square(String number) {
        try {
            var matrix = Encoder.encode(number, ErrorCorrectionLevel.M).getMatrix();
            var dark = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (var y = 0; y < dark.length; y++)
                for (var x = 0; x < dark.length; x++) dark[y][x] = matrix.get(x, y) == 1;
            return dark;
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code: " + number, e);
        }
    }

    /// The dark runs of a QR code that is drawn so wide.
    static List<Rectangle2D.Double> drawn(String number, double width) {
        var rows = square(number);
        var module = width / rows.length;
        var runs = new ArrayList<Rectangle2D.Double>();
        for (var y = 0; y < rows.length; y++)
            for (var run : runs(rows[y]))
                runs.add(
                        new Rectangle2D.Double(
                                run[0] * module, y * module, run[1] * module, module));
        return runs;
    }

    /// Where dark runs begin and how long they are.
    static List<int[]> runs(boolean[] row) {
        var runs = new ArrayList<int[]>();
        for (var at = 0; at < row.length; at++) {
            if (!row[at]) continue;
            var begin = at;
            while (at < row.length && row[at]) at++;
            runs.add(new int[] {begin, at - begin});
        }
        return runs;
    }
}
