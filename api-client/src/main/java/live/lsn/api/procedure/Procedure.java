package live.lsn.api.procedure;

import live.lsn.api.model.Permission;

import org.jspecify.annotations.Nullable;

/// A procedure of the platform, typed.
///
/// @param <I> the input; [Nothing] where there is none
/// @param <O> the output
public sealed interface Procedure<I, O> {
    /// The name on the wire: router and procedure, joined by a dot.
    String name();

    Class<I> input();

    Class<O> output();

    /// What the caller must be allowed to do; null where being signed in is enough.
    @Nullable Permission permission();

    /// Reads; may be repeated freely.
    record Query<I, O>(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission)
            implements Procedure<I, O> {}

    /// Changes something; repeated only under the same idempotency key, never batched.
    record Mutation<I, O>(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission)
            implements Procedure<I, O> {}

    /// Tells what happens as it happens, as server-sent events.
    record Subscription<I, O>(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission)
            implements Procedure<I, O> {}

    /// The input of procedures that take none.
    record Nothing() {}

    static <I, O> Query<I, O> query(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission) {
        return new Query<>(name, input, output, permission);
    }

    static <I, O> Mutation<I, O> mutation(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission) {
        return new Mutation<>(name, input, output, permission);
    }

    static <I, O> Subscription<I, O> subscription(
            String name, Class<I> input, Class<O> output, @Nullable Permission permission) {
        return new Subscription<>(name, input, output, permission);
    }
}
