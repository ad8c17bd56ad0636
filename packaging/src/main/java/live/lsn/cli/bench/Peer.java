package live.lsn.cli.bench;

import org.jspecify.annotations.Nullable;

/// What a figure is compared with.
///
/// @param figure the peer's own, in the unit of the figure; null where the peer is not there
/// @param ratio what figure ÷ peer has to be at least or at most, in the direction of the figure's
///   own budget; null where the ratio is told only
/// @param must whether a missed ratio is a failure; otherwise it is a goal, and told
/// @param note where the peer's figure is from, or what to install
public record Peer(
        String name,
        @Nullable Double figure,
        @Nullable Double ratio,
        boolean must,
        @Nullable String note) {
    /// A peer that the figure must keep up with.
    public static Peer must(String name, double figure, double ratio) {
        return new Peer(name, figure, ratio, true, null);
    }

    /// A peer that the figure should keep up with.
    public static Peer goal(String name, double figure, double ratio) {
        return new Peer(name, figure, ratio, false, null);
    }

    /// A peer that is told for orientation.
    public static Peer told(String name, double figure) {
        return new Peer(name, figure, null, false, null);
    }

    /// A peer that is not on this machine.
    ///
    /// @param todo what to install
    public static Peer absent(String name, String todo) {
        return new Peer(name, null, null, false, todo);
    }

    public Peer noting(String words) {
        return new Peer(name, figure, ratio, must, words);
    }

    /// The same with a ratio that is so many times as hard to keep.
    Peer harder(double times, boolean atLeast) {
        return ratio == null
                ? this
                : new Peer(name, figure, atLeast ? ratio * times : ratio / times, must, note);
    }
}
