package live.lsn.desk.people;

import javafx.scene.input.KeyEvent;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.Wizard;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Adds somebody: who it is, in which role and where, and a look at all of it. The password for the
/// first sign-in comes after it.
final class PersonWizard extends EntrySheet<UserEntry, PersonDraft> {
    private final PersonFields fields;
    private final RoleRights rights;
    private final Wizard wizard;

    /// @param begin what somebody new is at first
    PersonWizard(
            PeopleViewModel model,
            PeopleWords words,
            List<Channel> channels,
            DraftBook drafts,
            PersonDraft begin) {
        super(model.bench(), words, drafts, model::save);
        rights = new RoleRights(words);
        fields = PersonFields.of(begin, words, channels);
        fields.channels().start(begin.channels());
        wizard =
                new Wizard(form, words.of("people.add"))
                        .step(words.of("people.step.who"), fields.name(), fields.login())
                        .step(words.of("people.step.where"), fields.role(), fields.channels())
                        .with(rights)
                        .check(words.of("people.step.check"))
                        .with(effect(words.of("people.effect.new")));
        form.onChange(() -> model.type(fields.entered(null)));
        begin(wizard.acts(), "person-new", Parts.title(words.of("people.form.new")), wizard);
    }

    @Override
    void redraw(PersonDraft entered, @Nullable String blocked) {
        rights.show(entered.role());
        wizard.block(blocked);
    }

    @Override
    boolean refuse(Trouble trouble) {
        if (!trouble.is("users.login-taken")) return false;
        fields.login().refuse(words.of("users.login-taken"));
        return true;
    }

    @Override
    void focusFirst() {
        wizard.focusFirst();
    }

    @Override
    boolean take(KeyEvent event) {
        return wizard.take(event);
    }
}
