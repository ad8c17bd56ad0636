package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A sale, with its lines, its refunds and what was seen when it was placed.
///
/// @param number what people read, unique in its channel
/// @param customerId empty for a guest
/// @param show number of the live show in which it was claimed
/// @param creator handle of the creator whose show it was
/// @param total the sum of the lines, before refunds
/// @param refunded the sum of the refunds; never more than the total where a refund could be tied
///   to its order
/// @param label what the order really was, known for generated orders alone
/// @param generated true for sample data
public record Order(
        String id,
        long version,
        String channel,
        String number,
        Source source,
        Instant placedAt,
        OrderStatus status,
        @Nullable String customerId,
        @Nullable @Personal String customerName,
        @Nullable @Personal String email,
        String country,
        @Nullable String show,
        @Nullable String showTitle,
        @Nullable String creator,
        Money total,
        Money refunded,
        List<OrderLine> lines,
        List<Refund> refunds,
        @Nullable OrderSignals signals,
        @Nullable FraudLabel label,
        boolean generated)
        implements Aggregate {}
