package live.lsn.platform.attach;

import static live.lsn.platform.TestPlatform.envelope;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.AttachmentClient;
import live.lsn.api.http.AttachmentClient.Offer;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Attachment.Content;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/// A file as a test sends it.
@SuppressWarnings("ArrayRecordComponent")
record Sent(Content content, byte[] bytes) {
    static final int PIECE = 64 << 10;

    /// One of bytes that nobody else has.
    static Sent of(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return of(bytes);
    }

    static Sent of(byte[] bytes) {
        var hash = HexFormat.of().formatHex(Attachments.sha256().digest(bytes));
        return new Sent(new Content(Ids.next(), hash, bytes.length, "image/jpeg"), bytes);
    }

    String id() {
        return content.id();
    }

    Offer offer(FraudCase of, byte @Nullable [] thumbnail) {
        return new Offer(Collections.FRAUD_CASES.name(), of.id(), content, thumbnail);
    }

    /// The piece at that offset.
    byte[] piece(long offset, int size) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + size));
    }

    /// Sends all that the platform does not have.
    void to(AttachmentClient client, FraudCase of) {
        var standing = client.offer(offer(of, null));
        var offset = standing.offset();
        while (offset < bytes.length) offset = client.append(id(), offset, piece(offset, PIECE));
        if (!standing.complete()) client.complete(id());
    }

    AttachToCase command(FraudCase of) {
        return new AttachToCase(
                of.id(), id(), content.sha256(), content.length(), content.type(), "photo.jpg");
    }

    /// Has the case name it.
    FraudCase nameIn(FraudCase of, TrpcClient client) {
        return client.mutate(
                        FraudProcedures.ATTACH_TO_CASE,
                        command(of),
                        envelope(Ids.next(), of.channel(), null))
                .value();
    }
}
