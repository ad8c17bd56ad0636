package live.lsn.desk.shell;

import live.lsn.ui.Background;
import live.lsn.ui.Fit;
import live.lsn.ui.Loadable;
import live.lsn.ui.Palette;
import live.lsn.ui.PaletteEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the palette finds: the acts on what is open first, then where one can go, the program's own
/// commands, and records of the cache. `>` asks for commands alone, `#` for records alone.
final class Offers implements Palette.Finder {
    private static final String COMMANDS = ">";
    private static final String RECORDS = "#";

    private final Background background;
    private final Supplier<List<PaletteEntry>> here;
    private final Supplier<List<PaletteEntry>> elsewhere;
    private final Function<String, List<PaletteEntry>> records;

    /// @param here what belongs to the open screen and what is always there; asked on the JavaFX
    ///   thread
    /// @param elsewhere what belongs to the other screens; asked there too
    /// @param records asked in the background
    Offers(
            Background background,
            Supplier<List<PaletteEntry>> here,
            Supplier<List<PaletteEntry>> elsewhere,
            Function<String, List<PaletteEntry>> records) {
        this.background = background;
        this.here = here;
        this.elsewhere = elsewhere;
        this.records = records;
    }

    @Override
    public void find(Palette.Question question, Consumer<List<PaletteEntry>> deliver) {
        var typed = question.typed().strip();
        var all = new ArrayList<PaletteEntry>();
        if (!typed.startsWith(RECORDS)) {
            all.addAll(here.get());
            if (!question.scoped()) all.addAll(elsewhere.get());
        }
        background.load(
                () -> found(typed, all),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<List<PaletteEntry>> _ -> {}
                        case Loadable.Ready<List<PaletteEntry>>(List<PaletteEntry> found) ->
                                deliver.accept(found);
                        case Loadable.Failed<List<PaletteEntry>> _ ->
                                deliver.accept(matching(words(typed), all));
                    }
                });
    }

    private List<PaletteEntry> found(String typed, List<PaletteEntry> commands) {
        var words = words(typed);
        var found = new ArrayList<>(matching(words, commands));
        if (!typed.startsWith(COMMANDS)) found.addAll(records.apply(words));
        return found;
    }

    private static String words(String typed) {
        return typed.startsWith(COMMANDS) || typed.startsWith(RECORDS)
                ? typed.substring(1).strip()
                : typed;
    }

    /// Those that fit, the best first within their group; groups keep their order.
    private static List<PaletteEntry> matching(String typed, List<PaletteEntry> commands) {
        var groups = new LinkedHashMap<String, List<Met>>();
        for (var entry : commands) {
            var fit = fit(typed, entry);
            if (fit != null)
                groups.computeIfAbsent(entry.group(), _ -> new ArrayList<>())
                        .add(new Met(entry, fit.score()));
        }
        return groups.values().stream()
                .flatMap(some -> some.stream().sorted(Comparator.comparingInt(met -> -met.score())))
                .map(Met::entry)
                .toList();
    }

    private record Met(PaletteEntry entry, int score) {}

    /// By its words, or by those of its group too: "case appr".
    private static @Nullable Fit fit(String typed, PaletteEntry entry) {
        var fit = Fit.of(typed, entry.text());
        return fit != null ? fit : Fit.of(typed, entry.text() + " " + entry.group());
    }
}
