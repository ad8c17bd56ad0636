package live.lsn.ui.table;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Asks where a table is to be written; the ending of the name tells as what.
@FunctionalInterface
public interface FileAsk {
    /// @param name suggested, without ending
    /// @return null where nobody wants a file after all
    @Nullable Path ask(Window owner, String name);

    /// The system's own dialog.
    static FileAsk dialog() {
        return of(List.of(TableFile.Kind.values()));
    }

    /// The same for what is written as a workbook alone.
    static FileAsk workbook() {
        return of(List.of(TableFile.Kind.XLSX));
    }

    private static FileAsk of(List<TableFile.Kind> kinds) {
        return (owner, name) -> {
            var chooser = new FileChooser();
            chooser.setTitle(Words.of("table.export"));
            for (var kind : kinds)
                chooser.getExtensionFilters()
                        .add(
                                new FileChooser.ExtensionFilter(
                                        Words.of("table.kind." + kind), "*" + kind.ending()));
            chooser.setSelectedExtensionFilter(chooser.getExtensionFilters().getLast());
            chooser.setInitialFileName(name + TableFile.Kind.XLSX.ending());
            var file = chooser.showSaveDialog(owner);
            return file == null ? null : file.toPath();
        };
    }
}
