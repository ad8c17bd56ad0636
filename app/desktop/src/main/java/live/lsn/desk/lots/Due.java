package live.lsn.desk.lots;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// By when a supplier must answer.
///
/// @param left days until then; below 0 where it is over
record Due(LocalDate day, long left) {
    private static final int SOON = 3;

    /// Null where no answer is awaited.
    ///
    /// @param today in the zone of the sales channel
    static @Nullable Due of(Lot lot, LocalDate today) {
        var report = lot.nonconformity();
        var day = report == null ? null : report.answerDue();
        if (report == null || day == null || report.state() != NonconformityState.ACTION_ASKED)
            return null;
        return new Due(day, ChronoUnit.DAYS.between(today, day));
    }

    boolean isOver() {
        return left < 0;
    }

    boolean isSoon() {
        return left >= 0 && left <= SOON;
    }
}
