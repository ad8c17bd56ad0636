package live.lsn.platform.trpc;

import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.procedure.Procedure.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is served under which name.
///
/// Procedures are put to the [Guard] unless they are registered through [#open()] or raw.
public final class TrpcRouter {
    private final Map<String, Route> routes;
    private final boolean open;

    public TrpcRouter() {
        this(new ConcurrentHashMap<>(), false);
    }

    private TrpcRouter(Map<String, Route> routes, boolean open) {
        this.routes = routes;
        this.open = open;
    }

    /// The same registry, but what is registered through it is open to everybody, signed in or not.
    public TrpcRouter open() {
        return new TrpcRouter(routes, true);
    }

    /// @throws IllegalArgumentException if the name is taken
    public <I, O> TrpcRouter query(Query<I, O> procedure, Handler<I, O> handler) {
        return add(new Route(procedure, open, typed(handler)));
    }

    /// @throws IllegalArgumentException if the name is taken
    public <I, O> TrpcRouter mutation(Mutation<I, O> procedure, Handler<I, O> handler) {
        return add(new Route(procedure, open, typed(handler)));
    }

    /// @throws IllegalArgumentException if the name is taken
    @SuppressWarnings("unchecked")
    public <I, O> TrpcRouter subscription(
            Subscription<I, O> procedure, StreamHandler<I, O> handler) {
        return add(new Route(procedure, open, (StreamHandler<Object, Object>) handler));
    }

    /// An open query without Java types.
    ///
    /// @param parsesInput whether the input is read at all
    public TrpcRouter rawQuery(String name, boolean parsesInput, RawHandler handler) {
        var procedure = Procedure.query(name, rawInput(parsesInput), Object.class, null);
        return add(new Route(procedure, true, handler));
    }

    /// An open mutation without Java types.
    ///
    /// @param parsesInput whether the body is read at all
    public TrpcRouter rawMutation(String name, boolean parsesInput, RawHandler handler) {
        var procedure = Procedure.mutation(name, rawInput(parsesInput), Object.class, null);
        return add(new Route(procedure, true, handler));
    }

    /// An open subscription without Java types; its input is a value as
    /// [live.lsn.api.trpc.SuperJson] reads it.
    public TrpcRouter rawSubscription(String name, StreamHandler<Object, Object> handler) {
        var procedure = Procedure.subscription(name, Object.class, Object.class, null);
        return add(new Route(procedure, true, handler));
    }

    @Nullable Route find(String name) {
        return routes.get(name);
    }

    private TrpcRouter add(Route route) {
        if (routes.putIfAbsent(route.procedure().name(), route) != null) {
            throw new IllegalArgumentException(
                    "a second procedure named " + route.procedure().name());
        }
        return this;
    }

    private static Class<?> rawInput(boolean parsesInput) {
        return parsesInput ? Object.class : Nothing.class;
    }

    /// Typed inputs are never null: [Input#decode] sees to that.
    @SuppressWarnings({"unchecked", "NullAway"})
    private static <I, O> RawHandler typed(Handler<I, O> handler) {
        return (input, call) -> handler.handle((I) input, call);
    }

    /// @param target a [RawHandler] or, of a subscription, a [StreamHandler]
    record Route(Procedure<?, ?> procedure, boolean open, Object target) {
        Kind kind() {
            return switch (procedure) {
                case Query<?, ?> _ -> Kind.query;
                case Mutation<?, ?> _ -> Kind.mutation;
                case Subscription<?, ?> _ -> Kind.subscription;
            };
        }

        boolean parsesInput() {
            return procedure.input() != Nothing.class;
        }

        RawHandler handler() {
            return (RawHandler) target;
        }

        @SuppressWarnings("unchecked")
        StreamHandler<Object, Object> streamHandler() {
            return (StreamHandler<Object, Object>) target;
        }
    }

    /// Named as messages name them.
    enum Kind {
        query("GET"),
        mutation("POST"),
        subscription("GET");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        /// The one HTTP method that it is called by.
        String method() {
            return method;
        }
    }
}
