package live.lsn.desk.people;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.ui.ActButton;
import live.lsn.ui.form.DraftBook;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a new key is for and what it may do. Its text is made by the platform and is in no draft.
final class KeyForm extends EntrySheet<ApiKey, KeyDraft> {
    private final KeysViewModel model;
    private final FormField<String> name;
    private final FormField<Set<Permission>> permissions;
    private final FormField<Set<String>> channels;
    private final FormField<Integer> days;
    private final ActButton save;

    /// @param mine what a key can be given: no more than whoever makes it may do
    /// @param begin what a new key is at first
    KeyForm(
            KeysViewModel model,
            PeopleWords words,
            List<Channel> open,
            Set<Permission> mine,
            DraftBook drafts,
            KeyDraft begin) {
        super(model.bench(), words, drafts, model::save);
        this.model = model;
        var noName = words.of("api-keys.error.name");
        name =
                Fields.text("key-name", words.of("api-keys.field.name"))
                        .required(noName)
                        .help(words.of("api-keys.field.name.help"))
                        .check(text -> KeyDraft.isName(text) ? null : noName);
        permissions =
                Fields.several(
                                "key-permissions",
                                words.of("api-keys.field.permissions"),
                                PeopleWords.sorted(mine),
                                Permission::name,
                                words::may)
                        .required(words.of("api-keys.error.permissions"));
        channels =
                new ChannelNames(open, begin.channels())
                        .field("key-channels", words)
                        .start(begin.channels());
        days =
                Fields.choice(
                                "key-days",
                                words.of("api-keys.field.days"),
                                KeyDraft.DAYS,
                                String::valueOf,
                                each -> words.of("api-keys.days", each))
                        .start(begin.days());
        form.row(name).row(permissions).row(channels).row(days);
        form.with(effect(words.of("api-keys.effect.new")));
        form.onChange(() -> model.type(entered()));
        save = new ActButton(words.of("people.save"), "Ctrl+Enter", ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> save());
        begin(List.of(save), "key-new", Parts.title(words.of("api-keys.form.new")), form);
    }

    private KeyDraft entered() {
        var text = name.value();
        var may = permissions.value();
        var where = channels.value();
        return new KeyDraft(
                text == null ? "" : text,
                may == null ? Set.of() : may,
                where == null ? Set.of() : where,
                Objects.requireNonNull(days.value()));
    }

    @Override
    void redraw(KeyDraft entered, @Nullable String blocked) {
        days.help(words.of("api-keys.ends", words.date(model.end(entered.days()))));
        save.setBlocked(blocked);
    }
}
