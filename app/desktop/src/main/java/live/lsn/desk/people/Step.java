package live.lsn.desk.people;

import org.jspecify.annotations.Nullable;

/// What stands beside a list: facts, a form, a question, or a secret that is told once.
///
/// @param <T> what is listed
/// @param <D> what a form holds
sealed interface Step<T, D> {
    /// The one that is selected, with what was just done.
    ///
    /// @param done key of the words; null where nothing was
    /// @param whom whom or what it was done to
    record Facts<T, D>(@Nullable String done, String whom) implements Step<T, D> {
        static <T, D> Facts<T, D> plain() {
            return new Facts<>(null, "");
        }
    }

    /// @param tried whether what is missing is told
    /// @param busy whether it is on its way to the platform
    record Form<T, D>(D draft, boolean tried, boolean busy, @Nullable Trouble trouble)
            implements Step<T, D> {
        static <T, D> Form<T, D> of(D draft) {
            return new Form<>(draft, false, false, null);
        }
    }

    /// An act that hurts, before it is done.
    ///
    /// @param draft what the form held that it came from; null where it came from none
    record Question<T, D>(
            Act act, T whom, @Nullable D draft, boolean busy, @Nullable Trouble trouble)
            implements Step<T, D> {}

    /// Shown once and kept nowhere.
    ///
    /// @param act what it came of
    /// @param whom whose it is
    /// @param login with which it is good; null for a key
    record Secret<T, D>(Act act, String whom, @Nullable String login, String text)
            implements Step<T, D> {
        @Override
        public String toString() {
            return "Secret[" + act + "]";
        }
    }

    /// On its way to the platform.
    default Step<T, D> sent() {
        return switch (this) {
            case Facts<T, D> facts -> facts;
            case Form<T, D>(var draft, _, _, _) -> new Form<>(draft, true, true, null);
            case Question<T, D>(var act, var whom, var draft, _, _) ->
                    new Question<>(act, whom, draft, true, null);
            case Secret<T, D> secret -> secret;
        };
    }

    /// Not done, or not known to be.
    default Step<T, D> failed(Trouble trouble) {
        return switch (this) {
            case Facts<T, D> facts -> facts;
            case Form<T, D>(var draft, _, _, _) -> new Form<>(draft, true, false, trouble);
            case Question<T, D>(var act, var whom, var draft, _, _) ->
                    new Question<>(act, whom, draft, false, trouble);
            case Secret<T, D> secret -> secret;
        };
    }

    default boolean isBusy() {
        return switch (this) {
            case Facts<T, D> _, Secret<T, D> _ -> false;
            case Form<T, D> form -> form.busy();
            case Question<T, D> question -> question.busy();
        };
    }
}
