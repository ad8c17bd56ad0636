package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@ExtendWith(HeadlessFx.class)
class HelpPaneTest {
    private static final Map<String, String> PAGES =
            Map.of(
                    "queue",
                    """
                    # Queue

                    What waits, **worst first**. `Ctrl+K` finds the rest, code `R1` says why.

                    1. Read the score.
                    2. Decide, see [the outbox](outbox).

                    ## Numbers

                    | level | score |
                    | --- | --- |
                    | low | 0 to 29 |
                    | high | 60 to 79 |

                    - one
                    - two
                    """,
                    "outbox",
                    "# Outbox\n\nWhat was not sent.");

    private static HelpPane pane(Runnable onClose) {
        var pane = new HelpPane("Help", page -> requireNonNull(PAGES.get(page)), onClose);
        pane.show("queue");
        return pane;
    }

    private static List<String> words(Node node) {
        var found = new ArrayList<String>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<String> into) {
        if (node instanceof Label label) into.add(label.getText());
        else if (node instanceof Hyperlink link) into.add(link.getText());
        else if (node instanceof Text text) into.add(text.getText());
        else if (node instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    @Test
    void drawsHeadingsListsTablesKeysAndLinks() throws Exception {
        onFx(
                () -> {
                    var pane = pane(() -> {});
                    show(pane, HelpPane.WIDTH, 700);
                    Snapshots.png(pane.getScene(), Path.of("target/gallery/help-pane.png"));
                    assertThat(words(pane))
                            .contains("Queue", "worst first", "Ctrl", "K", "R1", "1.", "•")
                            .contains("the outbox", "Numbers", "60 to 79");
                    assertThat(pane.lookupAll(".markdown .kbd")).hasSize(2);
                    return true;
                });
    }

    @Test
    void followsALinkAndComesBack() throws Exception {
        onFx(
                () -> {
                    var pane = pane(() -> {});
                    var stage = show(pane, HelpPane.WIDTH, 700);
                    pane.applyCss();
                    ((Hyperlink) requireNonNull(pane.lookup(".markdown .hyperlink"))).fire();
                    assertThat(pane.shown()).isEqualTo("outbox");
                    ((javafx.scene.control.Button) requireNonNull(pane.lookup(".head .button")))
                            .fire();
                    assertThat(pane.shown()).isEqualTo("queue");
                    stage.hide();
                    return true;
                });
    }

    @Test
    void escapeClosesIt() throws Exception {
        onFx(
                () -> {
                    var closed = new ArrayList<String>();
                    var pane = pane(() -> closed.add("closed"));
                    var stage = show(pane, HelpPane.WIDTH, 700);
                    pane.focusText();
                    press(pane.getScene(), KeyCode.ESCAPE);
                    assertThat(closed).containsExactly("closed");
                    stage.hide();
                    return true;
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "1", "?", "/", "Ctrl+K", "Ctrl+,", "Alt+←", "F5", "Shift+Tab", "+"})
    void namesOfKeysAreToldFromCode(String keys) {
        assertThat(Markdown.isKeys(keys)).isTrue();
        assertThat(Markdown.isKeys("R1")).isFalse();
        assertThat(Markdown.isKeys("lsn desk")).isFalse();
    }
}
