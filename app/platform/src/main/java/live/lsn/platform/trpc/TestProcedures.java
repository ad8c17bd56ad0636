package live.lsn.platform.trpc;

import live.lsn.api.trpc.SuperJson.JsMap;
import live.lsn.api.trpc.SuperJson.Undefined;
import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Procedures that show every shape of answer there is, for clients to be tried against. They are
/// open to everybody and touch nothing.
public final class TestProcedures {
    private static final long DEFAULT_SLEEP_MS = 200;
    private static final long LONGEST_SLEEP_MS = 60_000;
    private static final long DEFAULT_CHANGES = 5;

    private TestProcedures() {}

    public static void addTo(TrpcRouter router) {
        router.rawQuery("system.echo", true, (input, _) -> input)
                .rawMutation("system.echoMutation", true, (input, _) -> input)
                .rawQuery("system.needsInput", true, TestProcedures::needsInput)
                .rawQuery("system.types", false, (_, _) -> types())
                .rawQuery("system.slow", true, TestProcedures::slow)
                .rawQuery("system.boom", false, TestProcedures::boom)
                .rawQuery(
                        "system.forbidden",
                        false,
                        (_, _) -> {
                            throw new TrpcFailure(TrpcErrorCode.FORBIDDEN, "Not for you");
                        })
                .rawQuery(
                        "system.unauthorized",
                        false,
                        (_, _) -> {
                            throw new TrpcFailure(TrpcErrorCode.UNAUTHORIZED, "Who are you?")
                                    .wwwAuthenticate("Bearer");
                        })
                .rawQuery(
                        "system.tooMany",
                        false,
                        (_, _) -> {
                            throw new TrpcFailure(TrpcErrorCode.TOO_MANY_REQUESTS, "Slow down")
                                    .retryAfter(Duration.ofSeconds(2));
                        })
                .rawSubscription("system.changes", TestProcedures::changes);
    }

    private static Object needsInput(@Nullable Object input, Call call) {
        if (field(input, "name") instanceof String name) return Map.of("hello", name);
        throw new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "name: a string is required");
    }

    private static Object types() {
        var time = Instant.parse("2026-03-29T01:30:00.123Z");
        var big = new BigInteger("12345678901234567890");
        var map = new LinkedHashMap<Object, Object>();
        map.put(BigInteger.ONE, time);
        var types = new LinkedHashMap<String, @Nullable Object>();
        types.put("date", time);
        types.put("undefined", Undefined.UNDEFINED);
        types.put("nothing", null);
        types.put("bigint", big);
        types.put("map", new JsMap(map));
        types.put("set", Set.of(time));
        types.put("nan", Double.NaN);
        types.put("minusZero", -0.0);
        types.put("key.with.dot", time);
        types.put("list", Arrays.asList(Undefined.UNDEFINED, 1, "ünïcode €"));
        types.put("nested", Map.of("list", List.of(Map.of("at", time))));
        return types;
    }

    private static Object slow(@Nullable Object input, Call call) throws InterruptedException {
        var asked = input instanceof Number ? input : field(input, "ms");
        var sleep = Math.clamp(number(asked, DEFAULT_SLEEP_MS), 0, LONGEST_SLEEP_MS);
        Thread.sleep(Duration.ofMillis(sleep));
        return Map.of("slept", sleep);
    }

    private static Object boom(@Nullable Object input, Call call) {
        throw new IllegalStateException("a secret that nobody may read");
    }

    private static void changes(Object input, Call call, Emitter<Object> out)
            throws InterruptedException {
        var first = number(field(input, "lastEventId"), 0) + 1;
        var count = number(field(input, "count"), DEFAULT_CHANGES);
        var interval = Duration.ofMillis(number(field(input, "intervalMs"), 0));
        for (var seq = first; seq < first + count; seq++) {
            if (out.awaitClosed(interval)) return;
            out.emit(String.valueOf(seq), Map.of("seq", seq));
        }
    }

    private static @Nullable Object field(@Nullable Object input, String name) {
        return input instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static long number(@Nullable Object value, long otherwise) {
        return switch (value) {
            case Number number -> number.longValue();
            case String text when text.matches("\\d{1,18}") -> Long.parseLong(text);
            case null, default -> otherwise;
        };
    }
}
