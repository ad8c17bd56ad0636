package live.lsn.desk.floor;

import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// An order of two lines that is due today, 100 and 40 units with a tolerance of 5 %.
public final class ExpectedOrder {
    private ExpectedOrder() {}

    public static PurchaseOrder of(String number, boolean blind) {
        return new PurchaseOrder(
                Ids.next(),
                1,
                "AU",
                number,
                Ids.next(),
                "SUP-1",
                "Test Supplier",
                PurchaseState.SENT,
                null,
                List.of(line(1, "SKU-CABLE", "Cable 2 m", 100), line(2, "SKU-MUG", "Mug", 40)),
                50,
                blind,
                true);
    }

    private static PurchaseOrder.Line line(int number, String sku, String item, long ordered) {
        var now = Instant.now();
        var today = LocalDate.ofInstant(now, ZoneId.of("Australia/Sydney"));
        return new PurchaseOrder.Line(
                Ids.next(),
                number,
                sku,
                item,
                "each",
                ordered,
                new Money(ordered * 100, "AUD"),
                today,
                now,
                null);
    }
}
