package live.lsn.desk.people;

import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.api.procedure.ApiKeyProcedures.NewKey;
import live.lsn.api.procedure.ApiKeyProcedures.OfKey;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.desk.DeskSession;
import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/// The keys of programs, and making, changing and ending them.
final class KeysViewModel {
    private static final Duration SOON = Duration.ofDays(14);

    private final String channel;
    private final InstantSource clock;
    private final Bench<ApiKey, KeyDraft> bench;
    private @Nullable KeyDraft sent;
    private @Nullable CreateKey wish;

    /// How long a key still counts.
    enum Life {
        GOOD,
        /// Less than 14 days.
        SOON,
        OVER,
        REVOKED
    }

    /// @param owner name of an account
    KeysViewModel(
            DeskSession session,
            Background background,
            InstantSource clock,
            Function<String, String> owner) {
        this.clock = clock;
        channel = session.channel();
        bench =
                new Bench<>(
                        session,
                        background,
                        new Listing<>(
                                () -> session.ask(ApiKeyProcedures.LIST, new Nothing()).keys(),
                                new Listing.Facets<>(
                                        ApiKey::id,
                                        key ->
                                                key.name()
                                                        + " "
                                                        + owner.apply(key.owner())
                                                        + " "
                                                        + String.join(" ", key.channels())),
                                background,
                                clock));
    }

    Bench<ApiKey, KeyDraft> bench() {
        return bench;
    }

    Life life(ApiKey key) {
        if (key.revoked()) return Life.REVOKED;
        var left = Duration.between(clock.instant(), key.expiresAt());
        if (!left.isPositive()) return Life.OVER;
        return left.compareTo(SOON) < 0 ? Life.SOON : Life.GOOD;
    }

    /// How long it still counts; zero or less where it does not.
    Duration left(ApiKey key) {
        return Duration.between(clock.instant(), key.expiresAt());
    }

    /// When a key ends that is made now.
    Instant end(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    /// Why a key can be neither changed nor ended any more, as a key of words; null where it can.
    @Nullable String ended(ApiKey key) {
        return switch (life(key)) {
            case GOOD, SOON -> null;
            case OVER -> "api-keys.blocked.over";
            case REVOKED -> "api-keys.blocked.revoked";
        };
    }

    void add() {
        if (bench.blocked() == null) bench.show(Step.Form.of(KeyDraft.fresh(channel)));
    }

    /// Something was typed or chosen in the form.
    void type(KeyDraft draft) {
        if (bench.step().get() instanceof Step.Form<ApiKey, KeyDraft> form && !form.busy())
            bench.show(new Step.Form<>(draft, form.tried(), false, null));
    }

    /// Asks before an act is done to the selected one.
    void ask(Act act) {
        var key = bench.listing().selected().get();
        if (key != null && bench.blocked() == null && ended(key) == null)
            bench.show(new Step.Question<>(act, key, null, false, null));
    }

    /// Sends what the form holds, where that is whole.
    void save() {
        if (!(bench.step().get() instanceof Step.Form<ApiKey, KeyDraft> form)) return;
        var draft = form.draft();
        if (!draft.errors().isEmpty()) {
            bench.show(new Step.Form<>(draft, true, false, null));
            return;
        }
        bench.give(
                ApiKeyProcedures.CREATE,
                wish(draft),
                made -> {
                    wish = null;
                    bench.listing().keep(made.key().id());
                    bench.show(secret(Act.CREATE_KEY, made));
                });
    }

    /// The same for the same draft, so that sending it again is the same order.
    private CreateKey wish(KeyDraft draft) {
        if (wish == null || !draft.equals(sent)) {
            wish = draft.create(clock.instant());
            sent = draft;
        }
        return wish;
    }

    /// Does what was asked about.
    void confirm() {
        if (!(bench.step().get() instanceof Step.Question<ApiKey, KeyDraft> question)) return;
        var of = new OfKey(question.whom().id());
        switch (question.act()) {
            case ROTATE ->
                    bench.give(
                            ApiKeyProcedures.ROTATE,
                            of,
                            made -> bench.show(secret(Act.ROTATE, made)));
            case REVOKE ->
                    bench.give(
                            ApiKeyProcedures.REVOKE,
                            of,
                            ended ->
                                    bench.show(
                                            new Step.Facts<>(
                                                    "api-keys.done.revoke", ended.name())));
            case CREATE, PASSWORD, SECOND_FACTOR, SESSIONS, DISABLE, CREATE_KEY, WIPE -> {}
        }
    }

    private static Step<ApiKey, KeyDraft> secret(Act act, NewKey made) {
        return new Step.Secret<>(act, made.key().name(), null, made.text());
    }
}
