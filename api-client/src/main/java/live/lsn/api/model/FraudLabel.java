package live.lsn.api.model;

/// What an order of the sample data really was: the truth that scoring may not see.
public enum FraudLabel {
    NONE,
    CARD_TESTING,
    STOLEN_CARD,
    ACCOUNT_TAKEOVER,
    RESELLER_BOT,
    POLICY_ABUSE,
    FRAUD_RING
}
