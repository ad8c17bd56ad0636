package live.lsn.ui.chart;

/// A change against something to compare with, ready to be shown: never by colour alone, since its
/// figure has a sign and its direction an arrow.
///
/// @param figure with its sign: "+15.0 %", "−0.2 pt"
/// @param direction where the figure went
/// @param judgement whether that is good, which is another question
public record Delta(String figure, Direction direction, Judgement judgement) {
    /// Where a figure went.
    public enum Direction {
        UP,
        DOWN,
        SAME
    }

    /// What a change means.
    public enum Judgement {
        BETTER,
        WORSE,
        NEUTRAL;

        Ink ink() {
            return switch (this) {
                case BETTER -> Ink.BETTER;
                case WORSE -> Ink.WORSE;
                case NEUTRAL -> Ink.TEXT;
            };
        }
    }

    /// Which way is good.
    public enum Polarity {
        UP_IS_GOOD,
        DOWN_IS_GOOD,
        /// A change says nothing.
        NEUTRAL
    }

    /// A change judged by its sign.
    ///
    /// @param change more than 0 went up; its size does not matter
    public static Delta of(double change, Polarity polarity, String figure) {
        var direction = change > 0 ? Direction.UP : change < 0 ? Direction.DOWN : Direction.SAME;
        if (direction == Direction.SAME || polarity == Polarity.NEUTRAL) {
            return new Delta(figure, direction, Judgement.NEUTRAL);
        }
        var good = (direction == Direction.UP) == (polarity == Polarity.UP_IS_GOOD);
        return new Delta(figure, direction, good ? Judgement.BETTER : Judgement.WORSE);
    }
}
