package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.desk.Access;
import live.lsn.desk.fraud.FraudAccess;
import live.lsn.platform.RoleMatrix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What the desk offers to each role is what the platform allows it, by the matrix that the
/// platform is held to as well.
class RolesTest {
    @TempDir private Path dir;

    private static boolean mayCall(Role role, String row) {
        return RoleMatrix.row(row).allowed().contains(role);
    }

    private static boolean mayDecide(Role role, Verdict verdict) {
        return mayCall(role, "lsnFraudFinancial.decideCase (" + verdict + ")");
    }

    private static boolean mayReveal(Role role) {
        return mayCall(role, "lsnFraudFinancial.revealCase");
    }

    private static boolean readsCases(Role role) {
        return requireNonNull(RoleMatrix.COLLECTIONS.get("fraudCases")).contains(role);
    }

    private static boolean readsLots(Role role) {
        return requireNonNull(RoleMatrix.COLLECTIONS.get("lots")).contains(role);
    }

    /// By hand: the queue and the floor for their readers, the calculator for all, the outbox for
    /// whoever can put something into it.
    private static List<String> places(Role role) {
        var places = new ArrayList<String>();
        places.add("today");
        if (readsCases(role)) places.add("fraud");
        if (readsLots(role)) places.add("floor");
        places.add("orders");
        if (mayCall(role, "lsnOperations.startInspection")) places.add("inspections");
        if (readsLots(role)) places.add("lots");
        if (readsLots(role)) places.add("quality");
        if (readsLots(role)) places.add("plans");
        places.add("plan");
        var sends =
                RoleMatrix.PROCEDURES.stream()
                        .filter(row -> row.scope() == RoleMatrix.Scope.CHANNEL_IN_HEADER)
                        .anyMatch(row -> row.allowed().contains(role));
        if (sends) places.add("outbox");
        if (mayCall(role, "users.list")) places.add("users");
        places.add("log");
        places.add("settings");
        return places;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theActsAreThoseThatThePlatformTakes(Role role) {
        var offered = FraudAccess.of(new Access(role.permissions()));
        assertThat(offered.queue()).isEqualTo(readsCases(role));
        assertThat(offered.reveal()).isEqualTo(mayReveal(role));
        assertThat(offered.verdicts())
                .containsExactlyElementsOf(
                        Arrays.stream(Verdict.values())
                                .filter(verdict -> mayDecide(role, verdict))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void thePlacesAreThoseWhereTheRoleCanDoSomething(Role role) {
        assertThat(Place.offered(new Access(role.permissions()), false))
                .extracting(Place::id)
                .containsExactlyElementsOf(places(role));
    }

    @Test
    void whatWasGivenBeforeARoleWasChangedStaysInReach() {
        assertThat(Place.offered(new Access(Set.of()), true)).contains(Place.OUTBOX);
    }

    @Test
    void everyRolesWindowShowsItsPlacesAndNoOthers() throws Exception {
        try (var desk = new OpenDesk(dir, 3)) {
            for (var role : Role.values()) {
                desk.reopen(role);
                assertThat(ids(desk)).as("places of %s", role).isEqualTo(places(role));
                if (readsCases(role)) await(() -> desk.rows() == 3 && desk.reads("Why "));
                else if (role == Role.WAREHOUSE_INSPECTOR)
                    await(() -> desk.reads("Next to inspect"));
                else await(() -> desk.reads("Last year"));
                assertThat(sees(desk, "Fraud")).as("%s", role).isEqualTo(readsCases(role));
                assertThat(sees(desk, "Outbox"))
                        .as("%s", role)
                        .isEqualTo(places(role).contains("outbox"));
                assertThat(desk.reads("Reveal")).as("%s", role).isEqualTo(mayReveal(role));
                for (var verdict : Verdict.values()) {
                    var act = desk.words("fraud.act." + verdict);
                    assertThat(desk.texts().contains(act))
                            .as("%s: %s", role, act)
                            .isEqualTo(mayDecide(role, verdict));
                }
                assertThePaletteAgrees(desk, role);
                assertTheKeysAgree(desk, role);
            }
        }
    }

    private static void assertThePaletteAgrees(OpenDesk desk, Role role) {
        desk.run(() -> desk.window().openPalette(">"));
        await(() -> desk.reads("Switch between light and dark"));
        assertThat(desk.reads("Approve CASE"))
                .as("palette of %s", role)
                .isEqualTo(mayDecide(role, Verdict.APPROVE));
        assertThat(desk.reads("Fraud: ")).as("palette of %s", role).isEqualTo(readsCases(role));
        desk.robot.type(javafx.scene.input.KeyCode.ESCAPE);
    }

    private static void assertTheKeysAgree(OpenDesk desk, Role role) {
        desk.run(() -> desk.window().showKeys());
        await(() -> desk.reads(desk.words("keys.everywhere")));
        assertThat(desk.reads(desk.words("keys.undo")))
                .as("keys of %s", role)
                .isEqualTo(mayDecide(role, Verdict.APPROVE));
        assertThat(desk.reads(desk.words("fraud.key.reveal")))
                .as("keys of %s", role)
                .isEqualTo(mayReveal(role));
        desk.robot.type(javafx.scene.input.KeyCode.ESCAPE);
    }

    private static List<String> ids(OpenDesk desk) {
        return on(() -> desk.window().screens().stream().map(Screen::id).toList());
    }

    private static boolean sees(OpenDesk desk, String start) {
        return desk.texts().stream().anyMatch(text -> text.startsWith(start));
    }
}
