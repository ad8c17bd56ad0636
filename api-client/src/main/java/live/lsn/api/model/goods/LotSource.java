package live.lsn.api.model.goods;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a lot was delivered on, as it was when it was counted.
///
/// @param lineId of the line of the purchase order
/// @param dockAt when the truck was booked in; null where it was not
public record LotSource(
        String orderId,
        String orderNumber,
        String lineId,
        String supplierId,
        String supplierNumber,
        String supplierName,
        String sku,
        String item,
        String unit,
        @Nullable Instant dockAt) {}
