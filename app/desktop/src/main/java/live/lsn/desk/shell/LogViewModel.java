package live.lsn.desk.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.desk.DeskSession;
import live.lsn.desk.log.LogBook;
import live.lsn.desk.log.LogEntry;
import live.lsn.desk.log.SupportFile;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The log as its screen shows it, and the support file that is made of it.
final class LogViewModel {
    private static final int ENTRIES = 2_000;

    private final LogBook book;
    private final DeskSession session;
    private final Supplier<SupportFile.Facts> facts;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<List<LogEntry>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Support> support =
            new ReadOnlyObjectWrapper<>(null);
    private List<LogEntry> read = List.of();
    private Grade grade = Grade.ALL;
    private String typed = "";
    private boolean reading;

    /// Which entries are shown.
    enum Grade {
        ALL(LogEntry.Level.TRACE),
        WARNINGS(LogEntry.Level.WARN),
        ERRORS(LogEntry.Level.ERROR);

        private final LogEntry.Level mildest;

        Grade(LogEntry.Level mildest) {
            this.mildest = mildest;
        }

        private boolean takes(LogEntry entry) {
            return entry.level().compareTo(mildest) <= 0;
        }
    }

    /// A support file that is being read.
    ///
    /// @param text what it says; null where it could not be made
    /// @param savedAt where it was saved; null before
    record Support(@Nullable String text, @Nullable Path savedAt, boolean failed) {}

    /// @param facts asked in the background
    LogViewModel(
            LogBook book,
            DeskSession session,
            Supplier<SupportFile.Facts> facts,
            Background background,
            InstantSource clock) {
        this.book = book;
        this.session = session;
        this.facts = facts;
        this.background = background;
        this.clock = clock;
    }

    /// What is shown, the newest first.
    ReadOnlyObjectProperty<List<LogEntry>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The support file on screen; null where the log itself is.
    ReadOnlyObjectProperty<@Nullable Support> support() {
        return support.getReadOnlyProperty();
    }

    /// Reads what was written since.
    void refresh() {
        if (reading) return;
        reading = true;
        background.load(
                () -> book.last(ENTRIES),
                answer -> {
                    if (answer instanceof Loadable.Loading<List<LogEntry>>) return;
                    reading = false;
                    if (answer instanceof Loadable.Ready<List<LogEntry>>(var entries)) {
                        read = entries;
                        filter();
                    }
                });
    }

    void show(Grade which) {
        grade = which;
        filter();
    }

    /// Only entries with all these words are shown.
    void search(String text) {
        typed = text.strip().toLowerCase(Locale.ROOT);
        filter();
    }

    private void filter() {
        var words = typed.isEmpty() ? new String[0] : typed.split("\\s+");
        var next = read.stream().filter(grade::takes).filter(entry -> holds(entry, words)).toList();
        if (!next.equals(shown.get())) shown.set(next);
    }

    private static boolean holds(LogEntry entry, String... words) {
        var line = entry.line().toLowerCase(Locale.ROOT);
        for (var word : words) if (!line.contains(word)) return false;
        return true;
    }

    /// Makes a support file to be read.
    void makeSupport() {
        background.load(
                () -> SupportFile.text(session, facts.get(), book.last(ENTRIES), clock.instant()),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<String> _ -> {}
                        case Loadable.Ready<String>(var text) ->
                                support.set(new Support(text, null, false));
                        case Loadable.Failed<String> _ ->
                                support.set(new Support(null, null, true));
                    }
                });
    }

    /// Saves what was read.
    void save() {
        var open = support.get();
        if (open == null || open.text() == null) return;
        var text = open.text();
        background.load(
                () -> SupportFile.save(book, text, clock.instant()),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Path> _ -> {}
                        case Loadable.Ready<Path>(var file) ->
                                support.set(new Support(text, file, false));
                        case Loadable.Failed<Path> _ -> support.set(new Support(text, null, true));
                    }
                });
    }

    /// Back to the log.
    void leaveSupport() {
        support.set(null);
    }
}
