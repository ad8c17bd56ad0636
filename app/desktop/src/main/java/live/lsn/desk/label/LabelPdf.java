package live.lsn.desk.label;

import live.lsn.desk.label.LabelFace.Mark;
import live.lsn.desk.report.Typeface;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Labels as a PDF: the same labels, the same bytes.
final class LabelPdf implements AutoCloseable {
    /// Units of the page, 1/72 inch, a millimetre.
    private static final double UNIT = 72 / 25.4;

    /// How far the base line lies under the upper edge, of the type's height.
    private static final double ASCENT = 0.8;

    private static final double A4_WIDTH = 210;
    private static final double A4_HEIGHT = 297;
    private final PDDocument document = new PDDocument();
    private final Typeface type;
    private final LabelSize size;

    private LabelPdf(LabelSize size) throws IOException {
        this.size = size;
        type = new Typeface(document);
    }

    /// @param labels at least one
    static byte[] of(List<LotLabel> labels, LabelSize size) throws IOException {
        try (var pdf = new LabelPdf(size)) {
            return pdf.bytes(labels);
        }
    }

    private byte[] bytes(List<LotLabel> labels) throws IOException {
        var name = UUID.nameUUIDFromBytes((labels + size.name()).getBytes(StandardCharsets.UTF_8));
        var id = ByteBuffer.allocate(Long.BYTES).putLong(name.getMostSignificantBits()).getLong(0);
        Typeface.stamp(document, labels.getFirst().number(), labels.getFirst().at(), id);
        var onPage = size == LabelSize.SHEET ? LabelSize.ACROSS * LabelSize.DOWN : 1;
        for (var from = 0; from < labels.size(); from += onPage)
            page(labels.subList(from, Math.min(labels.size(), from + onPage)));
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private void page(List<LotLabel> labels) throws IOException {
        var sheet = size == LabelSize.SHEET;
        var width = sheet ? A4_WIDTH : size.width();
        var height = sheet ? A4_HEIGHT : size.height();
        var page = new PDPage(new PDRectangle((float) (width * UNIT), (float) (height * UNIT)));
        document.addPage(page);
        var left = sheet ? (A4_WIDTH - LabelSize.ACROSS * size.width()) / 2 : 0;
        var top = sheet ? (A4_HEIGHT - LabelSize.DOWN * size.height()) / 2 : 0;
        try (var stream = new PDPageContentStream(document, page)) {
            for (var at = 0; at < labels.size(); at++) {
                var x = left + at % LabelSize.ACROSS * size.width();
                var y = top + at / LabelSize.ACROSS * size.height();
                for (var mark : LabelFace.of(labels.get(at), size))
                    draw(new Place(stream, x, height - y), mark);
            }
        }
    }

    /// A label's upper left corner on its page, in millimetres from the lower left one.
    private record Place(PDPageContentStream stream, double left, double top) {
        float x(double x) {
            return (float) ((left + x) * UNIT);
        }

        float y(double y) {
            return (float) ((top - y) * UNIT);
        }

        void fill(double x, double y, double width, double height) throws IOException {
            stream.addRect(x(x), y(y + height), (float) (width * UNIT), (float) (height * UNIT));
        }
    }

    private void draw(Place on, Mark mark) throws IOException {
        switch (mark) {
            case Mark.Text text -> text(on, text);
            case Mark.Frame(double x, double y, double width, double height) -> {
                on.fill(x, y, width, height);
                on.stream.setLineWidth(1.5f);
                on.stream.stroke();
            }
            case Mark.Bars(double x, double y, double height, double module, var number) -> {
                var dark = Codes.bars(number);
                if (dark == null) return;
                for (var run : Codes.runs(dark))
                    on.fill(x + run[0] * module, y, run[1] * module, height);
                on.stream.fill();
            }
            case Mark.Square(double x, double y, double module, var number) -> {
                var width = module * Codes.square(number).length;
                for (var run : Codes.drawn(number, width))
                    on.fill(x + run.x, y + run.y, run.width, run.height);
                on.stream.fill();
            }
        }
    }

    private void text(Place on, Mark.Text text) throws IOException {
        var font = text.bold() ? type.bold() : type.regular();
        // The height of the type is that of a line; letters are a little lower.
        var points = (float) (text.size() * UNIT * 0.9);
        var told = type.cut(font, points, text.text(), (float) (text.width() * UNIT));
        var base = on.y(text.y() + text.size() * ASCENT);
        type.write(on.stream, font, points, on.x(text.x()), base, told);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
