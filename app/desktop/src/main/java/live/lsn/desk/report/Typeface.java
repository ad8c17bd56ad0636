package live.lsn.desk.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;

/// The letters of a document, and how text is measured and shortened in them.
public final class Typeface {
    private final PDFont regular;
    private final PDFont bold;

    public Typeface(PDDocument document) throws IOException {
        regular = font(document, "IBMPlexSans-Regular.ttf");
        bold = font(document, "IBMPlexSans-SemiBold.ttf");
    }

    private static PDFont font(PDDocument document, String file) throws IOException {
        try (var in =
                Objects.requireNonNull(
                        live.lsn.ui.Formats.class.getResourceAsStream("fonts/" + file))) {
            return PDType0Font.load(document, in, true);
        }
    }

    /// Gives a document a title and a date; nothing of the moment or the machine gets into it.
    ///
    /// @param at of the record
    /// @param id the same for the same content
    public static void stamp(PDDocument document, String title, Instant at, long id) {
        var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(at.toEpochMilli());
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("LSN Desk");
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentId(id);
    }

    public PDFont regular() {
        return regular;
    }

    public PDFont bold() {
        return bold;
    }

    /// What the typeface has no sign for is told by a question mark.
    public String plain(String text) {
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

    /// In units of 1/72 inch.
    public float width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(plain(text)) / 1_000 * size;
    }

    /// The text, or as much of its beginning as fits with a sign that there is more.
    public String cut(PDFont font, float size, String text, float width) throws IOException {
        var cut = plain(text);
        while (cut.length() > 1 && width(font, size, cut) > width)
            cut = cut.substring(0, cut.length() - 2) + "…";
        return cut;
    }

    /// Writes a line from its left end.
    public void write(
            PDPageContentStream on, PDFont font, float size, float x, float y, String text)
            throws IOException {
        on.beginText();
        on.setFont(font, size);
        on.newLineAtOffset(x, y);
        on.showText(plain(text));
        on.endText();
    }
}
