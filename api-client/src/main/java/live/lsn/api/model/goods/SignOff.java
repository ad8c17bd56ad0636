package live.lsn.api.model.goods;

import live.lsn.api.model.Personal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What an inspection came to, signed.
///
/// @param by account id of whoever signed
/// @param verdict accepted or rejected
/// @param curtailed whether it ended as soon as a class had reached Re: its counts are no estimate
///   of the quality
/// @param normalNext Z1.4: accepted between Ac and Re, so the next lot is inspected normally
/// @param dispositions units of each way; they add up to the lot
/// @param note what whoever signed adds
/// @param name that whoever signed is called; null where it was signed without one
public record SignOff(
        String by,
        Instant at,
        LotVerdict verdict,
        boolean curtailed,
        boolean normalNext,
        Map<Disposition, Integer> dispositions,
        @Nullable @Personal String note,
        @Nullable @Personal String name) {
    public SignOff {
        dispositions = Map.copyOf(dispositions);
    }
}
