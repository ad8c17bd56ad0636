package live.lsn.desk.floor;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;

import java.util.List;

/// What a code stands for.
sealed interface Found {
    /// One lot: by its number, its batch or the serial number of a unit.
    record OneLot(Lot lot) implements Found {}

    /// Several lots: of one batch, or in one bin.
    record Lots(String code, List<Lot> lots) implements Found {
        public Lots {
            lots = List.copyOf(lots);
        }
    }

    record Order(PurchaseOrder order) implements Found {}

    /// Nothing on this device is called so.
    record Nothing(String code) implements Found {}

    /// What is on this device could not be read, so that nobody knows.
    record Unread(String code) implements Found {}
}
