package live.lsn.api.model;

/// What is sold.
///
/// @param price the last price seen, per unit, rounded half up to the minor unit
/// @param highResale whether it is easily turned into money (phones, consoles, gift cards)
public record Product(
        String id,
        long version,
        String channel,
        String sku,
        String name,
        String category,
        Money price,
        boolean highResale,
        boolean generated)
        implements Aggregate {}
