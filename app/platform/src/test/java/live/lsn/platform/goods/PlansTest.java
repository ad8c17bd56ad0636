package live.lsn.platform.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.ThirdDialect;
import live.lsn.platform.sample.SampleData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Plans that people set on a real platform, and lots that pass by them.
class PlansTest {
    @TempDir private Path dir;
    private TestPlatform site;
    private Floor floor;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir, ThirdDialect::sqlite, new SampleData.Size(400, 100, 40));
        floor = new Floor(site, "AU");
    }

    @AfterEach
    void stop() {
        floor.close();
        site.close();
    }

    @Test
    void aPlanIsSetAndIsWhatEverybodyReads() {
        assertThat(floor.plan("SKU-9")).isNull();
        floor.setPlan("SKU-9", Floor.SPEC);
        var second = floor.setPlan("SKU-9", Floor.SKIPPING);
        assertThat(second.version()).isEqualTo(2);
        assertThat(floor.plan("SKU-9")).isEqualTo(second);
    }

    @Test
    void whoDidNotSeeTheLatestPlanDoesNotOverwriteIt() {
        floor.setPlan("SKU-9", Floor.SPEC);
        var second = floor.setPlan("SKU-9", Floor.SKIPPING);
        try (var buyer = site.client(site.caller(Role.BUYER, "AU"))) {
            var refused =
                    catchThrowableOfType(
                            TrpcException.Refused.class,
                            () ->
                                    buyer.mutate(
                                            GoodsProcedures.SET_PLAN,
                                            new SetPlan("AU", "SKU-9", Floor.SPEC),
                                            TestPlatform.envelope(Ids.next(), "AU", 1L)));
            assertThat(requireNonNull(refused).code()).isEqualTo(TrpcErrorCode.CONFLICT);
        }
        assertThat(floor.plan("SKU-9")).isEqualTo(second);
    }

    @Test
    void anUndrawnLotPassesAsLongAsThePlanLetsItPass() {
        var lot = floor.undrawn();
        var passed = floor.give(GoodsProcedures.PASS_LOT, Floor.pass(lot, false));
        assertThat(passed.state()).isEqualTo(LotState.ACCEPTED);
        assertThat(floor.lot(lot.id())).isEqualTo(passed);
        var drawn = floor.undrawn();
        assertThat(refusal(() -> floor.give(GoodsProcedures.PASS_LOT, Floor.pass(drawn, true))))
                .contains("goods.pass.drawn");
        floor.setPlan(drawn.source().sku(), Floor.SPEC);
        assertThat(refusal(() -> floor.give(GoodsProcedures.PASS_LOT, Floor.pass(drawn, false))))
                .contains("goods.pass.off");
        assertThat(floor.lot(drawn.id()).state()).isEqualTo(LotState.RECEIVED);
    }

    @Test
    void aPlanThatCannotBeInspectedByIsRefused() {
        assertThat(refusal(() -> floor.setPlan(" ", Floor.SPEC))).contains("goods.plan.sku");
        assertThat(floor.plan(InspectionPlan.EVERY_ITEM)).isNotNull();
    }

    private static String refusal(Runnable act) {
        var refused = catchThrowableOfType(TrpcException.class, act::run);
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }
}
