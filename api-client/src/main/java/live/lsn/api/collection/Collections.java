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
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.model.goods.Supplier;

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

    public static final SyncedCollection<Supplier> SUPPLIERS =
            SyncedCollection.of("suppliers", Supplier.class, Permission.GOODS_READ)
                    .searched("number", Supplier::number)
                    .searched("name", Supplier::name)
                    .text("country", Supplier::country)
                    .index("name")
                    .build();

    public static final SyncedCollection<PurchaseOrder> PURCHASE_ORDERS =
            SyncedCollection.of("purchaseOrders", PurchaseOrder.class, Permission.GOODS_READ)
                    .searched("number", PurchaseOrder::number)
                    .text("supplier_id", PurchaseOrder::supplierId)
                    .searched("supplier", PurchaseOrder::supplierName)
                    .code("state", PurchaseOrder::state)
                    .text("next_due", order -> order.nextDue().toString())
                    .integer("line_count", order -> (long) order.lines().size())
                    .integer("value_minor", PurchaseOrder::valueMinor)
                    .index("state_rank", "next_due")
                    .index("supplier_id", "next_due")
                    .index("number")
                    .build();

    public static final SyncedCollection<InspectionPlan> INSPECTION_PLANS =
            SyncedCollection.of("inspectionPlans", InspectionPlan.class, Permission.GOODS_READ)
                    .searched("sku", InspectionPlan::sku)
                    .build();

    public static final SyncedCollection<Lot> LOTS =
            SyncedCollection.of("lots", Lot.class, Permission.GOODS_READ)
                    .searched("number", Lot::number)
                    .searched("sku", lot -> lot.source().sku())
                    .searched("item", lot -> lot.source().item())
                    .text("supplier_id", lot -> lot.source().supplierId())
                    .searched("supplier", lot -> lot.source().supplierName())
                    .text("order_id", lot -> lot.source().orderId())
                    .searched("order_number", lot -> lot.source().orderNumber())
                    .text("line_id", lot -> lot.source().lineId())
                    .searched("batch", lot -> lot.count().batch())
                    .code("state", Lot::state)
                    .instant("dock_at", lot -> lot.source().dockAt())
                    .instant("counted_at", lot -> lot.count().at())
                    .instant("received_at", Lot::receivedAt)
                    .integer("quantity", lot -> lot.count().quantity())
                    .integer("booked_units", Lot::bookedUnits)
                    .integer("stock_units", Lot::stockUnits)
                    .text("bin", Lot::bin)
                    .text("inspector", lot -> inspection(lot, Inspection::by))
                    .instant("signed_at", lot -> signed(lot, SignOff::at))
                    .code("verdict", lot -> signed(lot, SignOff::verdict))
                    .code(
                            "report_state",
                            lot -> lot.nonconformity() == null ? null : lot.nonconformity().state())
                    .text("answer_due", Collections::answerDue)
                    .flag("to_choose", Lot::isToChoose)
                    .index("state_rank", "dock_at")
                    .index("counted_at")
                    .index("signed_at")
                    .index("supplier_id", "sku")
                    .index("order_id")
                    .index("line_id")
                    .index("report_state_rank", "answer_due")
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
            List.of(
                    USERS,
                    RULE_SETS,
                    GOALS,
                    INSPECTION_PLANS,
                    PURCHASE_ORDERS,
                    LOTS,
                    SUPPLIERS,
                    FRAUD_CASES,
                    CUSTOMERS,
                    ORDERS,
                    PRODUCTS);

    private static @Nullable String signal(
            Order order, java.util.function.Function<OrderSignals, @Nullable String> part) {
        return order.signals() == null ? null : part.apply(order.signals());
    }

    private static <T> @Nullable T last(
            FraudCase fraudCase, java.util.function.Function<Decision, @Nullable T> part) {
        var decision = fraudCase.lastDecision();
        return decision == null ? null : part.apply(decision);
    }

    /// By when a supplier must answer, as long as that is awaited.
    private static @Nullable String answerDue(Lot lot) {
        var report = lot.nonconformity();
        return report == null
                        || report.state() != NonconformityState.ACTION_ASKED
                        || report.answerDue() == null
                ? null
                : report.answerDue().toString();
    }

    private static <T> @Nullable T inspection(
            Lot lot, java.util.function.Function<Inspection, @Nullable T> part) {
        return lot.inspections().isEmpty() ? null : part.apply(lot.inspections().getLast());
    }

    private static <T> @Nullable T signed(
            Lot lot, java.util.function.Function<SignOff, @Nullable T> part) {
        var holding = lot.holding();
        return holding == null || holding.signOff() == null ? null : part.apply(holding.signOff());
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
