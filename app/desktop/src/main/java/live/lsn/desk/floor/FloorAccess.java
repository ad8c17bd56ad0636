package live.lsn.desk.floor;

import live.lsn.api.model.Permission;
import live.lsn.desk.Access;

/// What of the floor somebody may do.
///
/// @param read lots, orders, plans
/// @param receive count deliveries and put lots away
/// @param inspect inspect lots and sign
/// @param followUp say what becomes of rejected lots and of their reports
public record FloorAccess(boolean read, boolean receive, boolean inspect, boolean followUp) {
    public static FloorAccess of(Access access) {
        return new FloorAccess(
                access.permissions().contains(Permission.GOODS_READ),
                access.permissions().contains(Permission.GOODS_RECEIVE),
                access.permissions().contains(Permission.QUALITY_INSPECT),
                access.permissions().contains(Permission.QUALITY_FOLLOW_UP));
    }
}
