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
    GOALS_SET
}
