package live.lsn.desk.people;

import live.lsn.api.model.Permission;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A key that is to be made.
///
/// @param channels codes
/// @param days how long it lives, one of [#DAYS]
record KeyDraft(String name, Set<Permission> permissions, Set<String> channels, int days) {
    /// How long a key may live, in days.
    static final List<Integer> DAYS = List.of(30, 90, 180, 366);

    private static final int LONGEST_NAME = 100;

    KeyDraft {
        permissions = Set.copyOf(permissions);
        channels = Set.copyOf(channels);
    }

    static KeyDraft fresh(String channel) {
        return new KeyDraft("", Set.of(), Set.of(channel), DAYS.get(1));
    }

    KeyDraft named(String next) {
        return new KeyDraft(next, permissions, channels, days);
    }

    KeyDraft with(Permission permission, boolean given) {
        var next = EnumSet.noneOf(Permission.class);
        next.addAll(permissions);
        if (given) next.add(permission);
        else next.remove(permission);
        return new KeyDraft(name, next, channels, days);
    }

    KeyDraft in(Set<String> next) {
        return new KeyDraft(name, permissions, next, days);
    }

    KeyDraft lasting(int next) {
        return new KeyDraft(name, permissions, channels, next);
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    /// What is missing, as keys of words.
    List<String> errors() {
        var errors = new ArrayList<String>();
        if (!isName(name)) errors.add("api-keys.error.name");
        if (permissions.isEmpty()) errors.add("api-keys.error.permissions");
        if (channels.isEmpty()) errors.add("people.error.channels");
        return errors;
    }

    /// @param now from when it lives; a minute is left to a clock that is ahead of the platform's
    CreateKey create(Instant now) {
        var some = EnumSet.noneOf(Permission.class);
        some.addAll(permissions);
        var end = now.plus(Duration.ofDays(days)).minus(Duration.ofMinutes(1));
        return new CreateKey(name.strip(), some, List.copyOf(channels), end);
    }
}
