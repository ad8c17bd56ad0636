package live.lsn.desk.people;

import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.desk.people.Parts.Field;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Who somebody new is, or what somebody may do from now on.
final class PersonForm implements Sheets.Form<UserEntry, PersonDraft> {
    private final PeopleViewModel model;
    private final PeopleWords words;
    private final VBox box = new VBox(12);
    private final TextField name = new TextField();
    private final TextField login = new TextField();
    private final ComboBox<Role> role = new ComboBox<>();
    private final CheckBox maySignIn = new CheckBox();
    private final Field nameField;
    private final Field loginField;
    private final Field roleField;
    private final Field channelField;
    private final Field signInField;
    private final VBox may = new VBox();
    private final Label effect = Parts.wrapped("");
    private final boolean isNew;
    private PersonDraft draft;

    PersonForm(
            PeopleViewModel model, PeopleWords words, List<Channel> channels, PersonDraft draft) {
        this.model = model;
        this.words = words;
        this.draft = draft;
        isNew = draft.before() == null;
        name.setText(draft.name());
        login.setText(draft.login());
        login.setPromptText(words.of("people.field.login.prompt"));
        role.getItems().setAll(Role.values());
        role.setValue(draft.role());
        role.setPromptText(words.of("people.field.role.prompt"));
        role.setConverter(converter());
        role.setMaxWidth(Double.MAX_VALUE);
        role.setVisibleRowCount(Role.values().length);
        maySignIn.setText(words.of("people.field.sign-in.may"));
        maySignIn.setSelected(draft.maySignIn());
        var checks = new ChannelChecks(channels, draft.channels(), this::in);
        nameField = new Field(words.of("people.field.name"), name);
        loginField = new Field(words.of("people.field.login"), login);
        roleField = new Field(words.of("people.field.role"), role);
        channelField = new Field(words.of("people.field.channels"), checks);
        signInField = new Field(words.of("people.field.sign-in"), maySignIn);
        box.setPadding(new Insets(16));
        box.getChildren()
                .add(
                        Parts.title(
                                isNew
                                        ? words.of("people.form.new")
                                        : words.of("people.form.change", draft.name())));
        if (isNew) box.getChildren().addAll(nameField, loginField);
        box.getChildren().addAll(roleField, channelField);
        if (!isNew) box.getChildren().add(signInField);
        var mayTitle = new Label(words.of("people.may.title"));
        mayTitle.getStyleClass().add("section-title");
        var said = new VBox(10, mayTitle, may, effect);
        said.setPadding(new Insets(4, 8, 0, 8));
        box.getChildren().add(said);
        effect.setGraphic(Icons.of("bi-info-circle"));
        effect.setGraphicTextGap(8);
        effect.getStyleClass().add("small");
        ownAccount();
        listen();
    }

    private javafx.util.StringConverter<Role> converter() {
        return new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable Role value) {
                return value == null ? "" : words.role(value);
            }

            @Override
            public Role fromString(String text) {
                throw new UnsupportedOperationException("a role is chosen, not typed");
            }
        };
    }

    /// The platform refuses it too; who stands before it is to know without trying.
    private void ownAccount() {
        if (draft.before() == null || !model.isSelf(draft.before())) return;
        role.setDisable(true);
        maySignIn.setDisable(true);
        box.getChildren()
                .add(
                        1,
                        Parts.strip(
                                "tone-accent",
                                "bi-person",
                                words.of("people.own"),
                                words.of("people.own.more"),
                                null));
    }

    private void listen() {
        name.textProperty().subscribe((_, text) -> model.type(draft.named(text)));
        login.textProperty().subscribe((_, text) -> model.type(draft.loggingInAs(text)));
        role.valueProperty().subscribe((_, next) -> model.type(draft.as(next)));
        maySignIn.selectedProperty().subscribe((_, on) -> model.type(draft.signingIn(on)));
    }

    private void in(java.util.Set<String> codes) {
        model.type(draft.in(codes));
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(Step.Form<UserEntry, PersonDraft> now) {
        draft = now.draft();
        box.setDisable(now.busy());
        var errors = now.tried() ? draft.errors() : List.<String>of();
        nameField.tell(error(errors, "people.error.name"), null);
        var taken = now.trouble() != null && now.trouble().is("users.login-taken");
        loginField.tell(
                taken ? words.of("users.login-taken") : error(errors, "people.error.login"), null);
        var before = draft.before();
        roleField.tell(
                error(errors, "people.error.role"),
                before != null && draft.roleChanged()
                        ? words.of("people.was", words.role(before.role()))
                        : null);
        channelField.tell(
                error(errors, "people.error.channels"),
                draft.channelsChanged() ? words.of("people.was", wasIn()) : null);
        signInField.tell(
                null,
                draft.signInChanged()
                        ? words.of(draft.maySignIn() ? "people.was.disabled" : "people.was.may")
                        : null);
        var chosen = draft.role();
        may.getChildren()
                .setAll(
                        chosen == null
                                ? Parts.muted(words.of("people.may.choose"))
                                : Parts.lines(
                                        "bi-check",
                                        PeopleWords.sorted(chosen.permissions()).stream()
                                                .map(words::may)
                                                .toList()));
        effect.setText(effect());
    }

    private String wasIn() {
        var before = Objects.requireNonNull(draft.before());
        return PeopleWords.channels(before.channels());
    }

    private @Nullable String error(List<String> errors, String key) {
        return errors.contains(key) ? words.of(key) : null;
    }

    private String effect() {
        if (isNew) return words.of("people.effect.new");
        if (!draft.isChanged()) return words.of("people.effect.none");
        return words.of("people.effect.change", draft.name());
    }

    @Override
    public @Nullable String blocked(PersonDraft held) {
        return held.isChanged() ? null : words.of("people.effect.none");
    }

    @Override
    public void focusFirst() {
        if (isNew) name.requestFocus();
        else if (role.isDisabled()) channelField.getChildren().get(1).requestFocus();
        else role.requestFocus();
    }
}
