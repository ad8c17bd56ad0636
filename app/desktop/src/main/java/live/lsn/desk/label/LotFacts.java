package live.lsn.desk.label;

import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What papers of a lot are made of. Reads the store: never on the screen's thread.
public interface LotFacts {
    /// The lot as it is now; null where it has gone.
    @Nullable Lot lot(String id);

    /// Null where it is not on this device.
    @Nullable PurchaseOrder order(String id);

    /// By what the lot is inspected next; empty where that is not known or not offered.
    List<ClassBasis> basis(Lot lot);
}
