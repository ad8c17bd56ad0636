package live.lsn.platform.trpc;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.trpc.TrpcRouter.Kind;
import live.lsn.platform.trpc.TrpcRouter.Route;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Serves the procedures of a [TrpcRouter] to tRPC 11 clients, plain and superjson on one address.
///
/// Each call runs on the thread of its request, so the web server must use virtual threads
/// (`config.concurrency.useVirtualThreads`): a subscription holds its thread as long as it lasts.
///
/// @param <P> what a caller is to the rest of the platform
public final class TrpcServer<P> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrpcServer.class);
    private static final Duration STAYS = Duration.ofMillis(500);

    private final TrpcRouter system = SystemProcedures.router();
    private final TrpcRouter router;
    private final Authenticator<P> authenticator;
    private final Guard<P> guard;
    private final Rates<P> rates;
    private final TrpcOptions options;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public TrpcServer(
            TrpcRouter router,
            Authenticator<P> authenticator,
            Guard<P> guard,
            TrpcOptions options) {
        this(router, authenticator, guard, Rates.none(), options);
    }

    public TrpcServer(
            TrpcRouter router,
            Authenticator<P> authenticator,
            Guard<P> guard,
            Rates<P> rates,
            TrpcOptions options) {
        this.router = router;
        this.authenticator = authenticator;
        this.guard = guard;
        this.rates = rates;
        this.options = options;
    }

    /// Adds the procedures to a web server; its stopping closes this.
    public void mount(JavalinConfig config) {
        for (var method : HandlerType.commonHttp()) {
            config.routes.addHttpHandler(
                    method, options.path() + "/*", context -> serve(context.req(), context.res()));
        }
        config.events.serverStopping(this::close);
    }

    /// How many subscriptions are running.
    public int subscribers() {
        return streams.size();
    }

    /// Cuts all subscriptions off; their clients come back where they stopped.
    public void dropSubscribers() {
        streams.forEach(EventStream::close);
    }

    /// Cuts all subscriptions off and lets no new ones run.
    @Override
    public void close() {
        closing = true;
        dropSubscribers();
    }

    private void serve(HttpServletRequest http, HttpServletResponse response) throws IOException {
        var answer = new Answer(response, options.gzipFrom(), http.getHeader("accept-encoding"));
        if (http.getMethod().equals("HEAD")) {
            answer.noContent();
            return;
        }
        TrpcRequest request;
        try {
            request = new TrpcRequest(http, options);
        } catch (TrpcFailure failure) {
            answer.refuse(failure, false);
            return;
        }
        var routes = request.paths().stream().map(this::find).toList();
        var inputs = request.inputs(routes.stream().anyMatch(TrpcServer::parsesInput));
        var kinds = kinds(routes);
        if (kinds.size() > 1) {
            answer.refuse(mixed(kinds), inputs.stream().anyMatch(Input::superjson));
            return;
        }
        var caller = new Caller<>(authenticator, request::header);
        try {
            rates.count(http, rates.asksWho() ? named(caller) : null, inputs.size());
        } catch (TrpcFailure failure) {
            answer.refuse(failure, inputs.stream().anyMatch(Input::superjson));
            return;
        }
        var invocations = invocations(request, routes, inputs, caller);
        if (request.lines()) lines(request, invocations, kinds, answer);
        else if (request.batch()) answer.batch(runAll(invocations, kinds));
        else if (kinds.contains(Kind.subscription)) stream(invocations.getFirst(), response);
        else answer.single(invocations.getFirst().run());
    }

    private @Nullable Route find(String path) {
        var own = system.find(path);
        return own != null ? own : router.find(path);
    }

    private static boolean parsesInput(@Nullable Route route) {
        return route != null && route.parsesInput();
    }

    private static List<Kind> kinds(List<@Nullable Route> routes) {
        var kinds = new ArrayList<Kind>();
        for (var route : routes) {
            if (route != null && !kinds.contains(route.kind())) kinds.add(route.kind());
        }
        return kinds;
    }

    private static TrpcFailure mixed(List<Kind> kinds) {
        var names = kinds.stream().map(Kind::name).collect(Collectors.joining(", "));
        return new TrpcFailure(
                TrpcErrorCode.BAD_REQUEST, "Cannot mix procedure types in call: " + names);
    }

    private List<Invocation> invocations(
            TrpcRequest request,
            List<@Nullable Route> routes,
            List<Input> inputs,
            Caller<P> caller) {
        var invocations = new ArrayList<Invocation>();
        for (var i = 0; i < inputs.size(); i++) {
            var call = new Call(request.paths().get(i), request::header, caller::get);
            invocations.add(
                    new Invocation(
                            request,
                            routes.get(i),
                            inputs.get(i),
                            call,
                            route -> guard.check(route.procedure(), caller.get())));
        }
        return invocations;
    }

    /// Whatever keeps the caller from being known is told by the calls that need to know.
    private static <P> @Nullable P named(Caller<P> caller) {
        try {
            return caller.get();
        } catch (RuntimeException _) {
            return null;
        }
    }

    /// Queries side by side, mutations one after the other.
    private static List<Outcome> runAll(List<Invocation> invocations, List<Kind> kinds) {
        if (!kinds.contains(Kind.query) || invocations.size() == 1) {
            return invocations.stream().map(Invocation::run).toList();
        }
        var running = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var invocation : invocations) running.add(threads.submit(() -> invocation.run()));
        }
        return running.stream().map(Future::resultNow).toList();
    }

    private static void lines(
            TrpcRequest request, List<Invocation> invocations, List<Kind> kinds, Answer answer)
            throws IOException {
        var lines = new LineStream(answer.lines(), invocations);
        var watch = PeerWatch.start(request.http(), lines::abandon);
        try {
            lines.run(!kinds.contains(Kind.mutation));
        } finally {
            watch.close();
        }
    }

    private void stream(Invocation invocation, HttpServletResponse response) throws IOException {
        response.setHeader("content-type", "text/event-stream");
        response.setHeader("cache-control", "no-cache, no-transform");
        response.setHeader("x-accel-buffering", "no");
        response.setHeader("connection", "keep-alive");
        var request = invocation.request();
        var stream =
                new EventStream(
                        response.getOutputStream(), invocation.superjson(), request.lastEventId());
        streams.add(stream);
        if (closing) stream.close();
        Thread.ofVirtual().name("pings").start(() -> ping(stream));
        if (invocation.isGuarded())
            Thread.ofVirtual().name("stays").start(() -> stays(stream, invocation));
        var watch = PeerWatch.start(request.http(), stream::close);
        try {
            invocation.run(stream, options.inactivity());
        } finally {
            stream.detach();
            watch.close();
            streams.remove(stream);
        }
    }

    /// Ends the stream of a subscriber whose sign-in was ended.
    private void stays(EventStream stream, Invocation invocation) {
        try {
            while (!stream.awaitClosed(STAYS)) {
                if (isStillIn(invocation)) continue;
                stream.failed(
                        new TrpcFailure(
                                TrpcErrorCode.UNAUTHORIZED, "You were signed out; sign in again"),
                        invocation.call().path());
                stream.close();
            }
        } catch (InterruptedException | CancellationException _) {
            // the stream is over
        }
    }

    private boolean isStillIn(Invocation invocation) {
        try {
            return authenticator.isStillIn(invocation.call()::header);
        } catch (RuntimeException e) {
            // Nobody is thrown out because the database does not answer for a moment.
            LOG.debug("a subscriber could not be looked up: {}", e.getClass().getSimpleName());
            return true;
        }
    }

    private void ping(EventStream stream) {
        try {
            while (!stream.awaitClosed(options.ping())) stream.ping();
        } catch (InterruptedException | CancellationException _) {
            // the stream is over
        }
    }
}
