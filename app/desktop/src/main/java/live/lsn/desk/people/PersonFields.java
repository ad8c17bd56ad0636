package live.lsn.desk.people;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.FormField;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// What is entered of a person.
record PersonFields(
        FormField<String> name,
        FormField<String> login,
        FormField<Role> role,
        FormField<Set<String>> channels,
        FormField<Boolean> signIn) {

    /// Fields that begin with what somebody is now, or with what somebody new is at first.
    static PersonFields of(PersonDraft begin, PeopleWords words, List<Channel> channels) {
        var noName = words.of("people.error.name");
        var noLogin = words.of("people.error.login");
        var where = new ChannelNames(channels, begin.channels());
        return new PersonFields(
                Fields.text("person-name", words.of("people.field.name"))
                        .required(noName)
                        .check(name -> PersonDraft.isName(name) ? null : noName),
                Fields.text("person-login", words.of("people.field.login"))
                        .help(words.of("people.field.login.help"))
                        .check(login -> PersonDraft.isLogin(login) ? null : noLogin),
                Fields.choice(
                                "person-role",
                                words.of("people.field.role"),
                                List.of(Role.values()),
                                Role::name,
                                words::role)
                        .required(words.of("people.error.role")),
                where.field("person-channels", words),
                Fields.yesNo(
                        "person-sign-in",
                        words.of("people.field.sign-in"),
                        words.of("people.field.sign-in.may")));
    }

    /// What is entered, as far as it can be read.
    ///
    /// @param before what they are now; null for somebody new
    PersonDraft entered(@Nullable UserEntry before) {
        return new PersonDraft(
                before,
                before == null ? orEmpty(name.value()) : before.name(),
                before == null ? orEmpty(login.value()) : before.login(),
                role.value(),
                chosen(channels.value()),
                before == null || Boolean.TRUE.equals(signIn.value()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Set<String> chosen(@Nullable Set<String> codes) {
        return codes == null ? Set.of() : codes;
    }
}
