package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

@ExtendWith(HeadlessFx.class)
class TicksTest {
    private static final List<String> RIGHTS =
            List.of(
                    "Read orders and products",
                    "Uncover personal data, with a reason that is kept",
                    "Change who may come in and what they may do",
                    "Set goals",
                    "Inspect lots");

    @ParameterizedTest
    @ValueSource(doubles = {190, 260, 430, 700})
    void ticksTakeAsMuchRoomAsTheyNeedAndNoMore(double width) throws Exception {
        onFx(
                () -> {
                    var field =
                            Fields.several("rights", "Rights", RIGHTS, each -> each, each -> each);
                    var form = new Form(() -> {}, () -> {});
                    form.row(field);
                    var pane = new ScrollPane(form);
                    pane.setFitToWidth(true);
                    var stage = show(pane, width, 900);
                    pane.applyCss();
                    pane.layout();
                    var ticks = (Region) requireNonNull(field.lookup(".ticks"));
                    var last = (Region) ticks.getChildrenUnmodifiable().getLast();
                    var below = ticks.getHeight() - last.getBoundsInParent().getMaxY();
                    var row = (Region) field.getParent();
                    stage.hide();
                    assertThat(below).isBetween(0.0, 6.0);
                    assertThat(row.getHeight()).isEqualTo(field.prefHeight(row.getWidth()));
                    assertThat(field.getHeight()).isEqualTo(row.getHeight());
                    return null;
                });
    }
}
