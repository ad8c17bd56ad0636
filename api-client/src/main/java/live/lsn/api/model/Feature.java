package live.lsn.api.model;

/// What a rule may look at. Velocity features need an entity and a window and count **previous**
/// events alone: with the order's time t and window W the events in (t − W, t), ties broken by
/// order id. The others are read off the order, its customer or what is known of both at that time.
public enum Feature {
    /// Number of previous orders of the entity in the window, declined payments included.
    ATTEMPTS(true),
    /// Number of previous orders of the entity in the window whose payment was authorised.
    ORDERS(true),
    /// Number of previous orders of the entity in the window whose payment was declined.
    DECLINES(true),
    /// Sum of the authorised previous orders of the entity in the window, minor units of the
    /// channel's currency.
    SPEND(true),
    /// Number of different values of `of` among the previous orders of the entity in the window and
    /// this order.
    DISTINCT(true),
    /// Minutes since the entity was first seen; 0 when this is the first time.
    AGE_MINUTES(true),

    /// 1 when the device is an emulator.
    DEVICE_EMULATOR(false),
    /// Minutes between the device's clock zone and the zone of its IP address.
    DEVICE_ZONE_GAP_MINUTES(false),
    /// 1 when the IP address belongs to a hosting company.
    IP_HOSTING(false),
    /// 1 when the IP address is a known proxy.
    IP_PROXY(false),
    /// Great-circle distance from the IP address's place to the billing address, km.
    IP_BILLING_KM(false),
    /// Speed needed from the customer's previous order's place to this one's, km/h; no data within
    /// 50 km.
    TRAVEL_KMH(false),
    /// 1 when billing and shipping addresses differ.
    BILLING_SHIPPING_DIFFER(false),
    /// 1 when the order ships to a freight forwarder or reshipper.
    FREIGHT_FORWARDER(false),
    /// 1 when the card was issued in another country than that of the billing address.
    CARD_COUNTRY_DIFFERS(false),
    /// 1 when address verification failed.
    AVS_FAILED(false),
    /// 1 when the card security code was wrong.
    CVV_FAILED(false),
    /// 1 when 3-D Secure was not attempted or failed.
    THREE_D_SECURE_MISSING(false),
    /// 1 when the card is prepaid.
    CARD_PREPAID(false),
    /// Number of the customer's previous authorised orders, ever.
    CUSTOMER_ORDERS(false),
    /// Number of the customer's chargebacks before this order.
    CUSTOMER_CHARGEBACKS(false),
    /// Previous orders of the customer with a refund before this order, in percent; no data below 4
    /// orders.
    REFUND_RATE_PERCENT(false),
    /// Hours since the customer's account was made.
    ACCOUNT_AGE_HOURS(false),
    /// The order's value, minor units of the channel's currency.
    VALUE(false),
    /// Share of the channel's authorised orders of the previous 90 days worth less than this one,
    /// per mille; no data below 100 orders.
    VALUE_PER_MILLE(false),
    /// This order's value in percent of the mean of the customer's previous ones; no data below 3
    /// orders.
    VALUE_OF_USUAL_PERCENT(false),
    /// Share of the order's value in goods that are easily resold, percent.
    HIGH_RESALE_PERCENT(false);

    private final boolean velocity;

    Feature(boolean velocity) {
        this.velocity = velocity;
    }

    /// Whether it counts previous events of an entity in a window.
    public boolean velocity() {
        return velocity;
    }
}
