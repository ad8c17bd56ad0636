package live.lsn.api.model;

import java.time.Instant;

/// A file that hangs on a record: a photo, a document. The record holds this; the content travels
/// on a route of its own and is stored by its hash.
///
/// @param id UUIDv7, given by the desk that took the file in
/// @param sha256 of the content, 64 hexadecimal digits in lower case
/// @param length of the content in bytes, 1 or more
/// @param type media type as the content shows it, such as `image/jpeg`
/// @param name what people call the file; never a path
/// @param by account id of whoever attached it
/// @param at when it was attached, by that desk's clock
public record Attachment(
        String id,
        String sha256,
        long length,
        String type,
        @Personal String name,
        String by,
        Instant at) {
    /// Longest content, in bytes: 100 MiB.
    public static final long LONGEST = 100L << 20;

    /// Longest name, in characters.
    public static final int LONGEST_NAME = 200;

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// What identifies a file without its name, so that it may be written anywhere.
    ///
    /// @param id as in [Attachment]
    /// @param sha256 as in [Attachment]
    /// @param length as in [Attachment]
    /// @param type as in [Attachment]
    public record Content(String id, String sha256, long length, String type) {
        /// Whether every part has the form that it must have.
        public boolean isWellFormed() {
            return id.matches(UUID)
                    && sha256.matches("[0-9a-f]{64}")
                    && length > 0
                    && length <= LONGEST
                    && type.matches("[a-z]{2,20}/[a-z0-9][a-z0-9.+-]{0,99}");
        }
    }

    /// This file without its name.
    public Content content() {
        return new Content(id, sha256, length, type);
    }

    /// Whether it can be shown as a picture.
    public boolean isPicture() {
        return type.equals("image/jpeg") || type.equals("image/png");
    }
}
