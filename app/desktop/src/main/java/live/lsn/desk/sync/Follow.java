package live.lsn.desk.sync;

import live.lsn.api.procedure.SyncProcedures.Hello;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// One way for a cache to follow its platform.
interface Follow extends AutoCloseable {
    /// One time around: fills what is missing, takes what is new, tells how that stands.
    ///
    /// @return how long to wait for the next
    Duration round();

    /// How commands go out meanwhile.
    Carrier carrier();

    /// Whether the platform takes the mutation at all, as far as that is known.
    default boolean takes(String mutation) {
        return true;
    }

    /// What would be done later is done in the next round.
    default void lookAgain() {}

    /// Somebody has agreed that most rows of the collection go, since the platform says so.
    default void agree(String collection) {}

    /// What the cache holds is compared with what the platform holds in the next round.
    default void compare() {}

    /// Somebody looks at the screen.
    ///
    /// @return whether there is something to be done for that
    default boolean lookedAt() {
        return false;
    }

    @Override
    void close();

    /// What following needs of whoever keeps it.
    interface Host {
        /// What the platform told of itself.
        Hello hello();

        void tell(UnaryOperator<SyncStatus> change);

        /// The cache holds what the platform holds, told so; commands may go out.
        void upToDate(UnaryOperator<SyncStatus> change);

        /// A round is due now.
        void nudge();

        /// The platform asks for the terms of this device to be looked at.
        void termsDue();

        /// The cache was compared with the platform.
        ///
        /// @param differing how many collections were not the same and are filled anew
        void compared(long rows, int differing);

        /// The platform no longer takes what this program sends.
        void tooOld();
    }
}
