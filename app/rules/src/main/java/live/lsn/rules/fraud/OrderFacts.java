package live.lsn.rules.fraud;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Entity;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What an order is scored by, beside what went before.
///
/// @param customer the account that placed it; null for a guest
/// @param highResaleMinor value of its lines in goods that are easily resold, minor units
public record OrderFacts(Order order, @Nullable Customer customer, long highResaleMinor) {
    /// The value that this order has in common with others; null where it has none.
    @Nullable String key(Entity entity) {
        var signals = order.signals();
        return switch (entity) {
            case CUSTOMER -> order.customerId();
            case DEVICE -> signals == null ? null : normal(signals.device());
            case CARD -> signals == null ? null : normal(signals.card());
            case IP -> signals == null ? null : normal(signals.ip());
            case SHIPPING_ADDRESS ->
                    signals == null || signals.shipping() == null
                            ? null
                            : Collections.key(signals.shipping());
        };
    }

    /// Whether its payment was authorised at first, whatever came later.
    boolean authorised() {
        return order.status() != OrderStatus.PAYMENT_DECLINED;
    }

    /// Milliseconds since 1970, UTC: what windows are measured in.
    long at() {
        return order.placedAt().toEpochMilli();
    }

    private static @Nullable String normal(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip().toLowerCase(Locale.ROOT);
    }
}
