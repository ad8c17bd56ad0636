package live.lsn.api.model;

/// One line of an order.
///
/// @param unitPriceE4 price of one in ten-thousandths of the currency unit: 2.5525 GBP is 25525.
///   Finer than money because price lists are; money begins at the line's total
/// @param total quantity × price, rounded half up to the minor unit
public record OrderLine(
        String sku, String description, long quantity, long unitPriceE4, Money total) {}
