package live.lsn.api.model;

/// What a signed-in person may do. The platform checks it at each procedure; the desk mirrors it.
public enum Permission {
    ORDERS_READ,
    CUSTOMERS_READ,
    FRAUD_READ,
    FRAUD_DECIDE,
    FRAUD_ESCALATE,
    PII_REVEAL,
    AUDIT_READ,
    USERS_ADMIN,
    GOALS_SET,
    /// Orders to suppliers, lots, and how items are inspected.
    GOODS_READ,
    GOODS_RECEIVE,
    QUALITY_INSPECT,
    /// What follows from a verdict: concessions, suppliers' corrective actions.
    QUALITY_FOLLOW_UP,
    /// How items are inspected.
    QUALITY_PLAN
}
