package live.lsn.rules.goods;

import live.lsn.api.model.Ids;
import live.lsn.api.model.goods.LotSource;
import live.lsn.rules.sampling.SkipLot;

import java.util.UUID;

/// Whether a lot is drawn for inspection where one in so many is.
///
/// @param oneIn 1 where every lot is inspected
/// @param seed of the supplier's item
/// @param place of the lot among those of the supplier's item, from 1
public record LotDraw(int oneIn, long seed, int place) {
    private static final String NAMESPACE = "6a0d9c3f-9d0b-5f0e-8a39-5d1b2f7f4c11";
    private static final int SEED_BITS = 53;

    /// Whether the lot must be inspected.
    public boolean isDrawn() {
        return SkipLot.draws(oneIn, seed, place);
    }

    /// The seed of a supplier's item: the same wherever it is derived, so that nobody can pick one.
    public static long seedOf(LotSource source) {
        var id = UUID.fromString(Ids.derived(NAMESPACE, source.supplierId() + "|" + source.sku()));
        return id.getMostSignificantBits() >>> (Long.SIZE - SEED_BITS);
    }
}
