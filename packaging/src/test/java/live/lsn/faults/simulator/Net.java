package live.lsn.faults.simulator;

import live.lsn.desk.sync.Pace;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

import okio.Buffer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/// The way between one desk and the platform: it delays, loses, repeats, reorders, cuts and forges,
/// as chance and the weather have it.
final class Net implements Interceptor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(40);

    enum Weather {
        CALM,
        STORM,
        DOWN
    }

    private final Turns turns;
    private final Turns.Life life;
    private final ModelPlatform platform;
    private final Trace trace;
    private final String actor;
    private Weather weather = Weather.CALM;
    private long asked;

    Net(Turns turns, Turns.Life life, ModelPlatform platform, Trace trace, String actor) {
        this.turns = turns;
        this.life = life;
        this.platform = platform;
        this.trace = trace;
        this.actor = actor;
    }

    Weather weather() {
        return weather;
    }

    void become(Weather next) {
        weather = next;
    }

    /// How many calls were made while nothing could get through.
    long askedWhileDown() {
        return asked;
    }

    /// A message on its way.
    private static final class Message {
        private final Pace.Wake here;
        private ModelPlatform.@Nullable Answer answer;

        Message(Pace.Wake here) {
            this.here = here;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var procedure = request.url().pathSegments().getLast();
        // The stream of hints is no part of this: its loss must not matter.
        if (procedure.equals("sync.changes"))
            return response(request, ModelPlatform.failed("NOT_FOUND", 404, -32004, Map.of()));
        try {
            return exchange(request, procedure);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private Response exchange(Request request, String procedure)
            throws IOException, InterruptedException {
        var chance = turns.chance();
        var call = call(request, procedure);
        var message = new Message(life.wake());
        if (weather == Weather.DOWN) {
            asked++;
            trace.tell(actor, "cannot reach " + procedure);
            message.here.await(moment(chance, 50));
            throw new ConnectException("nobody there");
        }
        var stormy = weather == Weather.STORM;
        var lost = stormy && chance.nextInt(8) == 0;
        trace.tell(actor, "asks " + procedure + (lost ? ", lost" : "") + " " + trace.name(call));
        if (!lost) {
            turns.at(delay(chance, stormy), () -> arrive(call, message, stormy));
            if (stormy && chance.nextInt(8) == 0)
                turns.at(delay(chance, true), () -> platform.handle(call));
        }
        message.here.await(PATIENCE);
        var answer = message.answer;
        trace.tell(actor, "hears of " + procedure + " " + (answer == null ? "-" : answer.status()));
        if (answer == null) throw new InterruptedIOException("timeout");
        return response(request, answer);
    }

    private void arrive(ModelPlatform.Call call, Message message, boolean stormy) {
        var chance = turns.chance();
        if (stormy && chance.nextInt(10) == 0) {
            reply(message, nonsense(chance), chance);
            return;
        }
        var answer = platform.handle(call);
        trace.tell("platform", call.procedure() + " " + trace.name(call) + " " + answer.status());
        if (stormy && chance.nextInt(6) == 0) return; // the answer is lost
        if (stormy && chance.nextInt(12) == 0) {
            var cut = Arrays.copyOf(answer.body(), chance.nextInt(answer.body().length));
            answer = new ModelPlatform.Answer(answer.status(), answer.headers(), cut);
        }
        reply(message, answer, chance);
    }

    private void reply(Message message, ModelPlatform.Answer answer, Random chance) {
        turns.at(
                delay(chance, weather == Weather.STORM),
                () -> {
                    message.answer = answer;
                    message.here.now();
                });
    }

    private static ModelPlatform.Answer nonsense(Random chance) {
        var page = "<html><body>Sign in to go on</body></html>".getBytes(StandardCharsets.UTF_8);
        return switch (chance.nextInt(5)) {
            case 0 -> new ModelPlatform.Answer(200, Map.of("Content-Type", "text/html"), page);
            case 1 -> new ModelPlatform.Answer(502, Map.of("Content-Type", "text/html"), page);
            case 2 -> new ModelPlatform.Answer(503, Map.of("Retry-After", "2"), new byte[0]);
            case 3 ->
                    ModelPlatform.failed("INTERNAL_SERVER_ERROR", 500, -32603, Map.of("path", "x"));
            default -> new ModelPlatform.Answer(200, Map.of("X-Platform-Api", "1"), new byte[0]);
        };
    }

    /// Mostly soon; in a storm now and then longer than anybody waits.
    private static Duration delay(Random chance, boolean stormy) {
        if (!stormy) return moment(chance, SOON.toMillis());
        return chance.nextInt(12) == 0 ? moment(chance, 90_000) : moment(chance, 2_000);
    }

    static Duration moment(Random chance, long millis) {
        return Duration.ofNanos(1 + chance.nextLong(millis * 1_000_000));
    }

    private ModelPlatform.Call call(Request request, String procedure) throws IOException {
        var key = request.header("Idempotency-Key");
        var based = request.header("If-Match");
        var at = request.header("X-Lsn-Occurred-At");
        var seq = request.header("X-Lsn-Seq");
        var install = request.header("X-Lsn-Install");
        var input = request.url().queryParameter("input");
        var body = new Buffer();
        if (request.body() != null) request.body().writeTo(body);
        return new ModelPlatform.Call(
                procedure,
                actor,
                key == null ? null : key.replace("\"", ""),
                based == null ? null : Long.valueOf(based.replace("\"", "")),
                install == null ? "" : install,
                seq == null ? 0 : Long.parseLong(seq),
                at == null ? null : Instant.parse(at),
                input == null ? body.readByteArray() : input.getBytes(StandardCharsets.UTF_8));
    }

    private static Response response(Request request, ModelPlatform.Answer answer) {
        var response =
                new Response.Builder()
                        .request(request)
                        .protocol(Protocol.HTTP_1_1)
                        .code(answer.status())
                        .message("")
                        .body(
                                ResponseBody.create(
                                        answer.body(), MediaType.get("application/json")));
        answer.headers().forEach(response::header);
        return response.build();
    }
}
