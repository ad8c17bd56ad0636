package live.lsn.platform.attach;

import live.lsn.api.seal.SealingStream;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Puts the pieces of a file together, never more than one of them in memory.
record Assembly(Database database, UploadTable uploads, Seal seal, Blobs blobs) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What became of it.
    enum Result {
        /// It lies where it belongs.
        KEPT,
        /// Its hash is another than was told.
        ANOTHER,
        /// Pieces have gone meanwhile.
        GONE
    }

    static String pieceOf(String id, long from) {
        return "attachment piece|" + id + "|" + from;
    }

    Result keep(Upload upload) {
        var id = upload.content().id();
        try {
            var sealed = FolderBlobs.make(blobs.workshop(), "upload-");
            try {
                var result = write(upload, sealed);
                if (result == Result.KEPT) blobs.keep(upload.content().sha256(), sealed);
                return result;
            } finally {
                Files.deleteIfExists(sealed);
            }
        } catch (IOException e) {
            throw Attachments.unavailable(id, e);
        }
    }

    private Result write(Upload upload, Path target) throws IOException {
        var id = upload.content().id();
        var digest = Attachments.sha256();
        var length = 0L;
        try (var out =
                new SealingStream(
                        new BufferedOutputStream(Files.newOutputStream(target), 1 << 17),
                        seal.files(),
                        RANDOM)) {
            for (var from : database.read(sql -> uploads.pieces(sql, id))) {
                var sealed = database.<byte[]>read(sql -> uploads.piece(sql, id, from));
                if (sealed == null || from != length) return Result.GONE;
                var piece = seal.open(sealed, pieceOf(id, from));
                digest.update(piece);
                out.write(piece);
                length += piece.length;
            }
            if (length != upload.content().length()) return Result.GONE;
            out.finish();
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        return hash.equals(upload.content().sha256()) ? Result.KEPT : Result.ANOTHER;
    }
}
