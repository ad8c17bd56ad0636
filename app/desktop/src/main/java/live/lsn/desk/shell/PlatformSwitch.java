package live.lsn.desk.shell;

import live.lsn.desk.DeskSession;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.PlatformLink.Power;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.PaletteEntry;

import java.util.List;
import java.util.function.Consumer;

/// Stops the embedded platform and starts it again, under a desk that goes on working.
final class PlatformSwitch {
    private final PlatformLink platform;
    private final DeskSession session;
    private final Background background;
    private final Wording words;
    private Consumer<String> told = _ -> {};
    private boolean busy;

    PlatformSwitch(
            PlatformLink platform, DeskSession session, Background background, Wording words) {
        this.platform = platform;
        this.session = session;
        this.background = background;
        this.words = words;
    }

    /// Told of a text key when something was done or failed.
    void onTold(Consumer<String> listener) {
        told = listener;
    }

    /// Nothing where the platform is not this program's to stop.
    List<PaletteEntry> entries() {
        var power = platform.power();
        if (power == null) return List.of();
        return List.of(
                entry("bi-stop-circle", "platform.stop", power.isOn() ? null : "platform.is-off"),
                entry("bi-play-circle", "platform.start", power.isOn() ? "platform.is-on" : null));
    }

    private PaletteEntry entry(
            String icon, String key, @org.jspecify.annotations.Nullable String blocked) {
        var why = busy ? "platform.busy" : blocked;
        return new PaletteEntry(
                words.of("palette.group.program"),
                icon,
                words.of(key),
                null,
                List.of(),
                why == null ? null : words.of(why),
                key.equals("platform.stop") ? this::stop : this::start);
    }

    /// Stops it; the desk goes offline and keeps working.
    void stop() {
        change(
                power -> {
                    power.stop();
                    session.platformStopped();
                },
                "platform.stopped");
    }

    /// Starts it; the desk goes on with it wherever it listens now.
    void start() {
        change(
                power -> {
                    power.start();
                    session.moveTo(platform.url());
                },
                "platform.started");
    }

    private void change(Consumer<Power> work, String done) {
        var power = platform.power();
        if (power == null || busy) return;
        busy = true;
        background.load(
                () -> {
                    work.accept(power);
                    return true;
                },
                answer -> {
                    if (answer instanceof Loadable.Loading<Boolean>) return;
                    busy = false;
                    told.accept(
                            answer instanceof Loadable.Ready<Boolean> ? done : "platform.failed");
                });
    }
}
