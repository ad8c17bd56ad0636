package live.lsn.desk.people;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.desk.SickFront;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;

/// The administration of people against a real platform, without a window.
class PeopleViewModelTest {
    @TempDir private Path dir;
    private AdministratorsDesk desk;
    private PeopleViewModel model;

    @BeforeEach
    void start() {
        desk = new AdministratorsDesk(dir);
        model =
                new PeopleViewModel(
                        desk.session,
                        AdministratorsDesk.AT_ONCE,
                        desk.clock(),
                        role -> role.name().replace('_', ' '));
        listing().refresh();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Listing<UserEntry> listing() {
        return model.bench().listing();
    }

    private Step<UserEntry, PersonDraft> step() {
        return model.bench().step().get();
    }

    private UserEntry entry(String account) {
        return listing().all().stream()
                .filter(user -> user.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private PersonDraft draft() {
        return ((Step.Form<UserEntry, PersonDraft>) step()).draft();
    }

    private String trouble() {
        var trouble =
                switch (step()) {
                    case Step.Form<UserEntry, PersonDraft> form -> form.trouble();
                    case Step.Question<UserEntry, PersonDraft> question -> question.trouble();
                    case Step.Facts<UserEntry, PersonDraft> _,
                            Step.Secret<UserEntry, PersonDraft> _ ->
                            null;
                };
        return requireNonNull(trouble, () -> "no trouble in " + step()).key();
    }

    private Step.Secret<UserEntry, PersonDraft> enter(String name, String login, Role role) {
        model.add();
        model.type(draft().named(name).loggingInAs(login).as(role).in(Set.of("AU", "NZ")));
        model.save();
        return (Step.Secret<UserEntry, PersonDraft>) step();
    }

    private void open(Role role) {
        listing().select(desk.of(role).account());
        model.edit();
    }

    @Test
    void everybodyIsFoundByWordsOfNameLoginRoleAndChannel() {
        var all = listing().all().size();
        assertThat(all).isGreaterThan(Role.values().length);
        listing().typed().set("ANALYST nz");
        assertThat(listing().shown().get())
                .isNotEmpty()
                .allSatisfy(user -> assertThat(user.role()).isEqualTo(Role.FRAUD_ANALYST));
        assertThat(listing().selected().get()).isEqualTo(listing().shown().get().getFirst());
        listing().typed().set("nobody of that name");
        assertThat(listing().shown().get()).isEmpty();
        assertThat(listing().selected().get()).isNull();
        listing().typed().set("");
        assertThat(listing().shown().get()).hasSize(all);
    }

    @Test
    void somebodyNewComesInWithThePasswordThatIsShownOnce() {
        var secret = enter("Ida Test", "", Role.BUYER);
        assertThat(secret.login()).isEqualTo("ida.test");
        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThat(requireNonNull(listing().selected().get()).name()).isEqualTo("Ida Test");
        assertThat(desk.walk.signIn("ida.test", secret.text()).body())
                .contains("Choose your own password");
        model.bench().leave();
        assertThat(step()).isEqualTo(Step.Facts.plain());
    }

    @Test
    void whatIsMissingIsToldAndNothingIsSent() {
        var before = listing().all();
        model.add();
        model.type(draft().loggingInAs("Not A Login").in(Set.of()));
        model.save();
        assertThat(draft().errors())
                .containsExactly(
                        "people.error.name",
                        "people.error.login",
                        "people.error.role",
                        "people.error.channels");
        assertThat(((Step.Form<UserEntry, PersonDraft>) step()).tried()).isTrue();
        listing().refresh();
        assertThat(listing().all()).isEqualTo(before);
    }

    @Test
    void aChangeOfRoleEndsTheSessionsAndShowsInTheList() {
        var analyst = desk.of(Role.FRAUD_ANALYST);
        var token = desk.token(analyst);
        open(Role.FRAUD_ANALYST);
        model.type(draft().as(Role.EXECUTIVE).in(Set.of("AU")));
        assertThat(draft().isChanged()).isTrue();
        model.save();
        assertThat(step()).isEqualTo(new Step.Facts<>("people.done.change", analyst.name()));
        assertThat(entry(analyst.account()).role()).isEqualTo(Role.EXECUTIVE);
        assertThat(entry(analyst.account()).channels()).containsExactly("AU");
        assertThat(desk.walk.opens(token)).isFalse();
    }

    @Test
    void whoeverWasChangedStaysInSightWhateverIsSearchedFor() {
        listing().typed().set("buyer");
        var buyer = requireNonNull(listing().selected().get());
        model.edit();
        model.type(draft().as(Role.EXECUTIVE));
        model.save();
        assertThat(requireNonNull(listing().selected().get()).account()).isEqualTo(buyer.account());
        listing().typed().set("buyer ");
        assertThat(listing().shown().get()).isEmpty();
    }

    @Test
    void savingWhatIsNotChangedEndsNobodysSession() {
        var token = desk.token(desk.of(Role.FRAUD_ANALYST));
        open(Role.FRAUD_ANALYST);
        model.type(draft().as(Role.BUYER));
        model.type(draft().as(Role.FRAUD_ANALYST));
        model.save();
        assertThat(draft().isChanged()).isFalse();
        assertThat(desk.walk.opens(token)).isTrue();
    }

    @Test
    void whoeverIsDisabledIsAskedAboutFirstAndCanBeLetInAgain() {
        var buyer = desk.of(Role.BUYER);
        var token = desk.token(buyer);
        open(Role.BUYER);
        model.type(draft().signingIn(false));
        model.save();
        assertThat(step()).isInstanceOf(Step.Question.class);
        assertThat(desk.walk.opens(token)).isTrue();
        model.bench().leave();
        assertThat(draft().maySignIn()).isFalse();
        model.save();
        model.confirm();
        assertThat(step()).isEqualTo(new Step.Facts<>("people.done.disable", buyer.name()));
        assertThat(entry(buyer.account()).disabled()).isTrue();
        assertThat(desk.walk.opens(token)).isFalse();
        open(Role.BUYER);
        model.type(draft().signingIn(true));
        model.save();
        assertThat(entry(buyer.account()).disabled()).isFalse();
    }

    @Test
    void sessionsEndAtOnceAfterTheQuestion() {
        var clerk = desk.of(Role.FINANCE_CLERK);
        var token = desk.token(clerk);
        listing().select(clerk.account());
        model.ask(Act.SESSIONS);
        assertThat(desk.walk.opens(token)).isTrue();
        model.confirm();
        assertThat(step()).isEqualTo(new Step.Facts<>("people.done.sessions", clerk.name()));
        assertThat(desk.walk.opens(token)).isFalse();
    }

    @Test
    void aNewPasswordIsGoodForOneSignIn() {
        var clerk = desk.of(Role.FINANCE_CLERK);
        var login = desk.walk.login(clerk.account());
        desk.walk.givePassword(login, "a kettle full of rain");
        listing().select(clerk.account());
        model.ask(Act.PASSWORD);
        model.confirm();
        var secret = (Step.Secret<UserEntry, PersonDraft>) step();
        assertThat(secret.login()).isEqualTo(login);
        assertThat(desk.walk.signIn(login, "a kettle full of rain").status()).isEqualTo(403);
        assertThat(desk.walk.signIn(login, secret.text()).body())
                .contains("Choose your own password");
    }

    @Test
    void whatThePlatformRefusesIsToldByItsReason() {
        var taken = enter("Ida Test", "ida", Role.BUYER);
        assertThat(taken.login()).isEqualTo("ida");
        model.bench().leave();
        model.add();
        model.type(draft().named("Another").loggingInAs("ida").as(Role.BUYER));
        model.save();
        assertThat(trouble()).isEqualTo("users.login-taken");
        model.type(draft().loggingInAs("ida2"));
        model.save();
        assertThat(step()).isInstanceOf(Step.Secret.class);
        model.bench().leave();
        listing().select(desk.self.account());
        model.edit();
        model.type(draft().as(Role.BUYER));
        model.save();
        assertThat(trouble()).isEqualTo("users.own-administration");
        assertThat(model.isSelf(entry(desk.self.account()))).isTrue();
    }

    @Test
    void whoeverIsOfOtherChannelsMeanwhileIsNotChanged() {
        open(Role.BUYER);
        model.type(draft().as(Role.EXECUTIVE).in(Set.of("XX")));
        model.save();
        assertThat(trouble()).isEqualTo("people.trouble.forbidden");
        assertThat(entry(desk.of(Role.BUYER).account()).role()).isEqualTo(Role.BUYER);
    }

    @Test
    void whatWasToldStaysWhileThePlatformIsAway() {
        var known = listing().all();
        model.add();
        model.type(draft().named("Ida Test").as(Role.BUYER));
        desk.site.platform().close();
        model.save();
        assertThat(trouble()).isEqualTo("people.trouble.unreachable");
        listing().refresh();
        assertThat(listing().all()).isEqualTo(known);
        assertThat(listing().state().get())
                .isInstanceOfSatisfying(
                        Listing.State.Told.class, told -> assertThat(told.stale()).isNotNull());
        assertThat(draft().name()).isEqualTo("Ida Test");
    }

    @Test
    void tryingAgainAfterALostAnswerEntersNobodyTwice() throws Exception {
        try (var front = new SickFront(desk.site.platform().url())) {
            desk.session.moveTo(front.url());
            front.lose(
                    Set.of(AccessProcedures.CREATE_USER.name()),
                    () -> new MockResponse.Builder().code(502).body("<html>").build());
            model.add();
            model.type(draft().named("Ida Test").as(Role.BUYER));
            model.save();
            assertThat(trouble()).isEqualTo("people.trouble.odd-answer");
            assertThat(front.well(AccessProcedures.CREATE_USER.name())).isEqualTo(2);
            front.heal();
            model.save();
            var secret = (Step.Secret<UserEntry, PersonDraft>) step();
            assertThat(secret.login()).isEqualTo("ida.test");
            assertThat(listing().all())
                    .filteredOn(user -> user.name().equals("Ida Test"))
                    .hasSize(1);
            assertThat(desk.walk.signIn("ida.test", secret.text()).body())
                    .contains("Choose your own password");
        }
    }

    @Test
    void nothingIsBegunWhileThePlatformIsAway() {
        model.bench().away().set(true);
        model.add();
        model.edit();
        model.ask(Act.SESSIONS);
        assertThat(step()).isEqualTo(Step.Facts.plain());
        assertThat(model.bench().blocked()).isEqualTo("people.blocked.away");
        assertThat(listing().selected().get()).isNotNull();
    }
}
