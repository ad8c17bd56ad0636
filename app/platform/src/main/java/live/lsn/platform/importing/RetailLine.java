package live.lsn.platform.importing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;

/// One line of the retailer's file, understood.
///
/// @param at local time of the retailer
/// @param unitPriceE4 ten-thousandths of the currency unit
/// @param customer number of the customer; null for a guest
record RetailLine(
        long lineNumber,
        String invoice,
        String sku,
        String description,
        long quantity,
        LocalDateTime at,
        long unitPriceE4,
        @Nullable String customer,
        String country) {

    /// Why a line is neither a sale nor a refund.
    enum Reject {
        UNREADABLE,
        BAD_DEBT_ADJUSTMENT,
        STOCK_ADJUSTMENT,
        NEGATIVE_PRICE,
        ZERO_PRICE,
        ZERO_QUANTITY
    }

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    /// What keeps the line from being used; null where it is used.
    @Nullable Reject reject() {
        if (invoice.startsWith("A")) return Reject.BAD_DEBT_ADJUSTMENT;
        if (unitPriceE4 < 0) return Reject.NEGATIVE_PRICE;
        if (quantity < 0 && !isCancellation()) return Reject.STOCK_ADJUSTMENT;
        if (unitPriceE4 == 0) return Reject.ZERO_PRICE;
        if (quantity == 0 || (quantity > 0 && isCancellation())) return Reject.ZERO_QUANTITY;
        return null;
    }

    /// |quantity| × price in minor units, half a unit rounded up.
    long totalMinor() {
        return Math.addExact(Math.multiplyExact(Math.abs(quantity), unitPriceE4), 50) / 100;
    }

    static long priceE4(String text) throws UnreadableException {
        try {
            return new BigDecimal(text.strip())
                    .movePointRight(4)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableException("price " + text);
        }
    }

    static long quantity(String text) throws UnreadableException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new UnreadableException("quantity " + text);
        }
    }

    /// `2010-12-01 08:26:00`; parsed by hand, since a file has half a million of them.
    static LocalDateTime time(String text) throws UnreadableException {
        try {
            if (text.length() < 16
                    || text.charAt(4) != '-'
                    || text.charAt(7) != '-'
                    || text.charAt(13) != ':') throw new UnreadableException("time " + text);
            return LocalDateTime.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10),
                    Integer.parseInt(text, 11, 13, 10),
                    Integer.parseInt(text, 14, 16, 10),
                    text.length() >= 19 ? Integer.parseInt(text, 17, 19, 10) : 0);
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new UnreadableException("time " + text);
        }
    }

    /// `17850.0` is customer 17850.
    static @Nullable String customer(String text) {
        var number = text.strip();
        if (number.isEmpty()) return null;
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
