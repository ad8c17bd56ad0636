package live.lsn.platform.importing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One line of a file of purchase orders, understood.
///
/// @param id names it in its file
/// @param number of the order
/// @param sku derived from the item, the same for the same item
/// @param unit what `quantity` counts
/// @param value of the whole line, in units of the currency
/// @param due null where no day is told
/// @param delivered null where no day is told
/// @param sent when the order went to the vendor; null where no day is told
/// @param offered when the client was told a price, before there was an order; null where no day is
///   told
record PurchaseLine(
        String id,
        String number,
        String vendor,
        String sku,
        String item,
        String unit,
        long quantity,
        BigDecimal value,
        @Nullable LocalDate due,
        @Nullable LocalDate delivered,
        @Nullable LocalDate sent,
        @Nullable LocalDate offered) {

    /// Why a line is no part of an order.
    enum Reject {
        UNREADABLE,
        /// A line of that name was there already.
        REPEATED_LINE,
        ZERO_QUANTITY,
        NEGATIVE_QUANTITY,
        NEGATIVE_VALUE,
        /// It tells fractions of the currency's smallest unit.
        VALUE_TOO_FINE,
        NO_DUE_DATE
    }

    /// What keeps the line from being used, were there no others; null where it is used.
    ///
    /// @param digits of the currency's smallest unit: 2 for cents
    @Nullable Reject reject(int digits) {
        if (quantity == 0) return Reject.ZERO_QUANTITY;
        if (quantity < 0) return Reject.NEGATIVE_QUANTITY;
        if (value.signum() < 0) return Reject.NEGATIVE_VALUE;
        if (value.stripTrailingZeros().scale() > digits) return Reject.VALUE_TOO_FINE;
        return due == null ? Reject.NO_DUE_DATE : null;
    }

    /// The value in minor units, exactly.
    ///
    /// @throws ArithmeticException where it tells fractions of them
    long minor(int digits) {
        return value.movePointRight(digits).longValueExact();
    }
}
