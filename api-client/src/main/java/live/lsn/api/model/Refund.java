package live.lsn.api.model;

import java.time.Instant;

/// Money given back on an order.
///
/// @param reference what it is called where it came from, such as the cancellation's invoice number
/// @param amount positive
public record Refund(String reference, Instant at, Money amount) {}
