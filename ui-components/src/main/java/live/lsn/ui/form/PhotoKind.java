package live.lsn.ui.form;

import java.util.Arrays;

/// Whether bytes are a photo, told by how they begin and not by a name.
final class PhotoKind {
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PhotoKind() {}

    static boolean isPhoto(byte[] content) {
        return startsWith(content, JPEG) || startsWith(content, PNG);
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return content.length > mark.length
                && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
