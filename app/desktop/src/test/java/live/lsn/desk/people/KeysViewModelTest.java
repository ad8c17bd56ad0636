package live.lsn.desk.people;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.desk.people.KeysViewModel.Life;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/// The keys of programs against a real platform, without a window.
class KeysViewModelTest {
    @TempDir private Path dir;
    private AdministratorsDesk desk;
    private KeysViewModel model;

    @BeforeEach
    void start() {
        desk = new AdministratorsDesk(dir);
        model =
                new KeysViewModel(
                        desk.session, AdministratorsDesk.AT_ONCE, desk.clock(), account -> account);
        model.bench().listing().refresh();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Step<ApiKey, KeyDraft> step() {
        return model.bench().step().get();
    }

    private KeyDraft draft() {
        return ((Step.Form<ApiKey, KeyDraft>) step()).draft();
    }

    private String secret() {
        return ((Step.Secret<ApiKey, KeyDraft>) step()).text();
    }

    private ApiKey selected() {
        return requireNonNull(model.bench().listing().selected().get());
    }

    private String make(int days) {
        model.add();
        model.type(draft().named("stock export").with(Permission.ORDERS_READ, true).lasting(days));
        model.save();
        return secret();
    }

    @Test
    void aKeyIsMadeAndWorksAndIsShownOnce() {
        var text = make(366);
        assertThat(desk.walk.opens(text)).isTrue();
        assertThat(step().toString()).doesNotContain(text);
        assertThat(selected().name()).isEqualTo("stock export");
        assertThat(selected().permissions()).containsExactly(Permission.ORDERS_READ);
        assertThat(selected().channels()).containsExactly("AU");
        assertThat(selected().owner()).isEqualTo(desk.self.account());
    }

    @Test
    void rotatingGivesANewTextAndLeavesTheOldOneADay() {
        var old = make(90);
        model.bench().leave();
        model.ask(Act.ROTATE);
        model.confirm();
        assertThat(secret()).isNotEqualTo(old);
        assertThat(desk.walk.opens(secret())).isTrue();
        assertThat(desk.walk.opens(old)).isTrue();
        assertThat(model.bench().listing().all()).hasSize(1);
    }

    @Test
    void revokingShutsTheProgramOut() {
        var text = make(90);
        model.bench().leave();
        model.ask(Act.REVOKE);
        assertThat(desk.walk.opens(text)).isTrue();
        model.confirm();
        assertThat(step()).isEqualTo(new Step.Facts<>("api-keys.done.revoke", "stock export"));
        assertThat(desk.walk.opens(text)).isFalse();
        assertThat(model.life(selected())).isEqualTo(Life.REVOKED);
        assertThat(model.ended(selected())).isEqualTo("api-keys.blocked.revoked");
        model.ask(Act.ROTATE);
        assertThat(step()).isInstanceOf(Step.Facts.class);
    }

    @Test
    void whatIsMissingIsToldAndNothingIsSent() {
        model.add();
        model.type(draft().in(java.util.Set.of()));
        model.save();
        assertThat(draft().errors())
                .containsExactly(
                        "api-keys.error.name",
                        "api-keys.error.permissions",
                        "people.error.channels");
        model.bench().listing().refresh();
        assertThat(model.bench().listing().all()).isEmpty();
    }

    @Test
    void aKeyThatEndsWithinTwoWeeksIsMarkedAndOneThatRanOutToo() {
        make(30);
        assertThat(model.life(selected())).isEqualTo(Life.GOOD);
        desk.time.updateAndGet(now -> requireNonNull(now).plus(Duration.ofDays(17)));
        assertThat(model.life(selected())).isEqualTo(Life.SOON);
        desk.time.updateAndGet(now -> requireNonNull(now).plus(Duration.ofDays(14)));
        assertThat(model.life(selected())).isEqualTo(Life.OVER);
        assertThat(model.ended(selected())).isEqualTo("api-keys.blocked.over");
    }
}
