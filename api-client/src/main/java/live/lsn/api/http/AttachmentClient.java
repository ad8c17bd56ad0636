package live.lsn.api.http;

import live.lsn.api.model.Attachment.Content;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;
import live.lsn.api.trpc.TrpcException.Refused;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// Sends and fetches the content of files on their own route, beside tRPC: `attachments` next to
/// the procedures' address. The steps are those of tus 1.0 (<https://tus.io/protocols>): offer a
/// content, ask for its offset, append at the offset, complete.
///
/// Every call blocks its thread and ends in a value or in a [TrpcException]; a refusal is [Refused]
/// with its HTTP status and, in its data, `reason`. Nothing is repeated by itself. May be used by
/// many threads at once.
public final class AttachmentClient {
    /// Largest piece that [#append] takes, in bytes: 1 MiB.
    public static final int LARGEST_PIECE = 1 << 20;

    /// Largest thumbnail, in bytes.
    public static final int LARGEST_THUMBNAIL = 48 << 10;

    /// Status of a piece or a whole whose hash is another than was told.
    public static final int CHECKSUM_MISMATCH = 460;

    /// Status of a channel whose room for files is used up.
    public static final int NO_ROOM = 507;

    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType PIECE = MediaType.get("application/offset+octet-stream");
    private static final int PARTIAL = 206;

    private final TrpcClient client;
    private final HttpUrl base;
    private final String channel;

    /// @param client whose address, token and time limits are used
    /// @param procedures where that client's procedures are
    /// @param channel code of the sales channel
    public AttachmentClient(TrpcClient client, HttpUrl procedures, String channel) {
        this.client = client;
        this.base = Objects.requireNonNull(procedures.resolve("attachments"));
        this.channel = channel;
    }

    /// A content that is to be sent.
    ///
    /// @param collection name of the collection that its record is in
    /// @param aggregateId the record that it hangs on
    /// @param thumbnail a small JPEG of it; null where it is no picture
    @SuppressWarnings("ArrayRecordComponent")
    public record Offer(
            String collection, String aggregateId, Content content, byte @Nullable [] thumbnail) {}

    /// How far the platform has a content.
    ///
    /// @param offset how many bytes it has
    /// @param complete whether it has all and they were found to be right
    public record Standing(long offset, boolean complete) {}

    /// Offers a content. Offering the same again tells how far it is, so this begins and resumes.
    ///
    /// @return complete where the channel has the same content already: nothing need be sent
    /// @throws TrpcException if there is no answer or the platform does not take it
    public Standing offer(Offer offer) {
        var thumbnail = offer.thumbnail();
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", offer.content().id());
        body.put("sha256", offer.content().sha256());
        body.put("length", offer.content().length());
        body.put("type", offer.content().type());
        body.put("collection", offer.collection());
        body.put("aggregateId", offer.aggregateId());
        if (thumbnail != null) body.put("thumbnail", Base64.getEncoder().encodeToString(thumbnail));
        var bytes = RequestBody.create(Json.MAPPER.writeValueAsBytes(body), JSON);
        return standing(ask(at().post(bytes)));
    }

    /// How far the platform has the content of that id.
    ///
    /// @throws TrpcException if there is no answer, or 404 where there is none of that id
    public Standing standing(String id) {
        return standing(ask(at(id).head()));
    }

    /// Appends a piece. It is kept when this returns.
    ///
    /// @param offset how many bytes the platform has, as it told
    /// @param piece 1 byte to 1 MiB
    /// @return the offset after it
    /// @throws TrpcException 409 where the offset is another one, 460 where the piece was changed
    ///   on its way
    public long append(String id, long offset, byte[] piece) {
        var request =
                at(id).header("Upload-Offset", String.valueOf(offset))
                        .header("Upload-Checksum", "sha256 " + checksum(piece))
                        .patch(RequestBody.create(piece, PIECE));
        return standing(ask(request)).offset();
    }

    /// Has the whole looked at; from then on records may name it.
    ///
    /// @throws TrpcException 409 where bytes are missing, 460 where they are not what was offered:
    ///   then the platform has thrown them away
    public void complete(String id) {
        ask(at(id, "complete").post(RequestBody.create(new byte[0], null)));
    }

    /// Fetches a part of the content.
    ///
    /// @param count how many bytes at most; fewer where the content ends before
    /// @throws TrpcException if there is no answer, or 404 where the caller may not see it
    public byte[] read(String id, long from, int count) {
        var range = "bytes=" + from + "-" + (from + count - 1);
        var reply = ask(at(id).header("Range", range).get());
        if (reply.status() != PARTIAL) throw reply.not(Looks.OTHER_SHAPE, null);
        return reply.body();
    }

    /// Fetches the thumbnail, a JPEG.
    ///
    /// @throws TrpcException 404 where there is none
    public byte[] thumbnail(String id) {
        return ask(at(id, "thumbnail").get()).body();
    }

    /// What a refusal is about, such as `QUOTA`; empty where it names nothing.
    public static String reason(Refused refused) {
        return refused.data().path("reason").asString("");
    }

    private Request.Builder at(String... path) {
        var url = base.newBuilder();
        for (var part : path) url.addPathSegment(part);
        return new Request.Builder().url(url.build()).header("X-Lsn-Channel", channel);
    }

    /// An answer of the platform's own; a page of something in between is no refusal.
    private Reply ask(Request.Builder request) {
        var reply = client.exchange(request);
        if (reply.headers().get("X-Platform-Api") == null) {
            var looks = reply.looksAtOnce();
            throw reply.not(looks == null ? Looks.OTHER_JSON : looks, null);
        }
        if (reply.status() >= 200 && reply.status() < 300) return reply;
        throw new Refused("attachments", reply.status(), error(reply), reply.retryAfter());
    }

    private static JsonNode error(Reply reply) {
        var told = problem(reply);
        var error = JsonNodeFactory.instance.objectNode();
        error.put("message", told.path("detail").asString(""));
        error.putObject("data")
                .put("code", TrpcErrorCode.guess(reply.status(), 0).name())
                .put("httpStatus", reply.status())
                .put("reason", told.path("reason").asString(""));
        return error;
    }

    private static JsonNode problem(Reply reply) {
        try {
            return reply.body().length == 0
                    ? JsonNodeFactory.instance.objectNode()
                    : Json.MAPPER.readTree(reply.body());
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Standing standing(Reply reply) {
        try {
            var offset = Long.parseLong(String.valueOf(reply.headers().get("Upload-Offset")));
            return new Standing(offset, "?1".equals(reply.headers().get("Upload-Complete")));
        } catch (NumberFormatException e) {
            throw reply.not(Looks.OTHER_SHAPE, e);
        }
    }

    private static String checksum(byte[] piece) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(piece));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
