package live.lsn.desk.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;

import javax.imageio.ImageIO;

/// An A4 document that is written from top to bottom. Nothing of the moment or the machine gets
/// into it.
final class Paper implements AutoCloseable {
    private static final float MARGIN = 48;
    private static final float LEADING = 1.35f;
    private static final float CAPTION = 7.5f;
    private static final float TEXT = 9;
    private static final float TITLE = 16;
    private static final float HEADING = 11;
    private static final float FOOT = 28;

    private final PDDocument document = new PDDocument();
    private final PDFont regular;
    private final PDFont bold;
    private final String foot;
    private PDPageContentStream page;
    private float y;
    private int pages;

    /// @param foot what stands at the foot of every page
    /// @param at of the record, for the document's own date
    /// @param id the same for the same content
    Paper(String title, String foot, java.time.Instant at, long id) throws IOException {
        regular = font("IBMPlexSans-Regular.ttf");
        bold = font("IBMPlexSans-SemiBold.ttf");
        this.foot = foot;
        var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(at.toEpochMilli());
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("LSN Desk");
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentId(id);
        page = turn();
    }

    private PDFont font(String file) throws IOException {
        try (var in =
                Objects.requireNonNull(
                        live.lsn.ui.Formats.class.getResourceAsStream("fonts/" + file))) {
            return PDType0Font.load(document, in, true);
        }
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

    private void room(float height) throws IOException {
        if (y - height > MARGIN) return;
        page.close();
        page = turn();
    }

    void title(String text) throws IOException {
        line(bold, TITLE, text);
    }

    void heading(String text) throws IOException {
        y -= HEADING / 2;
        room(HEADING * 4);
        line(bold, HEADING, text);
    }

    void text(String text) throws IOException {
        for (var part : wrapped(text, PDRectangle.A4.getWidth() - 2 * MARGIN))
            line(regular, TEXT, part);
    }

    private List<String> wrapped(String text, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : plain(text).split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(regular, TEXT, longer) > width) {
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
    void row(boolean head, double[] shares, String... cells) throws IOException {
        room(TEXT * LEADING);
        y -= TEXT * LEADING;
        var x = MARGIN;
        var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        for (var at = 0; at < cells.length; at++) {
            var cell = (float) (width * shares[at]);
            write(page, head ? bold : regular, TEXT, x, y, cut(cells[at], cell - 4));
            x += cell;
        }
    }

    private String cut(String text, float width) throws IOException {
        var cut = plain(text);
        while (cut.length() > 1 && width(bold, TEXT, cut) > width)
            cut = cut.substring(0, cut.length() - 2) + "…";
        return cut;
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
        on.beginText();
        on.setFont(font, size);
        on.newLineAtOffset(x, at);
        on.showText(plain(text));
        on.endText();
    }

    /// What the typeface has no sign for is told by a question mark.
    private String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .map(sign -> Character.isWhitespace(sign) ? ' ' : sign)
                .forEach(
                        sign -> {
                            var one = Character.toString(sign);
                            try {
                                regular.encode(one);
                                plain.append(one);
                            } catch (IllegalArgumentException missing) {
                                plain.append('?');
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        return plain.toString();
    }

    private float width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(plain(text)) / 1_000 * size;
    }

    byte[] bytes() throws IOException {
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
