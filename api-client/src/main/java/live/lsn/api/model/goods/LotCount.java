package live.lsn.api.model.goods;

import live.lsn.api.model.Personal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What was counted of a lot.
///
/// @param quantity units that came, 1 or more, broken ones included
/// @param damaged of them, broken on arrival: 0 to all; they are set aside and not inspected
/// @param batch the maker's; null where there is none
/// @param expiresOn last day of use; null where there is none
/// @param serials numbers of single units, as far as they were taken down
/// @param note what whoever counted adds
/// @param by account id of whoever counted
public record LotCount(
        long quantity,
        long damaged,
        @Nullable String batch,
        @Nullable LocalDate expiresOn,
        List<String> serials,
        @Nullable @Personal String note,
        String by,
        Instant at) {
    public LotCount {
        serials = List.copyOf(serials);
    }

    /// Units that are inspected and may go to stock.
    public long whole() {
        return quantity - damaged;
    }
}
