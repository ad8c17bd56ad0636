package live.lsn.desk.parts;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.chart.FileSaver;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks the user where a file goes, writes it in the background, and says that it is there or why
/// it is not. What stood there before is overwritten only by a file that is whole.
///
/// @param jobs where it says so
public record AskedFile(Messages messages, JobList jobs) implements FileSaver {
    @Override
    public void save(String name, Content content) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        var owner = Window.getWindows().stream().filter(Window::isFocused).findFirst();
        var file = chooser.showSaveDialog(owner.orElse(null));
        if (file != null) write(file.toPath(), content);
    }

    void write(Path file, Content content) {
        jobs.begin(
                messages.of("file.saving", String.valueOf(file.getFileName())),
                _ -> {
                    var made = new ByteArrayOutputStream();
                    content.writeTo(made);
                    Files.write(file, made.toByteArray());
                    return messages.of("file.saved", file.toString());
                });
    }
}
