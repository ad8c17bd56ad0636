package live.lsn.desk.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// An A4 document that is written from top to bottom. Nothing of the moment or the machine gets
/// into it.
public final class Paper implements AutoCloseable {
    private static final float MARGIN = 48;
    private static final float LEADING = 1.35f;
    private static final float CAPTION = 7.5f;
    private static final float TEXT = 9;
    private static final float TITLE = 16;
    private static final float HEADING = 11;
    private static final float FOOT = 28;
    private static final float BLANK = 22;

    private final PDDocument document = new PDDocument();
    private final Typeface type;
    private final PDFont regular;
    private final PDFont bold;
    private String foot;
    private PDPageContentStream page;
    private float y;
    private int pages;

    /// @param foot what stands at the foot of every page
    /// @param at of the record, for the document's own date
    /// @param id the same for the same content
    public Paper(String title, String foot, java.time.Instant at, long id) throws IOException {
        type = new Typeface(document);
        regular = type.regular();
        bold = type.bold();
        this.foot = foot;
        Typeface.stamp(document, title, at, id);
        page = turn();
    }

    private PDPageContentStream turn() throws IOException {
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        pages++;
        var stream = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        write(stream, regular, CAPTION, MARGIN, FOOT, foot + "   ·   " + pages);
        return stream;
    }

    /// Goes on with another record on a page of its own, whose pages are counted anew.
    public void begin(String footOfOther) throws IOException {
        page.close();
        foot = footOfOther;
        pages = 0;
        page = turn();
    }

    private void room(float height) throws IOException {
        if (y - height > MARGIN) return;
        page.close();
        page = turn();
    }

    public void title(String text) throws IOException {
        line(bold, TITLE, text);
    }

    public void heading(String text) throws IOException {
        y -= HEADING / 2;
        room(HEADING * 4);
        line(bold, HEADING, text);
    }

    public void text(String text) throws IOException {
        for (var part : wrapped(text, PDRectangle.A4.getWidth() - 2 * MARGIN))
            line(regular, TEXT, part);
    }

    private List<String> wrapped(String text, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : type.plain(text).split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && type.width(regular, TEXT, longer) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? word : " " + word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void line(PDFont font, float size, String text) throws IOException {
        room(size * LEADING);
        y -= size * LEADING;
        write(page, font, size, MARGIN, y, text);
    }

    /// A row of a table; the first one of a table is its head.
    ///
    /// @param shares how much of the width each cell has
    public void row(boolean head, double[] shares, String... cells) throws IOException {
        room(TEXT * LEADING);
        y -= TEXT * LEADING;
        var x = MARGIN;
        var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        for (var at = 0; at < cells.length; at++) {
            var cell = (float) (width * shares[at]);
            write(
                    page,
                    head ? bold : regular,
                    TEXT,
                    x,
                    y,
                    type.cut(bold, TEXT, cells[at], cell - 4));
            x += cell;
        }
    }

    /// A curve over a frame, both from 0 to 1.
    ///
    /// @param x rising
    void curve(double[] x, double[] values, String across, String up) throws IOException {
        var width = 300f;
        var height = 130f;
        room(height + 30);
        y -= height + 6;
        page.setLineWidth(0.5f);
        page.setStrokingColor(0.6f);
        page.addRect(MARGIN + 24, y, width, height);
        page.stroke();
        page.setStrokingColor(0.04f, 0.41f, 0.78f);
        page.setLineWidth(1.2f);
        for (var at = 0; at < x.length; at++) {
            var px = (float) (MARGIN + 24 + x[at] * width);
            var py = (float) (y + values[at] * height);
            if (at == 0) page.moveTo(px, py);
            else page.lineTo(px, py);
        }
        page.stroke();
        write(page, regular, CAPTION, MARGIN + 24, y - CAPTION * LEADING, across);
        write(page, regular, CAPTION, MARGIN + width + 32, y + height - CAPTION, up);
        y -= CAPTION * LEADING + 4;
    }

    /// A code that a scanner reads, at the right of the first lines.
    ///
    /// @param dark drawn in units of 1/72 inch, from the upper left corner of its place
    public void code(List<java.awt.geom.Rectangle2D.Double> dark, float width) throws IOException {
        var left = PDRectangle.A4.getWidth() - MARGIN - width;
        var top = PDRectangle.A4.getHeight() - MARGIN;
        page.setNonStrokingColor(0f);
        for (var one : dark)
            page.addRect(
                    (float) (left + one.x),
                    (float) (top - one.y - one.height),
                    (float) one.width,
                    (float) one.height);
        page.fill();
    }

    /// Something that is written by hand: what it is, and a line for it.
    public void blank(double[] shares, String... names) throws IOException {
        room(BLANK);
        y -= BLANK;
        var x = MARGIN;
        var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        page.setLineWidth(0.5f);
        page.setStrokingColor(0.4f);
        for (var at = 0; at < names.length; at++) {
            var cell = (float) (width * shares[at]);
            if (names[at].isEmpty()) {
                x += cell;
                continue;
            }
            var told = type.cut(bold, TEXT, names[at], cell - 4);
            write(page, regular, TEXT, x, y, told);
            page.moveTo(x + type.width(bold, TEXT, told) + 6, y - 2);
            page.lineTo(x + cell - 8, y - 2);
            page.stroke();
            x += cell;
        }
    }

    /// Pictures side by side, each with a few words under it.
    void picture(byte[] content, String caption) throws IOException {
        var image = image(content);
        var height = 120f;
        var width = Math.min(height * image.getWidth() / image.getHeight(), 480);
        room(height + 2 * CAPTION);
        y -= height + 4;
        page.drawImage(image, MARGIN, y, width, width * image.getHeight() / image.getWidth());
        y -= CAPTION * LEADING;
        write(page, regular, CAPTION, MARGIN, y, caption);
    }

    private PDImageXObject image(byte[] content) throws IOException {
        if (content[0] == (byte) 0xff) return JPEGFactory.createFromByteArray(document, content);
        return LosslessFactory.createFromImage(
                document, ImageIO.read(new ByteArrayInputStream(content)));
    }

    private void write(
            PDPageContentStream on, PDFont font, float size, float x, float at, String text)
            throws IOException {
        type.write(on, font, size, x, at, text);
    }

    public byte[] bytes() throws IOException {
        page.close();
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
