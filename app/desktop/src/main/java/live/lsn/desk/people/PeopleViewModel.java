package live.lsn.desk.people;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.NewPassword;
import live.lsn.api.procedure.AccessProcedures.OfUser;
import live.lsn.api.procedure.AccessProcedures.SignedOut;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.desk.DeskSession;
import live.lsn.ui.Background;

import java.time.InstantSource;
import java.util.function.Function;

/// The people of the administrator's sales channels, and what is done with their access.
final class PeopleViewModel {
    private final String self;
    private final String channel;
    private final Bench<UserEntry, PersonDraft> bench;

    /// @param role how the role is called
    PeopleViewModel(
            DeskSession session,
            Background background,
            InstantSource clock,
            Function<Role, String> role) {
        self = session.account();
        channel = session.channel();
        bench =
                new Bench<>(
                        session,
                        background,
                        new Listing<>(
                                () -> session.ask(AccessProcedures.USERS, new Nothing()).users(),
                                new Listing.Facets<>(
                                        UserEntry::account,
                                        user ->
                                                user.name()
                                                        + " "
                                                        + user.login()
                                                        + " "
                                                        + role.apply(user.role())
                                                        + " "
                                                        + String.join(" ", user.channels())),
                                background,
                                clock));
    }

    Bench<UserEntry, PersonDraft> bench() {
        return bench;
    }

    boolean isSelf(UserEntry user) {
        return user.account().equals(self);
    }

    void add() {
        if (bench.blocked() == null) bench.show(Step.Form.of(PersonDraft.fresh(channel)));
    }

    /// Opens the form of the selected one.
    void edit() {
        var user = bench.listing().selected().get();
        if (user != null && bench.blocked() == null) bench.show(Step.Form.of(PersonDraft.of(user)));
    }

    /// Something was typed or chosen in the form.
    void type(PersonDraft draft) {
        if (bench.step().get() instanceof Step.Form<UserEntry, PersonDraft> form && !form.busy())
            bench.show(new Step.Form<>(draft, form.tried(), false, null));
    }

    /// Asks before an act is done to the selected one.
    void ask(Act act) {
        var user = bench.listing().selected().get();
        if (user != null && bench.blocked() == null)
            bench.show(new Step.Question<>(act, user, null, false, null));
    }

    /// Sends what the form holds, where that is whole; who is to be shut out is asked about first.
    void save() {
        if (!(bench.step().get() instanceof Step.Form<UserEntry, PersonDraft> form)) return;
        var draft = form.draft();
        if (!draft.errors().isEmpty()) {
            bench.show(new Step.Form<>(draft, true, false, null));
        } else if (draft.before() == null) {
            bench.give(
                    AccessProcedures.CREATE_USER,
                    draft.create(),
                    made -> {
                        bench.listing().keep(made.account());
                        bench.show(secret(Act.CREATE, draft.name().strip(), made));
                    });
        } else if (draft.disables()) {
            bench.show(new Step.Question<>(Act.DISABLE, draft.before(), draft, false, null));
        } else if (draft.isChanged()) {
            change(draft, "people.done.change");
        }
    }

    private void change(PersonDraft draft, String done) {
        bench.give(
                AccessProcedures.CHANGE_USER,
                draft.change(),
                after -> {
                    bench.listing().keep(after.account());
                    bench.show(new Step.Facts<>(done, after.name()));
                });
    }

    /// Does what was asked about.
    void confirm() {
        if (!(bench.step().get() instanceof Step.Question<UserEntry, PersonDraft> question)) return;
        var whom = question.whom();
        switch (question.act()) {
            case PASSWORD ->
                    bench.give(
                            AccessProcedures.RESET_PASSWORD,
                            new OfUser(whom.account()),
                            made -> bench.show(secret(Act.PASSWORD, whom.name(), made)));
            case SECOND_FACTOR ->
                    shutOut(
                            AccessProcedures.RESET_SECOND_FACTOR,
                            whom,
                            "people.done.second-factor");
            case SESSIONS -> shutOut(AccessProcedures.SIGN_OUT_USER, whom, "people.done.sessions");
            case DISABLE -> {
                if (question.draft() != null) change(question.draft(), "people.done.disable");
            }
            case CREATE, CREATE_KEY, ROTATE, REVOKE, WIPE -> {}
        }
    }

    private void shutOut(Mutation<OfUser, SignedOut> procedure, UserEntry whom, String done) {
        bench.give(
                procedure,
                new OfUser(whom.account()),
                _ -> bench.show(new Step.Facts<>(done, whom.name())));
    }

    private static Step<UserEntry, PersonDraft> secret(Act act, String whom, NewPassword made) {
        return new Step.Secret<>(act, whom, made.login(), made.password());
    }
}
