package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.CsvParseException;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The text of an export, which must be UTF-8, and in words what keeps a file from being that.
final class ExportText {
    private static final int LOOKED_AT = 8_192;
    private static final String AS_UTF8 =
            "; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\") and import it again";

    private final Path file;

    ExportText(Path file) {
        this.file = file;
    }

    /// The characters, without a byte order mark.
    ///
    /// @throws UnusableFileException if the file is no text in UTF-8, as far as its beginning tells
    Reader open() throws IOException {
        if (Files.isDirectory(file)) throw new UnusableFileException(file, "it is a folder");
        InputStream bytes;
        try {
            bytes = bytes();
        } catch (IOException e) {
            throw told(e);
        }
        try {
            var text = new BufferedInputStream(bytes, 1 << 16);
            check(text);
            return new InputStreamReader(
                    text,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (UnusableFileException e) {
            bytes.close();
            throw e;
        } catch (IOException e) {
            bytes.close();
            throw told(e);
        }
    }

    private InputStream bytes() throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        stream.mark(2);
        var gzipped = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        if (gzipped) return new GZIPInputStream(stream, 1 << 16);
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz"))
            return stream;
        stream.close();
        throw new UnusableFileException(
                file, "its name ends in .gz but it is not gzipped; name it .csv if it is plain");
    }

    /// Looks at the beginning and skips a byte order mark of UTF-8.
    private void check(BufferedInputStream text) throws IOException {
        text.mark(LOOKED_AT);
        var start = text.readNBytes(LOOKED_AT);
        text.reset();
        if (start.length == 0) throw new UnusableFileException(file, "it is empty");
        if (begins(start, 0xff, 0xfe) || begins(start, 0xfe, 0xff))
            throw new UnusableFileException(file, "it is text in UTF-16" + AS_UTF8);
        for (var one : start)
            if (one == 0)
                throw new UnusableFileException(
                        file, "it is no text but some other kind of file, or text in UTF-16");
        if (begins(start, 0xef, 0xbb, 0xbf)) text.skipNBytes(3);
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) return false;
        for (var i = 0; i < mark.length; i++) if ((start[i] & 0xff) != mark[i]) return false;
        return true;
    }

    /// The failure to read on as a sentence.
    IOException told(IOException failure) {
        return switch (failure) {
            case UnusableFileException known -> known;
            case CharacterCodingException _ ->
                    new UnusableFileException(
                            file, "line " + firstWrongLine() + " is not in UTF-8" + AS_UTF8);
            case EOFException _ ->
                    new UnusableFileException(
                            file, "its gzip breaks off in the middle; copy or download it again");
            case ZipException _ ->
                    new UnusableFileException(
                            file, "its gzip is damaged; copy or download it again");
            case AccessDeniedException _ ->
                    new UnusableFileException(
                            file, "you have no right to read it; give yourself that right");
            case NoSuchFileException _ -> new UnusableFileException(file, "it is not there");
            default ->
                    new UnusableFileException(
                            file, "it cannot be read (" + failure.getMessage() + ")");
        };
    }

    /// What is wrong with the form of the lines.
    String why(CsvParseException failure) {
        var message = String.valueOf(failure.getMessage());
        var cause = failure.getCause();
        if (cause instanceof CharacterCodingException)
            return "line " + firstWrongLine() + " is not in UTF-8" + AS_UTF8;
        if (cause instanceof EOFException)
            return "its gzip breaks off in the middle; copy or download it again";
        if (cause instanceof ZipException) return "its gzip is damaged; copy or download it again";
        return "it is no CSV, or a quote in it is never closed, or a line is longer than a million"
                + " characters ("
                + (message.length() > 200 ? message.substring(0, 200) : message)
                + ")";
    }

    /// Counted from 1; 0 where it cannot be told.
    private long firstWrongLine() {
        var number = 0L;
        try (var lines =
                new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.ISO_8859_1))) {
            for (var line = bounded(lines); line != null; line = bounded(lines)) {
                number++;
                if (!isUtf8(line.getBytes(StandardCharsets.ISO_8859_1))) return number;
            }
        } catch (IOException e) {
            return number + 1;
        }
        return 0;
    }

    /// The next line; null at the end. What is longer than any line is cut into several.
    private static @org.jspecify.annotations.Nullable String bounded(Reader text)
            throws IOException {
        var line = new StringBuilder();
        int next;
        while ((next = text.read()) >= 0 && next != '\n' && line.length() < 1 << 22)
            line.append((char) next);
        return next < 0 && line.isEmpty() ? null : line.toString();
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
