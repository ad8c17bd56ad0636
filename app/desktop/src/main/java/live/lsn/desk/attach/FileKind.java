package live.lsn.desk.attach;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// What a content is, told by how it begins and never by a name.
///
/// @param type media type
/// @param ending of a file of that kind, with its dot; empty where it may be any
/// @param way what is done with it
record FileKind(String type, String ending, Way way) {
    /// How many bytes tell it at most.
    static final int HEAD = 512;

    /// What is done with a content.
    enum Way {
        /// A picture that is decoded and made anew.
        PICTURE,
        /// Kept as it is.
        AS_IT_IS,
        /// A picture that cannot be decoded here, so that its place and owner would stay in it.
        UNREADABLE_PICTURE,
        /// A program; evidence is never one.
        PROGRAM
    }

    private record Mark(String hex, int at, FileKind kind) {
        boolean isIn(byte[] head) {
            var bytes = HexFormat.of().parseHex(hex);
            if (head.length < at + bytes.length) return false;
            for (var i = 0; i < bytes.length; i++) if (head[at + i] != bytes[i]) return false;
            return true;
        }
    }

    private static final FileKind JPEG = new FileKind("image/jpeg", ".jpg", Way.PICTURE);
    private static final FileKind PNG = new FileKind("image/png", ".png", Way.PICTURE);
    private static final FileKind STRANGE =
            new FileKind("image/unknown", "", Way.UNREADABLE_PICTURE);
    private static final FileKind PROGRAM =
            new FileKind("application/octet-stream", "", Way.PROGRAM);
    private static final FileKind OTHER =
            new FileKind("application/octet-stream", "", Way.AS_IT_IS);
    private static final FileKind TEXT = new FileKind("text/plain", "", Way.AS_IT_IS);

    /// What is neither JPEG nor PNG becomes one of them.
    private static final List<Mark> MARKS =
            List.of(
                    new Mark("ffd8ff", 0, JPEG),
                    new Mark("89504e470d0a1a0a", 0, PNG),
                    new Mark("47494638", 0, PNG),
                    new Mark("49492a00", 0, JPEG),
                    new Mark("4d4d002a", 0, JPEG),
                    new Mark("57454250", 8, STRANGE),
                    new Mark("6674797068656963", 4, STRANGE),
                    new Mark("6674797068656978", 4, STRANGE),
                    new Mark("667479706d696631", 4, STRANGE),
                    new Mark("667479706d736631", 4, STRANGE),
                    new Mark("6674797061766966", 4, STRANGE),
                    new Mark(
                            "255044462d", 0, new FileKind("application/pdf", ".pdf", Way.AS_IT_IS)),
                    new Mark("504b0304", 0, new FileKind("application/zip", "", Way.AS_IT_IS)),
                    new Mark("66747970", 4, new FileKind("video/mp4", "", Way.AS_IT_IS)),
                    new Mark("4d5a", 0, PROGRAM),
                    new Mark("7f454c46", 0, PROGRAM),
                    new Mark("feedface", 0, PROGRAM),
                    new Mark("feedfacf", 0, PROGRAM),
                    new Mark("cefaedfe", 0, PROGRAM),
                    new Mark("cffaedfe", 0, PROGRAM),
                    new Mark("cafebabe", 0, PROGRAM),
                    new Mark("2321", 0, PROGRAM));

    /// @param head how the content begins, [#HEAD] bytes where it has as many
    static FileKind of(byte[] head) {
        return MARKS.stream()
                .filter(mark -> mark.isIn(head))
                .findFirst()
                .map(Mark::kind)
                .orElse(isText(head) ? TEXT : OTHER);
    }

    private static boolean isText(byte[] head) {
        var text = new String(head, StandardCharsets.UTF_8);
        return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }
}
