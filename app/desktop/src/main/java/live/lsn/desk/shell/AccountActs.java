package live.lsn.desk.shell;

import live.lsn.desk.PlatformLink.SignIn;
import live.lsn.desk.shell.SignInViewModel.State;
import live.lsn.ui.ActButton;
import live.lsn.ui.ActButton.Kind;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Banner;
import live.lsn.ui.PaletteEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/// Signing in again and signing out, of a window at work. There is nothing of it on a platform that
/// nobody signs in to.
final class AccountActs {
    private final @Nullable SignInViewModel again;
    private final Wording words;
    private final Told told;
    private final LongSupplier unsent;
    private Consumer<SignedOut> onSignOut = _ -> {};
    private ObjLongConsumer<Runnable> onUnsent = (then, _) -> then.run();

    /// How somebody signs out.
    ///
    /// @param everywhere on every device
    /// @param unsent how many records wait on this one
    record SignedOut(boolean everywhere, long unsent) {}

    /// @param account the person whose window it is
    /// @param unsent how many records wait
    /// @param onSignedIn what goes on then
    AccountActs(
            @Nullable SignIn signIn,
            String account,
            Background background,
            Wording words,
            Told told,
            LongSupplier unsent,
            Runnable onSignedIn) {
        this.words = words;
        this.told = told;
        this.unsent = unsent;
        this.again =
                signIn == null
                        ? null
                        : new SignInViewModel(
                                signIn,
                                account,
                                background,
                                _ -> {
                                    told.clear();
                                    onSignedIn.run();
                                });
        if (again != null) again.state().subscribe((_, now) -> tell(now));
    }

    /// Told when the person wants to sign out; the window is to be closed then.
    void onSignOut(Consumer<SignedOut> listener) {
        onSignOut = listener;
    }

    /// Asked before somebody signs out whose work was not sent: given what signs out, and how much
    /// waits.
    void onUnsent(ObjLongConsumer<Runnable> asked) {
        onUnsent = asked;
    }

    /// Opens the browser; null where nobody signs in.
    @Nullable Runnable signInAgain() {
        var model = again;
        return model == null ? null : model::start;
    }

    /// Gives up what waits for a browser.
    void close() {
        if (again != null) again.cancel();
    }

    private void tell(State now) {
        switch (now) {
            case State.Idle(SignInViewModel.@Nullable Problem problem) -> {
                if (problem != null)
                    told.tellWords(
                            Tone.DANGER,
                            "bi-person-x",
                            words.of("sign-in.again.failed"),
                            words.of("sign-in.problem." + problem.reason())
                                    + " "
                                    + words.of("sign-in.code", problem.code()));
            }
            case State.Asking _ -> {}
            case State.Waiting waiting ->
                    told.tell(
                            Tone.ACCENT,
                            "bi-person",
                            waiting.opened() ? "sign-in.again" : "sign-in.again.no-browser",
                            new Banner.Link(
                                    words.of("sign-in.copy"),
                                    () -> SignInCard.copy(waiting.address())));
        }
    }

    /// For the palette.
    List<PaletteEntry> entries() {
        var model = again;
        if (model == null) return List.of();
        var entries = new ArrayList<PaletteEntry>();
        if (model.state().get() instanceof State.Idle)
            entries.add(entry("bi-person-check", "account.sign-in-again", model::start));
        else entries.add(entry("bi-person-x", "account.cancel", model::cancel));
        entries.add(entry("bi-person-dash", "account.sign-out", () -> signOut(false)));
        entries.add(entry("bi-people", "account.sign-out-everywhere", () -> signOut(true)));
        return entries;
    }

    /// For the settings.
    List<ActButton> buttons() {
        if (again == null) return List.of();
        var here = new ActButton(words.of("account.sign-out"), null, Kind.DEFAULT);
        here.setOnAction(_ -> signOut(false));
        var everywhere = new ActButton(words.of("account.sign-out-everywhere"), null, Kind.DEFAULT);
        everywhere.setOnAction(_ -> signOut(true));
        return List.of(here, everywhere);
    }

    private void signOut(boolean everywhere) {
        var waiting = unsent.getAsLong();
        Runnable out = () -> onSignOut.accept(new SignedOut(everywhere, unsent.getAsLong()));
        if (waiting == 0) out.run();
        else onUnsent.accept(out, waiting);
    }

    private PaletteEntry entry(String icon, String key, Runnable run) {
        var waiting = unsent.getAsLong();
        var detail =
                waiting > 0 && key.startsWith("account.sign-out")
                        ? words.of("account.unsent", waiting)
                        : null;
        return new PaletteEntry(
                words.of("palette.group.program"),
                icon,
                words.of(key),
                detail,
                List.of(),
                null,
                run);
    }
}
