package live.lsn.desk.people;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures.ChangeUser;
import live.lsn.api.procedure.AccessProcedures.CreateUser;
import live.lsn.api.procedure.AccessProcedures.UserEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What somebody is to be, before the platform knows.
///
/// @param before what they are now; null for somebody new
/// @param login blank to have one made from the name
/// @param role null before one is chosen
/// @param channels codes
record PersonDraft(
        @Nullable UserEntry before,
        String name,
        String login,
        @Nullable Role role,
        Set<String> channels,
        boolean maySignIn) {
    private static final int LONGEST_NAME = 100;

    PersonDraft {
        channels = Set.copyOf(channels);
    }

    static PersonDraft of(UserEntry before) {
        return new PersonDraft(
                before,
                before.name(),
                before.login(),
                before.role(),
                Set.copyOf(before.channels()),
                !before.disabled());
    }

    /// @param channel where they work at first
    static PersonDraft fresh(String channel) {
        return new PersonDraft(null, "", "", null, Set.of(channel), true);
    }

    PersonDraft named(String next) {
        return new PersonDraft(before, next, login, role, channels, maySignIn);
    }

    PersonDraft loggingInAs(String next) {
        return new PersonDraft(before, name, next.strip(), role, channels, maySignIn);
    }

    PersonDraft as(@Nullable Role next) {
        return new PersonDraft(before, name, login, next, channels, maySignIn);
    }

    PersonDraft in(Set<String> next) {
        return new PersonDraft(before, name, login, role, next, maySignIn);
    }

    PersonDraft signingIn(boolean may) {
        return new PersonDraft(before, name, login, role, channels, may);
    }

    boolean isChanged() {
        return before == null || !equals(of(before));
    }

    /// Whether it takes the sign-in away from somebody who has it.
    boolean disables() {
        return before != null && !before.disabled() && !maySignIn;
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    static boolean isLogin(String text) {
        return text.matches("[a-z0-9][a-z0-9._@-]{1,63}");
    }

    /// What is missing or wrong, as keys of words.
    List<String> errors() {
        var errors = new ArrayList<String>();
        if (!isName(name)) errors.add("people.error.name");
        if (!login.isEmpty() && !isLogin(login)) errors.add("people.error.login");
        if (role == null) errors.add("people.error.role");
        if (channels.isEmpty()) errors.add("people.error.channels");
        return errors;
    }

    CreateUser create() {
        return new CreateUser(
                name.strip(),
                login.isEmpty() ? null : login,
                Objects.requireNonNull(role),
                List.copyOf(channels));
    }

    ChangeUser change() {
        return new ChangeUser(
                Objects.requireNonNull(before).account(),
                Objects.requireNonNull(role),
                List.copyOf(channels),
                !maySignIn);
    }
}
