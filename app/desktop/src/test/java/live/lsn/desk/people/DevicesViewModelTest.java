package live.lsn.desk.people;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Device;
import live.lsn.api.procedure.DeviceProcedures.Leave;
import live.lsn.api.procedure.DeviceProcedures.Machine;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.procedure.DeviceProcedures.Wiped;
import live.lsn.api.signin.WipeOrder;
import live.lsn.desk.people.DevicesViewModel.Life;
import live.lsn.platform.access.Caller;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// The devices that an administrator sees and orders wiped, against a real platform.
class DevicesViewModelTest {
    private static final String LAPTOP = "laptop-7";
    private final String australia = Ids.next();
    private final String newZealand = Ids.next();
    private final Machine laptop = new Machine(Ids.next(), LAPTOP);

    @TempDir private Path dir;
    private AdministratorsDesk desk;
    private Caller analyst;
    private DevicesViewModel model;

    @BeforeEach
    void start() {
        desk = new AdministratorsDesk(dir);
        analyst = desk.of(Role.FRAUD_ANALYST);
        seen(analyst, australia, laptop);
        seen(analyst, newZealand, laptop);
        model =
                new DevicesViewModel(
                        desk.session,
                        AdministratorsDesk.AT_ONCE,
                        desk.clock(),
                        account -> account.equals(analyst.account()) ? "Mia" : "somebody");
        refresh();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private void refresh() {
        model.bench().listing().refresh();
    }

    private DeviceProcedures.Terms seen(Caller who, String install, Machine machine) {
        try (var client = desk.site.client(who)) {
            return client.query(DeviceProcedures.TERMS, new TermsOf(install, machine));
        }
    }

    private Device laptop() {
        return model.bench().listing().all().stream()
                .filter(device -> LAPTOP.equals(device.name()))
                .findFirst()
                .orElseThrow();
    }

    private Step<Device, WipeDraft> step() {
        return model.bench().step().get();
    }

    private void order(WipeReason reason) {
        model.bench().listing().select(laptop().install());
        model.wipe();
        model.type(((Step.Form<Device, WipeDraft>) step()).draft().because(reason));
        model.save();
        model.confirm();
    }

    @Test
    void allSalesChannelsOfAPersonOnAMachineAreOneDevice() {
        assertThat(model.of(analyst.account())).singleElement().isEqualTo(laptop());
        assertThat(DevicesViewModel.name(laptop())).isEqualTo(LAPTOP);
        assertThat(DevicesViewModel.life(laptop())).isEqualTo(Life.IN_USE);
        model.bench().listing().typed().set("mia lap");
        assertThat(model.bench().listing().shown().get()).containsExactly(laptop());
    }

    @Test
    void aDeviceThatNeverToldItsNameIsCalledByTheEndOfItsId() {
        var nameless = Ids.next();
        try (var client = desk.site.client(analyst)) {
            client.query(DeviceProcedures.TERMS, new TermsOf(nameless));
        }
        refresh();
        assertThat(model.of(analyst.account()))
                .extracting(DevicesViewModel::name)
                .contains(LAPTOP, nameless.substring(nameless.length() - 6));
    }

    @Test
    void nothingIsOrderedWithoutAReasonAndAnAnswerToTheQuestion() {
        model.bench().listing().select(laptop().install());
        model.wipe();
        model.save();
        assertThat(step())
                .isEqualTo(new Step.Form<>(new WipeDraft(laptop(), null), true, false, null));
        model.type(((Step.Form<Device, WipeDraft>) step()).draft().because(WipeReason.STOLEN));
        model.save();
        assertThat(step()).isInstanceOf(Step.Question.class);
        model.bench().leave();
        assertThat(step()).isInstanceOf(Step.Form.class);
        model.bench().leave();
        refresh();
        assertThat(DevicesViewModel.life(laptop())).isEqualTo(Life.IN_USE);
    }

    @Test
    void whatIsOrderedHoldsForAllOfTheMachineAndCannotBeOrderedTwice() {
        order(WipeReason.STOLEN);
        assertThat(step()).isEqualTo(new Step.Facts<>("devices.done.wipe", LAPTOP));
        assertThat(DevicesViewModel.life(laptop())).isEqualTo(Life.ORDERED);
        assertThat(laptop().reason()).isEqualTo(WipeReason.STOLEN);
        assertThat(model.isAnyAwaited()).isTrue();
        assertThat(DevicesViewModel.ended(laptop())).isEqualTo("devices.blocked.ordered");
        for (var install : new String[] {australia, newZealand, Ids.next()})
            assertThat(seen(analyst, install, laptop).wipe()).isNotNull();
        model.bench().leave();
        model.wipe();
        assertThat(step()).isInstanceOf(Step.Facts.class);
    }

    @Test
    void anotherPersonsWorkOnTheSameMachineIsNotWiped() {
        var buyer = desk.of(Role.BUYER);
        seen(buyer, Ids.next(), new Machine(Ids.next(), LAPTOP));
        refresh();
        model.bench().listing().select(model.of(analyst.account()).getFirst().install());
        model.wipe();
        model.type(((Step.Form<Device, WipeDraft>) step()).draft().because(WipeReason.LOST));
        model.save();
        model.confirm();
        assertThat(model.of(buyer.account()))
                .singleElement()
                .matches(device -> DevicesViewModel.life(device) == Life.IN_USE);
    }

    @Test
    void whatTheDeviceConfirmsAndLeavesIsToldAfterwards() {
        order(WipeReason.LOST);
        var terms = seen(analyst, newZealand, laptop);
        var order =
                requireNonNull(
                        WipeOrder.verified(requireNonNull(terms.wipe()), terms.signingKeys()));
        try (var client = desk.site.client(analyst)) {
            client.mutate(DeviceProcedures.LEAVE, new Leave(australia, "AU", 3, "box"), envelope());
            client.mutate(DeviceProcedures.WIPED, new Wiped(newZealand, order.id()), envelope());
        }
        refresh();
        assertThat(DevicesViewModel.life(laptop())).isEqualTo(Life.WIPED);
        assertThat(laptop().left()).isEqualTo(3);
        assertThat(model.isAnyAwaited()).isFalse();
        assertThat(DevicesViewModel.ended(laptop())).isEqualTo("devices.blocked.wiped");
    }

    private static Map<String, String> envelope() {
        return Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\"");
    }

    @Test
    void aDeskTellsWhatItsMachineIsCalledAndIsMarkedAsTheOneInFront() {
        desk.session.terms().ask();
        refresh();
        assertThat(model.of(desk.self.account()))
                .singleElement()
                .matches(model::isHere)
                .matches(device -> device.name() != null);
    }

    @Test
    void awayNothingCanBeOrdered() {
        model.bench().away().set(true);
        model.bench().listing().select(laptop().install());
        model.wipe();
        assertThat(step()).isEqualTo(Step.Facts.plain());
    }
}
