package live.lsn.desk.lots;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.goods.LotHistory.Altered;
import live.lsn.rules.goods.LotHistory.Standing;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// What lots that came late have changed.
class SwitchingPartTest {
    private static final NonconformityClass MAJOR = NonconformityClass.MAJOR;
    private final LotsWords words =
            new LotsWords(
                    new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK)),
                    new Formats(Locale.UK, ZoneOffset.UTC),
                    "me");

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private List<String> read(int altered) {
        var late =
                IntStream.rangeClosed(1, altered)
                        .mapToObj(
                                number ->
                                        new Altered(
                                                "LOT-" + number,
                                                InspectionState.NORMAL,
                                                InspectionState.TIGHTENED))
                        .toList();
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        new SwitchingPart(words)
                                        .of(
                                                Map.of(
                                                        MAJOR,
                                                        new Standing(
                                                                InspectionState.TIGHTENED, null)),
                                                Map.of(MAJOR, late))
                                        .lookupAll(".label")
                                        .stream()
                                        .map(node -> ((Label) node).getText())
                                        .filter(
                                                text ->
                                                        text.contains("otherwise")
                                                                || text.startsWith("LOT-"))
                                        .toList());
    }

    @Test
    void theNewestLotsThatOthersCameLateToAreToldWithHowTheyWereAndWouldBeInspected() {
        assertThat(read(0)).isEmpty();
        assertThat(read(1))
                .containsExactly(
                        "LOT-1 was inspected as \"Normal\"; lots before it came late, and with them"
                                + " it would have been \"Tightened\". What was signed stays.");
        assertThat(read(3)).hasSize(3);
        assertThat(read(3).getFirst()).startsWith("LOT-3 ");
    }

    @Test
    void olderOnesAreCounted() {
        assertThat(read(4).getLast())
                .isEqualTo("One older lot would have been inspected otherwise as well.");
        assertThat(read(9)).hasSize(4);
        assertThat(read(9).getLast())
                .isEqualTo("6 older lots would have been inspected otherwise as well.");
    }
}
