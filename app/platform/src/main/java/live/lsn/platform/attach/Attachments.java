package live.lsn.platform.attach;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.Column;
import live.lsn.api.model.Attachment;
import live.lsn.api.seal.SealedFrames;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.command.AttachedFiles;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.rules.CommandRules;

import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The files of all channels: takes them in pieces, keeps them, and tells who may see them. How far
/// an upload is stands in the database, so it outlives this process and goes on at any node.
public final class Attachments implements AttachedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Database database;
    private final UploadTable uploads;
    private final Seal seal;
    private final Blobs blobs;
    private final Assembly assembly;
    private final long quota;
    private final InstantSource clock;

    /// @param quota most bytes that the files of one channel may have together
    public Attachments(Database database, Seal seal, Blobs blobs, long quota, InstantSource clock) {
        this.database = database;
        this.uploads = new UploadTable(database);
        this.seal = seal;
        this.blobs = blobs;
        this.assembly = new Assembly(database, uploads, seal, blobs);
        this.quota = quota;
        this.clock = clock;
    }

    /// Takes note of a file that is to come, or tells how far it is.
    Upload offer(Caller caller, Upload wanted, byte @Nullable [] thumbnail) {
        requireSender(caller, wanted);
        var known = database.read(sql -> uploads.find(sql, wanted.content().id()));
        if (known != null) return same(known, wanted);
        var sealed =
                thumbnail == null ? null : seal.seal(thumbnail, thumbnailOf(wanted.content().id()));
        try {
            // What is about to be swept is not taken for something that is here.
            var isHere = database.read(sql -> uploads.hasContent(sql, wanted));
            return isHere
                    ? database.exclusively(() -> insert(wanted, sealed))
                    : insert(wanted, sealed);
        } catch (IntegrityConstraintViolationException offeredTwice) {
            var other = database.read(sql -> uploads.find(sql, wanted.content().id()));
            if (other == null) throw offeredTwice;
            return same(other, wanted);
        }
    }

    private Upload insert(Upload wanted, byte @Nullable [] thumbnail) {
        return database.write(
                sql -> {
                    var content = wanted.content();
                    if (uploads.bytesOf(sql, wanted.channel()) > quota - content.length())
                        throw new AttachmentFailure(
                                AttachmentFailure.NO_ROOM,
                                "QUOTA",
                                "The sales channel "
                                        + wanted.channel()
                                        + " has used up its room for files; an administrator of"
                                        + " the platform can raise attachments.quota");
                    var isHere = uploads.hasContent(sql, wanted);
                    var now = now();
                    var upload =
                            new Upload(
                                    content,
                                    wanted.channel(),
                                    wanted.collection(),
                                    wanted.aggregate(),
                                    wanted.owner(),
                                    isHere ? content.length() : 0,
                                    isHere ? (Long) now : null,
                                    null);
                    uploads.insert(sql, upload, thumbnail, now);
                    return upload;
                });
    }

    private static Upload same(Upload known, Upload wanted) {
        if (known.isSame(wanted)) return known;
        throw new AttachmentFailure(
                AttachmentFailure.CONFLICT,
                "ANOTHER",
                "That id was used for another file; give this one an id of its own");
    }

    /// How far the caller's own file is.
    Upload own(Caller caller, String channel, String id) {
        requireChannel(caller, channel);
        var upload = database.read(sql -> uploads.find(sql, id));
        if (upload == null
                || !upload.channel().equals(channel)
                || !upload.owner().equals(caller.account())) throw AttachmentFailure.unknown();
        return upload;
    }

    /// Keeps a piece.
    ///
    /// @param offset where it begins, as the sender has it
    Upload append(Caller caller, String channel, String id, long offset, byte[] piece) {
        own(caller, channel, id);
        return database.write(
                sql -> {
                    var upload = uploads.lock(sql, id);
                    if (upload == null) throw AttachmentFailure.unknown();
                    if (offset != upload.received() || upload.isComplete())
                        throw new AttachmentFailure(
                                AttachmentFailure.CONFLICT,
                                "OFFSET",
                                "The next byte is " + upload.received() + ", not " + offset);
                    var after = offset + piece.length;
                    if (after > upload.content().length())
                        throw new AttachmentFailure(
                                AttachmentFailure.TOO_LARGE,
                                "LENGTH",
                                "The file was to have "
                                        + upload.content().length()
                                        + " bytes, and this piece goes beyond them");
                    uploads.addPiece(
                            sql,
                            upload,
                            seal.seal(piece, Assembly.pieceOf(id, offset)),
                            after,
                            now());
                    return Objects.requireNonNull(uploads.find(sql, id));
                });
    }

    /// Looks at the whole, and keeps it where it is what was offered.
    void complete(Caller caller, String channel, String id) {
        var upload = own(caller, channel, id);
        if (upload.isComplete()) return;
        if (upload.received() < upload.content().length())
            throw new AttachmentFailure(
                    AttachmentFailure.CONFLICT,
                    "INCOMPLETE",
                    "The file has " + upload.received() + " of its bytes so far");
        switch (assembly.keep(upload)) {
            case KEPT -> database.write(sql -> completed(sql, id));
            case ANOTHER -> {
                database.write(sql -> begunAnew(sql, id));
                throw new AttachmentFailure(
                        AttachmentFailure.CHECKSUM,
                        "CHECKSUM",
                        "The whole has another hash than was told; send it again from its start");
            }
            case GONE -> {
                // Another node was faster.
                if (!own(caller, channel, id).isComplete())
                    throw new AttachmentFailure(
                            AttachmentFailure.UNAVAILABLE, "AGAIN", "Ask again in a moment");
            }
        }
    }

    private boolean completed(DSLContext sql, String id) {
        uploads.complete(sql, id, now());
        return true;
    }

    private boolean begunAnew(DSLContext sql, String id) {
        uploads.beginAnew(sql, id, now());
        return true;
    }

    /// A file with its content.
    record Opened(Upload upload, SealedFrames content) {}

    /// The content of a file that the caller may see.
    Opened open(Caller caller, String channel, String id) {
        var upload = visible(caller, channel, id);
        if (!upload.isComplete()) throw AttachmentFailure.unknown();
        try {
            return new Opened(
                    upload, SealedFrames.open(seal.files(), blobs.open(upload.content().sha256())));
        } catch (NoSuchFileException e) {
            LOG.error("the content of attachment {} is gone", id);
            throw new AttachmentFailure(
                    AttachmentFailure.NOT_FOUND, "LOST", "The content of this file is gone");
        } catch (IOException e) {
            throw unavailable(id, e);
        }
    }

    /// The thumbnail of a file that the caller may see; null where it has none.
    byte @Nullable [] thumbnail(Caller caller, String channel, String id) {
        visible(caller, channel, id);
        var sealed = database.<byte[]>read(sql -> uploads.thumbnail(sql, id));
        return sealed == null ? null : seal.open(sealed, thumbnailOf(id));
    }

    /// Whoever may read the record that names it; before that its sender alone.
    private Upload visible(Caller caller, String channel, String id) {
        requireChannel(caller, channel);
        var upload = database.read(sql -> uploads.find(sql, id));
        if (upload == null
                || !upload.channel().equals(channel)
                || !mayRead(caller, upload.collection())
                || (upload.named() == null && !upload.owner().equals(caller.account())))
            throw AttachmentFailure.unknown();
        return upload;
    }

    private static boolean mayRead(Caller caller, String collection) {
        return Collections.ALL.stream()
                .filter(known -> known.name().equals(collection))
                .anyMatch(
                        known ->
                                known.permission() == null
                                        || caller.permissions().contains(known.permission()));
    }

    private static void requireChannel(Caller caller, String channel) {
        if (caller.channel(channel).isEmpty())
            throw new AttachmentFailure(
                    AttachmentFailure.FORBIDDEN,
                    "CHANNEL",
                    "The sales channel " + channel + " is not open to you");
    }

    /// Whoever may give a command that names files of that collection may send them.
    private static void requireSender(Caller caller, Upload wanted) {
        requireChannel(caller, wanted.channel());
        var takes =
                CommandRules.ALL.stream()
                        .filter(rule -> rule.takesFiles())
                        .filter(rule -> rule.collection().name().equals(wanted.collection()))
                        .map(rule -> rule.procedure().permission())
                        .toList();
        if (takes.isEmpty())
            throw new AttachmentFailure(
                    AttachmentFailure.BAD,
                    "COLLECTION",
                    "Nothing can be attached to what is in " + wanted.collection());
        if (takes.stream().noneMatch(caller.permissions()::contains))
            throw new AttachmentFailure(
                    AttachmentFailure.FORBIDDEN,
                    "PERMISSION",
                    "This needs the permission " + takes.getFirst());
    }

    @Override
    public void require(DSLContext sql, Record record, List<Attachment.Content> files) {
        var missing =
                files.stream()
                        .filter(file -> !isHere(uploads.find(sql, file.id()), record, file))
                        .map(Attachment.Content::id)
                        .toList();
        if (!missing.isEmpty())
            throw new TrpcFailure(
                            TrpcErrorCode.PRECONDITION_FAILED,
                            "Send the content of the files first, then the command again")
                    .with("reason", "ATTACHMENT_MISSING")
                    .with("attachments", missing);
        files.forEach(file -> uploads.named(sql, file.id(), now()));
    }

    private static boolean isHere(
            @Nullable Upload upload, Record record, Attachment.Content content) {
        return upload != null
                && upload.isComplete()
                && upload.content().equals(content)
                && upload.channel().equals(record.channel())
                && upload.collection().equals(record.collection())
                && upload.aggregate().equals(record.id());
    }

    /// Removes what never became whole, and what no record ever named.
    ///
    /// @param incomplete untouched since then, in microseconds
    /// @param unnamed untouched since then, in microseconds
    /// @return how many went
    int sweep(long incomplete, long unnamed, int atMost) {
        var gone = 0;
        for (var upload : database.read(sql -> uploads.idle(sql, false, incomplete, atMost)))
            if (remove(upload, incomplete)) gone++;
        for (var upload : database.read(sql -> uploads.idle(sql, true, unnamed, atMost))) {
            var removed =
                    database.exclusively(
                            () -> {
                                var done = remove(upload, unnamed);
                                if (done) dropContent(upload.content().sha256());
                                return done;
                            });
            if (removed) gone++;
        }
        return gone;
    }

    private boolean remove(Upload seen, long before) {
        return database.write(
                sql -> {
                    var upload = uploads.lock(sql, seen.content().id());
                    var stillIdle =
                            upload != null
                                    && upload.named() == null
                                    && uploads.idle(
                                                    sql,
                                                    upload.isComplete(),
                                                    before,
                                                    Integer.MAX_VALUE)
                                            .contains(upload);
                    if (stillIdle) uploads.delete(sql, seen.content().id());
                    return stillIdle;
                });
    }

    private void dropContent(String sha256) {
        try {
            if (database.read(sql -> uploads.countOf(sql, sha256)) == 0) blobs.remove(sha256);
        } catch (IOException e) {
            LOG.warn("a content that nobody names could not be removed", e);
        }
    }

    static AttachmentFailure unavailable(String id, IOException cause) {
        LOG.error("attachment {} cannot be read or kept", id, cause);
        return new AttachmentFailure(
                AttachmentFailure.UNAVAILABLE,
                "STORAGE",
                "The storage for files does not answer; ask again in a moment");
    }

    private static String thumbnailOf(String id) {
        return "attachment thumbnail|" + id;
    }

    private long now() {
        return Column.micros(clock.instant());
    }

    /// SHA-256, and nothing but an error of the JDK where there is none.
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Compares without telling by its time how much was right.
    static boolean isHash(byte[] content, byte[] hash) {
        return MessageDigest.isEqual(sha256().digest(content), Arrays.copyOf(hash, hash.length));
    }
}
