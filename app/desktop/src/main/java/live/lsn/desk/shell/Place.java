package live.lsn.desk.shell;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Permission;
import live.lsn.desk.Access;
import live.lsn.desk.floor.FloorAccess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Where one can go in the window, and to whom each place is offered.
enum Place {
    TODAY(Group.WORK, who -> who.access().reads(Collections.ORDERS)),
    FRAUD(Group.WORK, who -> who.access().reads(Collections.FRAUD_CASES)),
    FLOOR(Group.WORK, who -> FloorAccess.of(who.access()).read()),
    /// For those whom no other place is for yet.
    ORDERS(Group.WORK, who -> who.access().reads(Collections.ORDERS)),
    HOME(Group.WORK, who -> !who.access().reads(Collections.ORDERS)),
    INSPECTIONS(Group.WORK, who -> who.access().granted().contains(Permission.QUALITY_INSPECT)),
    LOTS(Group.WORK, who -> FloorAccess.of(who.access()).read()),
    QUALITY(Group.WORK, who -> FloorAccess.of(who.access()).read()),
    PLANS(Group.WORK, who -> who.access().reads(Collections.INSPECTION_PLANS)),
    /// It reads nothing that anybody could be kept from.
    PLAN(Group.WORK, _ -> true),
    /// What was given before a role was changed must stay in reach.
    OUTBOX(Group.SYSTEM, who -> who.access().givesAny() || who.hasUnsent()),
    USERS(Group.SYSTEM, who -> who.access().granted().contains(Permission.USERS_ADMIN)),
    LOG(Group.SYSTEM, _ -> true),
    SETTINGS(Group.FOOT, _ -> true);

    private final Group group;
    private final Predicate<Who> offered;

    /// Where in the sidebar a place stands.
    enum Group {
        WORK,
        SYSTEM,
        FOOT
    }

    /// @param hasUnsent whether the outbox holds anything
    private record Who(Access access, boolean hasUnsent) {}

    Place(Group group, Predicate<Who> offered) {
        this.group = group;
        this.offered = offered;
    }

    /// What the program calls it.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Group group() {
        return group;
    }

    /// The place that somebody begins with: the queue, for whoever has to decide what is in it; the
    /// floor, for whoever works there.
    static Place first(Access access, List<Place> offered) {
        if (offered.contains(FRAUD) && access.granted().contains(Permission.FRAUD_DECIDE))
            return FRAUD;
        return offered.contains(FLOOR) && FloorAccess.of(access).receive()
                ? FLOOR
                : offered.getFirst();
    }

    /// The places of somebody, in the order of the sidebar.
    ///
    /// @param hasUnsent whether the outbox holds anything
    static List<Place> offered(Access access, boolean hasUnsent) {
        var who = new Who(access, hasUnsent);
        return Arrays.stream(values()).filter(place -> place.offered.test(who)).toList();
    }
}
