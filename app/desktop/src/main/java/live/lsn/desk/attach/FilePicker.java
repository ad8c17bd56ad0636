package live.lsn.desk.attach;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// Asks for files that are to be attached, and where a copy is to be written.
public interface FilePicker {
    /// @return empty where nothing was chosen
    List<Path> open(Window owner, String title);

    /// @param name suggested
    /// @return null where nobody wants a copy after all
    @Nullable Path save(Window owner, String title, String name);

    /// The system's own dialogs.
    static FilePicker dialogs() {
        return new FilePicker() {
            @Override
            public List<Path> open(Window owner, String title) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                var files = chooser.showOpenMultipleDialog(owner);
                return files == null ? List.of() : files.stream().map(File::toPath).toList();
            }

            @Override
            public @Nullable Path save(Window owner, String title, String name) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                var file = chooser.showSaveDialog(owner);
                return file == null ? null : file.toPath();
            }
        };
    }
}
