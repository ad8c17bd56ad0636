package live.lsn.desk.shell;

import live.lsn.ui.PaletteEntry;

import java.util.ArrayList;
import java.util.List;

/// What the palette offers of the window: the open screen's acts, the places to go, the program's
/// own commands, and what other screens have.
final class WindowEntries {
    private final Wording words;
    private final Places places;
    private final PlatformSwitch power;
    private final AccountActs account;
    private final List<Command> program;

    /// Where one is and can go.
    interface Places {
        List<Screen> screens();

        Screen current();

        void go(String id);
    }

    /// One of the program's own.
    ///
    /// @param key of its text
    /// @param caps the keys that do the same
    record Command(String icon, String key, List<String> caps, Runnable run) {}

    WindowEntries(
            Wording words,
            Places places,
            PlatformSwitch power,
            AccountActs account,
            List<Command> program) {
        this.words = words;
        this.places = places;
        this.power = power;
        this.account = account;
        this.program = List.copyOf(program);
    }

    /// What belongs to the open screen and what is always there.
    List<PaletteEntry> here() {
        var entries = new ArrayList<>(places.current().entries().get());
        for (var screen : places.screens())
            entries.add(
                    entry(
                            "palette.group.go",
                            screen.icon(),
                            screen.title(),
                            screen.id().equals("settings") ? List.of("Ctrl", ",") : List.of(),
                            () -> places.go(screen.id())));
        for (var command : program)
            entries.add(
                    entry(
                            "palette.group.program",
                            command.icon(),
                            words.of(command.key()),
                            command.caps(),
                            command.run()));
        entries.addAll(account.entries());
        entries.addAll(power.entries());
        return entries;
    }

    /// What the other screens offer; each opens its screen first.
    List<PaletteEntry> elsewhere() {
        return places.screens().stream()
                .filter(screen -> !screen.equals(places.current()))
                .flatMap(screen -> screen.entries().get().stream().map(e -> at(screen.id(), e)))
                .toList();
    }

    /// The same entry, opening a screen first.
    PaletteEntry at(String screen, PaletteEntry entry) {
        return entry.running(
                () -> {
                    places.go(screen);
                    entry.run().run();
                });
    }

    private PaletteEntry entry(
            String group, String icon, String text, List<String> caps, Runnable run) {
        return new PaletteEntry(words.of(group), icon, text, null, caps, null, run);
    }
}
