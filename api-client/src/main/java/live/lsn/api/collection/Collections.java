package live.lsn.api.collection;

import live.lsn.api.model.Address;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Decision;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderSignals;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Product;
import live.lsn.api.model.RuleSet;
import live.lsn.api.model.User;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Every collection that a desk can follow.
public final class Collections {
    private Collections() {}

    public static final SyncedCollection<Order> ORDERS =
            SyncedCollection.of("orders", Order.class, Permission.ORDERS_READ)
                    .searched("number", Order::number)
                    .code("source", Order::source)
                    .code("status", Order::status)
                    .instant("placed_at", Order::placedAt)
                    .text("customer_id", Order::customerId)
                    .text("country", Order::country)
                    .text("show_number", Order::show)
                    .integer("value_minor", order -> order.total().minor())
                    .integer("refunded_minor", order -> order.refunded().minor())
                    .keyed("email_key", KeyedType.EMAIL, Order::email)
                    .keyed(
                            "device_key",
                            KeyedType.DEVICE,
                            order -> signal(order, OrderSignals::device))
                    .keyed("card_key", KeyedType.CARD, order -> signal(order, OrderSignals::card))
                    .keyed("ip_key", KeyedType.IP, order -> signal(order, OrderSignals::ip))
                    .keyed("address_key", KeyedType.ADDRESS, Collections::shippingAddress)
                    .words(Order::customerName)
                    .index("placed_at")
                    .index("customer_id", "placed_at")
                    .index("value_minor")
                    .totals("placed_at", "source", "status", "show_number", "refunded_minor")
                    .build();

    public static final SyncedCollection<Customer> CUSTOMERS =
            SyncedCollection.of("customers", Customer.class, Permission.CUSTOMERS_READ)
                    .searched("number", Customer::number)
                    .instant("created_at", Customer::createdAt)
                    .text("country", Customer::country)
                    .integer("chargebacks", customer -> (long) customer.chargebacks().size())
                    .keyed("email_key", KeyedType.EMAIL, Customer::email)
                    .keyed("phone_key", KeyedType.PHONE, Customer::phone)
                    .words(Customer::name)
                    .index("number")
                    .index("created_at")
                    .build();

    public static final SyncedCollection<Product> PRODUCTS =
            SyncedCollection.of("products", Product.class, Permission.ORDERS_READ)
                    .searched("sku", Product::sku)
                    .searched("name", Product::name)
                    .text("category", Product::category)
                    .integer("price_minor", product -> product.price().minor())
                    .flag("high_resale", Product::highResale)
                    .index("sku")
                    .build();

    public static final SyncedCollection<FraudCase> FRAUD_CASES =
            SyncedCollection.of("fraudCases", FraudCase.class, Permission.FRAUD_READ)
                    .searched("number", FraudCase::number)
                    .text("order_id", FraudCase::orderId)
                    .searched("order_number", FraudCase::orderNumber)
                    .text("customer_id", FraudCase::customerId)
                    .instant("opened_at", FraudCase::openedAt)
                    .instant("due_at", FraudCase::dueAt)
                    .integer("score", FraudCase::score)
                    .code("level", FraudCase::level)
                    .code("state", FraudCase::state)
                    .integer("value_minor", fraudCase -> fraudCase.value().minor())
                    .text("route", FraudCase::route)
                    .searched("main_reason", FraudCase::mainReason)
                    .code("verdict", fraudCase -> last(fraudCase, Decision::verdict))
                    .text("decided_by", fraudCase -> last(fraudCase, Decision::by))
                    .instant("decided_at", fraudCase -> last(fraudCase, Decision::at))
                    .text(
                            "claimed_by",
                            fraudCase -> fraudCase.claim() == null ? null : fraudCase.claim().by())
                    .instant(
                            "claimed_until",
                            fraudCase ->
                                    fraudCase.claim() == null ? null : fraudCase.claim().until())
                    .keyed("email_key", KeyedType.EMAIL, FraudCase::email)
                    .words(FraudCase::customerName)
                    .index("state_rank", "score")
                    .index("state_rank", "decided_at")
                    .index("score")
                    .index("opened_at")
                    .index("due_at")
                    .index("value_minor")
                    .index("customer_id", "opened_at")
                    .index("order_id")
                    .build();

    public static final SyncedCollection<RuleSet> RULE_SETS =
            SyncedCollection.of("ruleSets", RuleSet.class, Permission.FRAUD_READ)
                    .text("name", RuleSet::name)
                    .build();

    /// Whoever sees the figures sees what they are held against.
    public static final SyncedCollection<Goal> GOALS =
            SyncedCollection.of("goals", Goal.class, Permission.ORDERS_READ)
                    .code("measure", Goal::measure)
                    .build();

    /// Holds the signed-in person alone; what `users.list` tells is everybody.
    public static final SyncedCollection<User> USERS =
            SyncedCollection.of("users", User.class, null)
                    .text("account", User::account)
                    .code("role", User::role)
                    .listedUnder("me")
                    .build();

    /// All of them, in the order in which an empty cache is filled: what screens open first comes
    /// first.
    public static final List<SyncedCollection<?>> ALL =
            List.of(USERS, RULE_SETS, GOALS, FRAUD_CASES, CUSTOMERS, ORDERS, PRODUCTS);

    private static @Nullable String signal(
            Order order, java.util.function.Function<OrderSignals, @Nullable String> part) {
        return order.signals() == null ? null : part.apply(order.signals());
    }

    private static <T> @Nullable T last(
            FraudCase fraudCase, java.util.function.Function<Decision, @Nullable T> part) {
        var decision = fraudCase.lastDecision();
        return decision == null ? null : part.apply(decision);
    }

    private static @Nullable String shippingAddress(Order order) {
        var signals = order.signals();
        return signals == null || signals.shipping() == null ? null : key(signals.shipping());
    }

    /// The address as one line for joining: country, postcode and street, case and blanks left out.
    public static String key(Address address) {
        return (address.country() + "|" + address.postcode() + "|" + address.street())
                .toLowerCase(java.util.Locale.ROOT)
                .replace(" ", "");
    }
}
