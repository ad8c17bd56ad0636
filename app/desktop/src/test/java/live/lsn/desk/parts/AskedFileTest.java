package live.lsn.desk.parts;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.chart.FileSaver.Content;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class AskedFileTest {
    @TempDir private Path dir;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /// What the list of jobs tells after a file was written.
    private static List<String> told(Path file, Content content) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    var here = new Background(Runnable::run, Runnable::run);
                    var jobs = new JobList(here, cause -> "failed: " + cause.getMessage());
                    var words = Messages.bundle("live.lsn.desk.desk", Locale.UK);
                    new AskedFile(new Messages(words), jobs).write(file, content);
                    var texts = new ArrayList<String>();
                    collect(jobs, texts);
                    return texts;
                });
    }

    private static void collect(Node node, List<String> into) {
        if (node instanceof Labeled labeled) into.add(String.valueOf(labeled.getText()));
        if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    @Test
    void whatIsSavedIsToldWithItsPlace() throws Exception {
        var file = dir.resolve("label.zpl");
        var told = told(file, out -> out.write("^XA^XZ".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(file)).isEqualTo("^XA^XZ");
        assertThat(told).anyMatch(text -> text.contains(file + " is saved"));
    }

    @Test
    void whatCannotBeMadeIsToldAndLeavesTheFileThatWasThere() throws Exception {
        var file = dir.resolve("report.pdf");
        Files.writeString(file, "the one before");
        var told =
                told(
                        file,
                        out -> {
                            out.write(1);
                            throw new IOException("a picture cannot be read");
                        });
        assertThat(Files.readString(file)).isEqualTo("the one before");
        assertThat(told).anyMatch(text -> text.contains("failed: a picture cannot be read"));
    }
}
