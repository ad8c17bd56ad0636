package live.lsn.api.model;

import java.time.Instant;

/// A payment that the card's holder took back.
///
/// @param reasonCode the network's code, such as `10.4` (Visa: fraud, card absent)
public record Chargeback(String orderId, Instant at, Money amount, String reasonCode) {}
