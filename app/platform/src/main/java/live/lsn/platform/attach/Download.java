package live.lsn.platform.attach;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.regex.Pattern;

/// Gives out a content, or the part of it that was asked for, a piece at a time. A browser that is
/// led here saves it and shows nothing of it.
record Download(Attachments.Opened opened) {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,15})-([0-9]{0,15})");
    private static final int PIECE = 1 << 20;
    private static final int PARTIAL = 206;

    private record Span(long from, long to) {}

    void answer(Context context) throws IOException {
        var length = opened.content().length();
        var range = context.header("Range");
        var span = range == null ? new Span(0, length) : span(range, length);
        if (span == null) {
            context.header("Content-Range", "bytes */" + length);
            throw new AttachmentFailure(
                    AttachmentFailure.RANGE, "RANGE", "The file has " + length + " bytes");
        }
        // The first piece is opened before anything is answered: damage is an error, not a stump.
        var first = read(span.from(), span.to());
        context.contentType(opened.upload().content().type())
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        if (range != null)
            context.status(PARTIAL)
                    .header(
                            "Content-Range",
                            "bytes " + span.from() + "-" + (span.to() - 1) + "/" + length);
        context.res().setContentLengthLong(span.to() - span.from());
        write(context, span, first);
    }

    private void write(Context context, Span span, byte[] first) throws IOException {
        var at = span.from();
        var piece = first;
        var out = context.res().getOutputStream();
        while (piece.length > 0) {
            out.write(piece);
            at += piece.length;
            piece = read(at, span.to());
        }
        out.flush();
    }

    private byte[] read(long from, long to) throws IOException {
        try {
            return opened.content().read(from, (int) Math.min(PIECE, to - from));
        } catch (IOException e) {
            throw Attachments.unavailable(opened.upload().content().id(), e);
        }
    }

    /// Null where the file has no such bytes.
    private static @Nullable Span span(String range, long length) {
        var asked = RANGE.matcher(range.strip());
        if (!asked.matches()) return new Span(0, length);
        var from = Long.parseLong(asked.group(1));
        var to = asked.group(2).isEmpty() ? length : Long.parseLong(asked.group(2)) + 1;
        return from >= length || to <= from ? null : new Span(from, Math.min(to, length));
    }
}
