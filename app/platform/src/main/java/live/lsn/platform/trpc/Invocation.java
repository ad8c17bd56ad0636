package live.lsn.platform.trpc;

import live.lsn.api.trpc.SuperJson.Undefined;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.trpc.TrpcRouter.Kind;
import live.lsn.platform.trpc.TrpcRouter.Route;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/// One call on its way through admission, input, handler and envelope.
///
/// @param route null where nothing has the call's name
/// @param admission asks the guard
record Invocation(
        TrpcRequest request, @Nullable Route route, Input input, Call call, Admission admission) {

    interface Admission {
        void check(Route route);
    }

    boolean superjson() {
        return input.superjson();
    }

    /// Whether it is served to those alone whom the guard lets in.
    boolean isGuarded() {
        return route != null && !route.open();
    }

    /// The outcome of a query or mutation; never throws.
    Outcome run() {
        return run(Envelope.whole(superjson()));
    }

    /// The same, laid out otherwise.
    Outcome run(Envelope envelope) {
        try {
            var admitted = admit();
            var value = input.decode(admitted.procedure().input());
            return Outcome.success(admitted.handler().handle(value, call), call, envelope);
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) Thread.currentThread().interrupt();
            return Outcome.failure(thrown, call, envelope);
        }
    }

    /// Feeds the subscriber until the stream ends, one way or another.
    void run(EventStream stream, @Nullable Duration inactivity) {
        try {
            stream.connected(inactivity);
            var admitted = admit();
            var lastEventId = request.lastEventId();
            var resumed = lastEventId == null ? input : input.withLastEventId(lastEventId);
            var value = resumed.decode(admitted.procedure().input());
            var given = Objects.requireNonNullElse(value, Undefined.UNDEFINED);
            admitted.streamHandler().run(given, call, stream);
            if (!stream.closed()) stream.returned();
        } catch (Throwable thrown) {
            if (!stream.closed()) stream.failed(Outcome.told(thrown, call.path()), call.path());
        }
    }

    private Route admit() {
        var path = call.path();
        if (route == null) {
            throw new TrpcFailure(
                    TrpcErrorCode.NOT_FOUND, "No procedure found on path \"" + path + "\"");
        }
        var kind = route.kind();
        if (!request.method().equals(kind.method())) {
            throw new TrpcFailure(
                            TrpcErrorCode.METHOD_NOT_SUPPORTED,
                            "Unsupported %s-request to %s procedure at path \"%s\""
                                    .formatted(request.method(), kind, path))
                    .allow(kind.method());
        }
        if (kind == Kind.subscription && request.batch()) {
            throw new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "Cannot batch subscription calls");
        }
        if (!route.open()) admission.check(route);
        return route;
    }
}
