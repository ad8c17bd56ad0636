package live.lsn.platform.attach;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.model.Attachment.Content;
import live.lsn.api.trpc.Json;
import live.lsn.platform.access.Authentication;
import live.lsn.platform.access.Caller;
import live.lsn.platform.db.DatabaseException;
import live.lsn.platform.sync.SyncService;
import live.lsn.platform.trpc.Rates;
import live.lsn.platform.trpc.TrpcFailure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// `/api/attachments`, beside the procedures: what [AttachmentClient] speaks. Bytes travel as they
/// are, so no reader of JSON stands before them.
public final class AttachmentRoute {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentRoute.class);
    private static final String PATH = "/api/attachments";
    private static final int LARGEST_OFFER = 96 << 10;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Attachments attachments;
    private final Authentication authentication;
    private final Rates<Caller> rates;

    public AttachmentRoute(
            Attachments attachments, Authentication authentication, Rates<Caller> rates) {
        this.attachments = attachments;
        this.authentication = authentication;
        this.rates = rates;
    }

    private interface Act {
        void on(Context context, Caller caller, String channel) throws IOException;
    }

    public void mount(JavalinConfig config) {
        config.routes.post(PATH, guarded(this::offer));
        config.routes.head(PATH + "/{id}", guarded(this::tell));
        config.routes.patch(PATH + "/{id}", guarded(this::append));
        config.routes.post(PATH + "/{id}/complete", guarded(this::complete));
        config.routes.get(PATH + "/{id}/thumbnail", guarded(this::thumbnail));
        config.routes.get(PATH + "/{id}", guarded(this::read));
    }

    private void offer(Context context, Caller caller, String channel) throws IOException {
        var told = json(body(context, LARGEST_OFFER));
        var content =
                new Content(
                        told.path("id").asString(""),
                        told.path("sha256").asString(""),
                        told.path("length").asLong(0),
                        told.path("type").asString(""));
        if (!content.isWellFormed())
            throw bad("An offer names id (a UUID), sha256, length (1 to 100 MiB) and type");
        var aggregate = told.path("aggregateId").asString("");
        if (!aggregate.matches("[0-9A-Za-z-]{1,36}"))
            throw bad("An offer names the record that the file hangs on, as aggregateId");
        var wanted =
                new Upload(
                        content,
                        channel,
                        told.path("collection").asString(""),
                        aggregate,
                        caller.account(),
                        0,
                        null,
                        null);
        standing(context.status(CREATED), attachments.offer(caller, wanted, picture(told)));
    }

    private static byte @Nullable [] picture(JsonNode told) {
        var text = told.path("thumbnail").asString("");
        if (text.isEmpty()) return null;
        try {
            var picture = Base64.getDecoder().decode(text);
            var isJpeg =
                    picture.length > 3
                            && picture.length <= AttachmentClient.LARGEST_THUMBNAIL
                            && (picture[0] & 0xff) == 0xff
                            && (picture[1] & 0xff) == 0xd8;
            if (isJpeg) return picture;
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw bad("A thumbnail is a JPEG of at most 48 KiB in Base64");
    }

    private void tell(Context context, Caller caller, String channel) {
        standing(context, attachments.own(caller, channel, context.pathParam("id")));
    }

    private void append(Context context, Caller caller, String channel) throws IOException {
        var offset = number(context.header("Upload-Offset"));
        var told = context.header("Upload-Checksum");
        if (offset < 0 || told == null || !told.startsWith("sha256 "))
            throw bad("A piece needs the headers Upload-Offset and Upload-Checksum (sha256)");
        var piece = body(context, AttachmentClient.LARGEST_PIECE);
        if (piece.length == 0) throw bad("A piece has a byte at least");
        if (!Attachments.isHash(piece, decoded(told.substring("sha256 ".length()))))
            throw new AttachmentFailure(
                    AttachmentFailure.CHECKSUM,
                    "CHECKSUM",
                    "The piece was changed on its way; send it again");
        var id = context.pathParam("id");
        standing(
                context.status(NO_CONTENT), attachments.append(caller, channel, id, offset, piece));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            throw bad("Upload-Checksum is sha256, a blank and the hash in Base64");
        }
    }

    private void complete(Context context, Caller caller, String channel) {
        attachments.complete(caller, channel, context.pathParam("id"));
        context.status(NO_CONTENT);
    }

    private void thumbnail(Context context, Caller caller, String channel) {
        var picture = attachments.thumbnail(caller, channel, context.pathParam("id"));
        if (picture == null) throw AttachmentFailure.unknown();
        context.contentType("image/jpeg").result(picture);
    }

    private void read(Context context, Caller caller, String channel) throws IOException {
        var opened = attachments.open(caller, channel, context.pathParam("id"));
        new Download(opened).answer(context);
    }

    private static void standing(Context context, Upload upload) {
        context.header("Upload-Offset", String.valueOf(upload.received()))
                .header("Upload-Length", String.valueOf(upload.content().length()))
                .header("Upload-Complete", upload.isComplete() ? "?1" : "?0");
    }

    private static AttachmentFailure bad(String message) {
        return new AttachmentFailure(AttachmentFailure.BAD, "BAD", message);
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            throw bad("An offer is a JSON object");
        }
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    }

    private static byte[] body(Context context, int most) throws IOException {
        var bytes = context.req().getInputStream().readNBytes(most + 1);
        if (bytes.length > most)
            throw new AttachmentFailure(
                    AttachmentFailure.TOO_LARGE,
                    "PIECE",
                    "That is more than the " + most + " bytes that one request may bring");
        return bytes;
    }

    // ---- what is the same for all ----

    private Handler guarded(Act act) {
        return context -> {
            context.header(SyncService.API_HEADER, "1")
                    .header("Cache-Control", "private, no-store")
                    .header("X-Content-Type-Options", "nosniff");
            try {
                var caller = authentication.authenticate(context::header);
                rates.count(context.req(), caller, 1);
                if (caller == null) {
                    context.header("WWW-Authenticate", "Bearer");
                    refuse(context, 401, "UNAUTHORIZED", "Sign in first");
                    return;
                }
                var channel = context.header("X-Lsn-Channel");
                if (channel == null) throw bad("The header X-Lsn-Channel names the sales channel");
                act.on(context, caller, channel);
            } catch (AttachmentFailure e) {
                refuse(context, e.status(), e.reason(), String.valueOf(e.getMessage()));
            } catch (TrpcFailure e) {
                e.headers().forEach(context::header);
                var status = e.code().httpStatus();
                refuse(context, status, e.code().name(), String.valueOf(e.getMessage()));
            } catch (IOException e) {
                // The sender has gone; it asks where it stood when it comes back.
                LOG.debug("a request for a file was cut off", e);
                refuse(context, AttachmentFailure.BAD, "CUT_OFF", "The request was cut off");
            } catch (DatabaseException e) {
                LOG.error("a file could not be served", e);
                refuse(
                        context,
                        AttachmentFailure.UNAVAILABLE,
                        "STORAGE",
                        "The platform cannot do this now; ask again in a moment");
            }
        };
    }

    /// Problem details as in RFC 9457.
    private static void refuse(Context context, int status, String reason, String detail) {
        var problem = new LinkedHashMap<String, Object>(Map.of("type", "about:blank"));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("reason", reason);
        context.status(status)
                .contentType("application/problem+json")
                .result(Json.MAPPER.writeValueAsBytes(problem));
    }
}
