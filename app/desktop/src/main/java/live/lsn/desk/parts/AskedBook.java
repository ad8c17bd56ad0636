package live.lsn.desk.parts;

import javafx.stage.Window;

import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.table.FileAsk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/// Asks where a page goes as a workbook, and lets it be written in the background.
///
/// @param jobs where it shows how far it is
public record AskedBook(Messages messages, JobList jobs, FileAsk files) {
    private static final String ENDING = ".xlsx";

    /// Writes the workbook.
    @FunctionalInterface
    public interface Writing {
        /// @param goesOn told how far it is, 0 to 1; answers whether it is to go on
        boolean write(Path path, Predicate<Double> goesOn) throws Exception;
    }

    /// @param name suggested, without ending
    public void ask(Window owner, String name, Writing writing) {
        var chosen = files.ask(owner, name);
        if (chosen == null) return;
        var path = withEnding(chosen);
        jobs.begin(
                messages.of("today.exporting", String.valueOf(path.getFileName())),
                job -> {
                    writing.write(path, job::goesOn);
                    return messages.of("today.exported", path.toString());
                });
    }

    private static Path withEnding(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? path
                : path.resolveSibling(name + ENDING);
    }
}
