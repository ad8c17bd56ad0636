package live.lsn.desk.people;

import javafx.scene.Node;
import javafx.scene.control.Label;

import live.lsn.api.model.Channel;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.ui.ActButton;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What somebody may do from now on.
final class PersonForm extends EntrySheet<UserEntry, PersonDraft> {
    private final RoleRights rights;
    private final Label effect = effect("");
    private final ActButton save;

    /// @param before what they are now
    PersonForm(
            PeopleViewModel model,
            PeopleWords words,
            List<Channel> channels,
            DraftBook drafts,
            UserEntry before) {
        super(model.bench(), words, drafts, model::save);
        rights = new RoleRights(words);
        var begin = PersonDraft.of(before);
        var fields = PersonFields.of(begin, words, channels);
        fields.role().from(begin.role());
        fields.channels().from(begin.channels());
        fields.signIn().from(begin.maySignIn());
        form.row(fields.role()).row(fields.channels()).row(fields.signIn());
        form.with(rights).with(effect);
        form.onChange(() -> model.type(fields.entered(before)));
        save = new ActButton(words.of("people.save"), "Ctrl+Enter", ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> save());
        var parts = new ArrayList<Node>();
        parts.add(Parts.title(words.of("people.form.change", before.name())));
        if (model.isSelf(before)) {
            parts.add(own());
            // The platform refuses it too; who stands before it is to know without trying.
            fields.role().setDisable(true);
            fields.signIn().setDisable(true);
        }
        parts.add(form);
        begin(List.of(save), "person-" + before.account(), parts.toArray(Node[]::new));
    }

    private Node own() {
        return Parts.strip(
                "tone-accent",
                "bi-person",
                words.of("people.own"),
                words.of("people.own.more"),
                null);
    }

    @Override
    void redraw(PersonDraft entered, @Nullable String blocked) {
        rights.show(entered.role());
        var changed = entered.isChanged();
        effect.setText(
                changed
                        ? words.of("people.effect.change", entered.name())
                        : words.of("people.effect.none"));
        save.setBlocked(changed ? blocked : words.of("people.effect.none"));
    }
}
