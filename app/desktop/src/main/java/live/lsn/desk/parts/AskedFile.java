package live.lsn.desk.parts;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import live.lsn.ui.Background;
import live.lsn.ui.chart.FileSaver;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Asks the user where a file goes, and writes it in the background.
public final class AskedFile implements FileSaver {
    private final Background background;

    public AskedFile(Background background) {
        this.background = background;
    }

    @Override
    public void save(String name, Content content) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        var owner = Window.getWindows().stream().filter(Window::isFocused).findFirst();
        var file = chooser.showSaveDialog(owner.orElse(null));
        if (file == null) return;
        background.run(
                () -> {
                    try (var out = new BufferedOutputStream(Files.newOutputStream(file.toPath()))) {
                        content.writeTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
