package live.lsn.desk.plans;

import static live.lsn.desk.plans.KeptPlans.SPEC;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.trpc.Json;
import live.lsn.desk.plans.PlanDraft.Measured;
import live.lsn.desk.plans.PlanDraft.Wrong;
import live.lsn.desk.plans.PlansDesk.KeptDraft;
import live.lsn.rules.goods.PlanProblem;
import live.lsn.ui.Background;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Plans are looked at, entered, kept and saved, without a screen.
class PlansViewModelTest {
    private final KeptPlans desk =
            new KeptPlans().with("HS-40", SPEC).with(InspectionPlan.EVERY_ITEM, SPEC);
    private final PlansViewModel model = model('.');

    private PlansViewModel model(char sign) {
        var made = new PlansViewModel(desk, new Background(Runnable::run, Runnable::run), sign);
        made.refresh();
        made.select("HS-40");
        return made;
    }

    private PlanDraft entered() {
        return requireNonNull(model.opened().get()).draft();
    }

    private static PlanDraft with(PlanDraft draft, Wrong... defects) {
        return new PlanDraft(draft.sku(), draft.terms(), List.of(defects), draft.measured());
    }

    private String said() {
        var said = model.said().get();
        return said == null ? "" : said.key();
    }

    private InspectionPlan plan(String sku) {
        return requireNonNull(desk.plan(sku));
    }

    @Test
    void thePlanOfEveryItemStandsFirst() {
        assertThat(requireNonNull(model.rows().get()))
                .extracting(PlanRow::sku)
                .containsExactly(InspectionPlan.EVERY_ITEM, "HS-40");
    }

    @Test
    void aPlanThatIsOpenedAndSavedIsTheSamePlan() {
        model.edit();
        assertThat(model.save()).isTrue();
        assertThat(plan("HS-40").spec()).isEqualTo(SPEC);
        assertThat(plan("HS-40").version()).isEqualTo(2);
        assertThat(model.opened().get()).isNull();
        assertThat(said()).isEqualTo("plans.saved");
    }

    @Test
    void whatIsWrongIsToldOnceSomebodyWantsToSave() {
        model.edit();
        model.enter(with(entered(), new Wrong("DENT", "", NonconformityClass.MINOR)));
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.save()).isFalse();
        assertThat(model.problems().get())
                .containsExactly(
                        new PlanProblem("goods.plan.defect-name", "defects", 0),
                        new PlanProblem("goods.plan.defect-class", "defects", 0));
        model.enter(with(entered(), new Wrong("DENT", "Dent", NonconformityClass.MAJOR)));
        assertThat(model.problems().get()).isEmpty();
        assertThat(plan("HS-40").version()).isEqualTo(1);
    }

    @Test
    void whatWasEnteredComesBack() {
        model.edit();
        var entered = with(entered(), new Wrong("", "Deep de", NonconformityClass.MAJOR));
        model.enter(entered);
        model.leave();
        assertThat(said()).isEqualTo("plans.draft.kept");
        assertThat(requireNonNull(model.selected().get()).drafted()).isTrue();
        assertThat(plan("HS-40").spec()).isEqualTo(SPEC);
        var again = model('.');
        again.edit();
        assertThat(requireNonNull(again.opened().get()).draft()).isEqualTo(entered);
    }

    @Test
    void aDraftIsTheSameAfterItWasWritten() {
        model.edit();
        var kept = new KeptDraft(3, entered());
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(kept), KeptDraft.class))
                .isEqualTo(kept);
    }

    @Test
    void nothingIsKeptOfWhatWasDiscardedSavedOrNeverChanged() {
        model.edit();
        model.enter(with(entered()));
        assertThat(desk.drafts).containsKey("HS-40");
        model.discard();
        assertThat(desk.drafts).isEmpty();
        model.edit();
        model.leave();
        assertThat(desk.drafts).isEmpty();
        model.edit();
        model.enter(with(entered()));
        model.save();
        assertThat(desk.drafts).isEmpty();
        assertThat(plan("HS-40").spec().defects()).isEmpty();
    }

    @Test
    void aPlanThatSomebodyElseHasChangedIsNotReplacedUnseen() {
        model.edit();
        model.enter(with(entered()));
        var theirs = PlanDraft.of("HS-40", SPEC, '.').spec('.');
        desk.set("HS-40", theirs);
        model.save();
        assertThat(said()).isEqualTo("plans.changed-meanwhile");
        assertThat(plan("HS-40").spec()).isEqualTo(theirs);
        model.save();
        assertThat(plan("HS-40").spec().defects()).isEmpty();
    }

    @Test
    void aNewPlanBeginsWithThatOfAnotherItem() {
        model.create();
        model.enter(entered().of("KB-7"));
        model.copyFrom("HS-40");
        assertThat(model.hasCopied()).isTrue();
        assertThat(model.save()).isTrue();
        assertThat(plan("KB-7").spec()).isEqualTo(SPEC);
        assertThat(requireNonNull(model.selected().get()).sku()).isEqualTo("KB-7");
    }

    @Test
    void aCopyIsTakenBack() {
        model.edit();
        var entered = with(entered(), new Wrong("", "Mine", NonconformityClass.MAJOR));
        model.enter(entered);
        model.copyFrom(InspectionPlan.EVERY_ITEM);
        assertThat(entered()).isEqualTo(PlanDraft.of("HS-40", SPEC, '.'));
        model.undoCopy();
        assertThat(entered()).isEqualTo(entered);
        assertThat(model.hasCopied()).isFalse();
    }

    @Test
    void anItemHasOnePlan() {
        model.create();
        model.enter(PlanDraft.of("HS-40", SPEC, '.'));
        assertThat(model.save()).isFalse();
        assertThat(model.problems().get())
                .containsExactly(new PlanProblem("plans.sku.has-one", "sku", -1));
        model.enter(PlanDraft.of(" ", SPEC, '.'));
        assertThat(model.problems().get())
                .containsExactly(new PlanProblem("goods.plan.sku", "sku", -1));
    }

    @Test
    void limitsAreReadInTheSignOfTheLanguage() {
        var german = model(',');
        german.edit();
        var draft = requireNonNull(german.opened().get()).draft();
        assertThat(draft.measured().getFirst().lower()).isEqualTo("148,0");
        var measured = new Measured("", "Höhe", "mm", "0,8", "1.4", NonconformityClass.MAJOR, "3");
        german.enter(new PlanDraft(draft.sku(), draft.terms(), draft.defects(), List.of(measured)));
        assertThat(german.save()).isTrue();
        var one = plan("HS-40").spec().characteristics().getFirst();
        assertThat(List.of(one.code(), requireNonNull(one.lower()), requireNonNull(one.upper())))
                .containsExactly("HÖHE", "0.8", "1.4");
    }

    @Test
    void aCodeIsMadeFromTheNameAndIsNobodyElses() {
        var draft =
                with(
                        PlanDraft.of("HS-40", SPEC, '.'),
                        new Wrong("", "Deep  dent!", NonconformityClass.MAJOR),
                        new Wrong("DEEP-DENT", "Deep dent, old", NonconformityClass.MAJOR),
                        new Wrong("", "deep dent", NonconformityClass.MAJOR));
        assertThat(draft.spec('.').defects())
                .extracting(each -> each.code())
                .containsExactly("DEEP-DENT-2", "DEEP-DENT", "DEEP-DENT-3");
    }
}
