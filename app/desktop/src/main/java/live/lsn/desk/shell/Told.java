package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.desk.fraud.FraudFeature;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Banner;
import live.lsn.ui.Toast;
import live.lsn.ui.ToastPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// What happened, at the foot of the window: a banner for what went wrong, under it what can still
/// be undone. Neither takes the keyboard.
final class Told extends VBox {
    private final Wording words;
    private final InstantSource clock;
    private final ToastPane toasts = new ToastPane();
    private final StackPane banner = new StackPane();
    private final Map<String, Toast> undoable = new HashMap<>();
    private @Nullable String shown;

    Told(Wording words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
        setAlignment(Pos.BOTTOM_LEFT);
        setFillWidth(false);
        setPickOnBounds(false);
        banner.setPickOnBounds(false);
        banner.setPadding(new Insets(0, 16, 0, 16));
        getChildren().addAll(banner, toasts);
    }

    /// Where it stands over a screen.
    ///
    /// @param foot how much of the screen's foot it must not cover, in pixels
    /// @param side how much of the screen's right is only read, in pixels, so that it stands there;
    ///   0 for at the left
    record Spot(double foot, double side) {
        static final Spot LEFT = new Spot(0, 0);
    }

    void stand(Spot spot) {
        var where = spot.side() > 0 ? Pos.BOTTOM_RIGHT : Pos.BOTTOM_LEFT;
        var most = spot.side() > 0 ? spot.side() : USE_COMPUTED_SIZE;
        setAlignment(where);
        toasts.setAlignment(where);
        banner.setPrefWidth(most);
        banner.setMaxWidth(most);
    }

    /// A decision that can be taken back for a while.
    void done(FraudFeature.Undoable done) {
        clear();
        var left = Duration.between(clock.instant(), done.until());
        var toast =
                new Toast(
                        "bi-check-circle",
                        done.title(),
                        seconds -> words.of("fraud.toast.sent-in", seconds),
                        left.isPositive() ? left : Duration.ofSeconds(1),
                        () -> {
                            undoable.remove(done.commandId());
                            done.undo().run();
                        },
                        () -> undoable.remove(done.commandId()));
        undoable.put(done.commandId(), toast);
        toasts.show(toast);
    }

    /// A command was taken back elsewhere: its toast has nothing more to undo.
    void takenBack(String commandId) {
        var toast = undoable.remove(commandId);
        if (toast != null) toasts.dismiss(toast);
    }

    /// Undoes the newest; false where nothing can be undone.
    boolean undo() {
        return toasts.undo();
    }

    /// Something was not done.
    void refused(String code) {
        show(Tone.DANGER, "bi-x-circle", words.of("refusal.title"), words.refusal(code), null);
    }

    /// Something that the user should know of.
    ///
    /// @param values what its words leave open
    void tell(Tone tone, String icon, String key, Banner.@Nullable Link link, Object... values) {
        show(tone, icon, words.of(key, values), words.of(key + ".more", values), link);
        shown = key;
    }

    /// What was told under the key is over; whatever else is told stays.
    void over(String key) {
        if (key.equals(shown)) clear();
    }

    /// The same in words of its own.
    void tellWords(Tone tone, String icon, String what, String more) {
        show(tone, icon, what, more, null);
    }

    private void show(
            Tone tone, String icon, String what, String more, Banner.@Nullable Link link) {
        shown = null;
        banner.getChildren().setAll(new Banner(tone, icon, what, more, link, this::clear));
    }

    /// Takes the banner away; false where there was none.
    boolean clear() {
        var was = !banner.getChildren().isEmpty();
        banner.getChildren().clear();
        shown = null;
        return was;
    }
}
