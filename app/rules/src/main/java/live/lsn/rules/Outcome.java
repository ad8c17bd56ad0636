package live.lsn.rules;

/// What a rule makes of a command.
public sealed interface Outcome<A> {
    /// The aggregate afterwards: at the next version, or at the same one where the change decides
    /// nothing (a claim).
    record Applied<A>(A after) implements Outcome<A> {}

    /// The aggregate is gone.
    record Removed<A>() implements Outcome<A> {}

    /// Nothing changes.
    record Refused<A>(Refusal why) implements Outcome<A> {}

    static <A> Outcome<A> refused(String code, String... fields) {
        return new Refused<>(Refusal.of(code, fields));
    }
}
