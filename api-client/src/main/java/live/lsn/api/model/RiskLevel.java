package live.lsn.api.model;

/// How risky a score is, rising. The limits stand in the rule set; by default low 0 to 29, medium
/// 30 to 59, high 60 to 79, critical 80 to 100.
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
