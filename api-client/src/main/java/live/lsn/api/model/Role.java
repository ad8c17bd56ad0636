package live.lsn.api.model;

import static live.lsn.api.model.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/// A desk person's role and the permissions that come with it.
public enum Role {
    FRAUD_ANALYST(
            ORDERS_READ, CUSTOMERS_READ, FRAUD_READ, FRAUD_DECIDE, FRAUD_ESCALATE, PII_REVEAL),
    WAREHOUSE_INSPECTOR(ORDERS_READ, GOODS_READ, GOODS_RECEIVE, QUALITY_INSPECT),
    BUYER(ORDERS_READ, GOODS_READ, QUALITY_FOLLOW_UP, QUALITY_PLAN),
    FINANCE_CLERK(ORDERS_READ),
    CREATOR_MANAGER(ORDERS_READ),
    EXECUTIVE(ORDERS_READ, AUDIT_READ, GOALS_SET),
    ADMINISTRATOR(Permission.values()),
    FOUNDER(
            ORDERS_READ,
            CUSTOMERS_READ,
            FRAUD_READ,
            FRAUD_DECIDE,
            FRAUD_ESCALATE,
            PII_REVEAL,
            AUDIT_READ,
            GOALS_SET,
            GOODS_READ,
            GOODS_RECEIVE,
            QUALITY_INSPECT,
            QUALITY_FOLLOW_UP,
            QUALITY_PLAN);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        var all = EnumSet.noneOf(Permission.class);
        all.addAll(Set.of(permissions));
        this.permissions = java.util.Collections.unmodifiableSet(all);
    }

    /// The permissions of this role, in declaration order; cannot be changed.
    public Set<Permission> permissions() {
        return permissions;
    }
}
