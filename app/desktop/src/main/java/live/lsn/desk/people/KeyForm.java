package live.lsn.desk.people;

import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.desk.people.Parts.Field;
import live.lsn.ui.Icons;
import live.lsn.ui.Segments;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What a new key is for and what it may do.
final class KeyForm implements Sheets.Form<ApiKey, KeyDraft> {
    private final PeopleWords words;
    private final VBox box = new VBox(12);
    private final TextField name = new TextField();
    private final Field nameField;
    private final Field permissionField;
    private final Field channelField;
    private final Label ends = Parts.muted("");
    private final KeysViewModel model;
    private KeyDraft draft;

    /// @param mine what a key can be given: no more than whoever makes it may do
    KeyForm(
            KeysViewModel model,
            PeopleWords words,
            List<Channel> channels,
            Set<Permission> mine,
            KeyDraft draft) {
        this.model = model;
        this.words = words;
        this.draft = draft;
        name.setPromptText(words.of("api-keys.field.name.prompt"));
        name.textProperty().subscribe((_, text) -> model.type(this.draft.named(text)));
        var permissions = new VBox(8);
        for (var permission : PeopleWords.sorted(mine))
            permissions.getChildren().add(check(permission));
        var days =
                new Segments<>(
                        words.of("api-keys.field.days"),
                        KeyDraft.DAYS,
                        each -> words.of("api-keys.days", each),
                        draft.days(),
                        each -> model.type(this.draft.lasting(each)));
        nameField = new Field(words.of("api-keys.field.name"), name);
        permissionField = new Field(words.of("api-keys.field.permissions"), permissions);
        channelField =
                new Field(
                        words.of("people.field.channels"),
                        new ChannelChecks(
                                channels,
                                draft.channels(),
                                codes -> model.type(this.draft.in(codes))));
        var effect = Parts.wrapped(words.of("api-keys.effect.new"));
        effect.getStyleClass().add("small");
        effect.setGraphic(Icons.of("bi-info-circle"));
        effect.setGraphicTextGap(8);
        box.setPadding(new Insets(16));
        box.getChildren()
                .addAll(
                        Parts.title(words.of("api-keys.form.new")),
                        nameField,
                        permissionField,
                        channelField,
                        new Field(words.of("api-keys.field.days"), days),
                        ends,
                        effect);
    }

    private CheckBox check(Permission permission) {
        var check = new CheckBox(words.may(permission));
        check.setSelected(draft.permissions().contains(permission));
        check.selectedProperty().subscribe((_, on) -> model.type(draft.with(permission, on)));
        return check;
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(Step.Form<ApiKey, KeyDraft> now) {
        draft = now.draft();
        box.setDisable(now.busy());
        var errors = now.tried() ? draft.errors() : List.<String>of();
        nameField.tell(error(errors, "api-keys.error.name"), null);
        permissionField.tell(error(errors, "api-keys.error.permissions"), null);
        channelField.tell(error(errors, "people.error.channels"), null);
        ends.setText(words.of("api-keys.ends", words.date(end())));
    }

    private Instant end() {
        return model.end(draft.days());
    }

    private @Nullable String error(List<String> errors, String key) {
        return errors.contains(key) ? words.of(key) : null;
    }

    @Override
    public @Nullable String blocked(KeyDraft held) {
        return null;
    }

    @Override
    public void focusFirst() {
        name.requestFocus();
    }
}
