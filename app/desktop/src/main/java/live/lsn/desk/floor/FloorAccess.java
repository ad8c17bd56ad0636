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
                access.granted().contains(Permission.GOODS_READ),
                access.granted().contains(Permission.GOODS_RECEIVE),
                access.granted().contains(Permission.QUALITY_INSPECT),
                access.granted().contains(Permission.QUALITY_FOLLOW_UP));
    }
}
