package live.lsn.desk;

import live.lsn.api.procedure.Procedure.Mutation;

import java.time.Instant;

/// A command that takes effect on the platform alone, such as giving somebody another role: nothing
/// of it is kept on this device, and it waits in no outbox.
///
/// @param id the same however often the order is given: the platform does it once and repeats its
///   answer
/// @param at when the user gave it first
public record Order<I, O>(Mutation<I, O> mutation, I input, String id, Instant at) {
    /// Whether it asks for the same.
    public boolean asks(Mutation<?, ?> other, Object otherInput) {
        return mutation.name().equals(other.name()) && input.equals(otherInput);
    }

    @Override
    public String toString() {
        return "Order[" + mutation.name() + " " + id + "]";
    }
}
