package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Machine;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.procedure.DeviceProcedures.Wiped;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.signin.WipeOrder;
import live.lsn.ui.ActButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The devices of people, and ordering one wiped, by keyboard and by mouse.
class DevicesScreenTest {
    private final String install = Ids.next();
    private final Machine laptop = new Machine(Ids.next(), "laptop-7");

    @TempDir private Path dir;
    private OpenDesk desk;
    private String analyst = "";

    @BeforeEach
    void start() throws Exception {
        desk = new OpenDesk(dir, 1);
        desk.asAnother(
                Role.FRAUD_ANALYST,
                client -> analyst = client.query(AccessProcedures.ME, new Nothing()).name());
        seen();
        desk.reopen(Role.ADMINISTRATOR);
        await(() -> desk.reads("Online"));
        desk.run(() -> desk.window().go("users"));
        await(() -> desk.reads("9 people") && desk.reads("What the role may do"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Terms seen() {
        var told = new AtomicReference<Terms>();
        desk.asAnother(
                Role.FRAUD_ANALYST,
                client ->
                        told.set(
                                client.query(
                                        DeviceProcedures.TERMS, new TermsOf(install, laptop))));
        return requireNonNull(told.get());
    }

    private Node find(String selector) {
        return requireNonNull(desk.window().lookup(selector), selector);
    }

    private boolean isFocused(String selector) {
        return on(() -> find(selector).isFocused());
    }

    private int rows() {
        return on(() -> ((TableView<?>) find(".bench-table")).getItems().size());
    }

    private void search(String words) {
        desk.robot.type(KeyCode.SLASH);
        await(() -> isFocused(".bench .search"));
        desk.run(() -> ((javafx.scene.control.TextField) find(".bench .search")).setText(words));
        desk.robot.type(KeyCode.ENTER);
        await(() -> isFocused(".bench-table"));
    }

    private ActButton act(String words) {
        return on(
                () ->
                        desk.window().lookupAll(".act").stream()
                                .filter(ActButton.class::isInstance)
                                .map(ActButton.class::cast)
                                .filter(act -> act.getText().equals(words))
                                .findFirst()
                                .orElseThrow());
    }

    private void click(String words) {
        desk.robot.clickOn(act(words));
    }

    @Test
    void aPersonsDeviceIsWipedByKeysAndItsObeyingIsSeenWithoutAsking() {
        search(analyst);
        await(() -> desk.reads("laptop-7 · last seen"));
        desk.robot.type(KeyCode.D);
        await(() -> desk.reads("Used by " + analyst) && desk.reads("None ordered"));
        // The analyst's window of before, and the laptop.
        assertThat(rows()).isEqualTo(2);
        search("laptop");
        await(() -> rows() == 1);
        desk.robot.type(KeyCode.X);
        await(() -> desk.reads("Wipe laptop-7, used by " + analyst) && isFocused("#wipe-reason"));
        desk.robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(() -> desk.reads("Choose one"));
        desk.robot.type(KeyCode.S);
        desk.robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        await(
                () ->
                        desk.reads("Wipe the device laptop-7, used by " + analyst + ", last seen ")
                                && desk.reads("is sealed and handed to the platform first"));
        assertThat(seen().wipe()).isNull();
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("The wipe of laptop-7 is ordered."));
        await(() -> desk.reads("Ordered just now, not yet obeyed") && desk.reads("Stolen"));
        obey();
        await(() -> desk.reads("wiped") && desk.reads("Wiped "));
        assertThat(act("Wipe").blockedWhy()).isEqualTo("It is wiped already");
    }

    private void obey() {
        var terms = seen();
        var order =
                requireNonNull(
                        WipeOrder.verified(requireNonNull(terms.wipe()), terms.signingKeys()));
        desk.asAnother(
                Role.FRAUD_ANALYST,
                client ->
                        client.mutate(
                                DeviceProcedures.WIPED,
                                new Wiped(install, order.id()),
                                Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\"")));
    }

    @Test
    void byMouseAQuestionThatIsLeftOrdersNothing() {
        click("Devices");
        search("laptop");
        await(() -> desk.reads("Used by " + analyst));
        click("Wipe");
        await(() -> isFocused("#wipe-reason"));
        desk.robot.type(KeyCode.L);
        click("Go on");
        await(() -> desk.reads("Wipe the device laptop-7, used by " + analyst + ", last seen "));
        click("Leave as it is");
        await(() -> isFocused("#wipe-reason"));
        assertThat(seen().wipe()).isNull();
        click("Go on");
        await(() -> desk.reads("Wipe the device laptop-7, used by " + analyst + ", last seen "));
        click("Order the wipe");
        await(() -> desk.reads("The wipe of laptop-7 is ordered."));
        assertThat(seen().wipe()).isNotNull();
    }

    @Test
    void awayADeviceCannotBeWipedAndItIsSaidWhy() {
        desk.robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
        await(() -> desk.reads("Last seen"));
        desk.run(desk.window().power()::stop);
        await(() -> desk.reads("Needs the platform, which is out of reach:"));
        assertThat(act("Wipe").blockedWhy()).contains("out of reach");
        desk.robot.type(KeyCode.X);
        assertThat(desk.reads("Order the wipe")).isFalse();
    }
}
