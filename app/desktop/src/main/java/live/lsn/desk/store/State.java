package live.lsn.desk.store;

/// Where a command of the outbox stands.
public enum State {
    /// Waits to be sent.
    QUEUED,
    /// Sent; whether it was done is not known yet.
    INFLIGHT,
    /// The platform did it.
    ACKED,
    /// The platform has a newer version; somebody must look.
    CONFLICT,
    /// The platform refused it; somebody must look.
    REJECTED,
    /// Waits until somebody signs in.
    AUTH_WAIT,
    /// Set aside, behind one that somebody must look at.
    PARKED,
    /// The platform did it and, restored from an earlier copy, no longer has it; somebody must
    /// look.
    LOST,
    /// What the user confirmed is whole, but how far it came was damaged on this disk; somebody
    /// must look.
    UNSURE,
    /// The user took it back before it was sent.
    DISCARDED_BY_USER
}
