package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Formats;
import live.lsn.ui.chart.BarList.Content;
import live.lsn.ui.chart.BarList.Row;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

@ExtendWith(HeadlessFx.class)
class ChartCardTest {
    private final Map<String, byte[]> saved = new HashMap<>();

    @Test
    void theKeyTurnsBetweenThePictureAndATableOfTheSameNumbers() throws Exception {
        onFx(
                () -> {
                    var card = card(bars("Live shows"));
                    var stage = show(new StackPane(card), 500, 400);
                    card.lookup(".row").requestFocus();
                    press(stage.getScene(), KeyCode.T);
                    var table = (TableView<?>) card.lookup(".number-table");
                    assertThat(
                                    table.getColumns().stream()
                                            .map(column -> String.valueOf(column.getCellData(1))))
                            .containsExactly("eBay", "\u22124.09", "");
                    assertThat(table.getItems()).hasSize(3);
                    assertThat(table.isFocused()).isTrue();
                    assertThat(card.lookup(".bar-list")).isNull();
                    press(stage.getScene(), KeyCode.T);
                    assertThat(card.lookup(".bar-list")).isNotNull();
                    stage.close();
                    return null;
                });
    }

    @Test
    void theTableFollowsOtherNumbers() throws Exception {
        onFx(
                () -> {
                    var bars = bars("Live shows");
                    var card = card(bars);
                    card.tableProperty().set(true);
                    bars.show("", content("Amazon"));
                    var table = (TableView<?>) card.getChildren().get(1);
                    assertThat(table.getColumns().getFirst().getCellData(0)).isEqualTo("Amazon");
                    return null;
                });
    }

    @Test
    void thePictureIsSavedWithTwiceThePixels() throws Exception {
        onFx(
                () -> {
                    var card = card(bars("Live shows"));
                    var stage = show(new StackPane(card), 500, 400);
                    card.exportPng();
                    var bars = (BarList) card.lookup(".bar-list");
                    var image =
                            ImageIO.read(new ByteArrayInputStream(saved("revenue-by-channel.png")));
                    assertThat(image.getWidth())
                            .isEqualTo((int) (2 * Math.ceil(bars.getWidth() + 32)));
                    assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
                    stage.close();
                    return null;
                });
    }

    @Test
    void theSvgHasEveryTextAndStrokeOfTheScreenAndNoMarkupFromAName() throws Exception {
        var evil = "<script>alert(\"1\")</script> & 'co'";
        var drawn = new NotedPen();
        onFx(
                () -> {
                    var bars = bars(evil);
                    bars.paint(drawn, 600, 200);
                    bars.resize(600, 200);
                    card(bars).exportSvg();
                    return null;
                });
        var svg = new String(saved("revenue-by-channel.svg"), StandardCharsets.UTF_8);
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)));
        var texts = document.getElementsByTagName("text");
        // The title and the unit stand above the drawing.
        assertThat(texts.getLength()).isEqualTo(drawn.words.size() + 2);
        for (var i = 0; i < drawn.words.size(); i++) {
            assertThat(texts.item(i + 2).getTextContent()).isEqualTo(drawn.words.get(i).text());
        }
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(drawn.lines.size());
    }

    @Test
    void theCsvHasExactNumbersAndNoFormulas() throws Exception {
        onFx(
                () -> {
                    card(bars("=HYPERLINK(\"x\")")).exportCsv();
                    return null;
                });
        assertThat(new String(saved("revenue-by-channel.csv"), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        \ufeff,Value,Change
                        "'=HYPERLINK(""x"")",870.00,'+1 %
                        eBay,-4.09,
                        '+ Total,865.91,
                        """
                                .replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    =1+1, '=1+1
                    +1, '+1
                    -1, '-1
                    @sum, '@sum
                    "\t1", "'\t1"
                    "\r1", "'\r1"
                    a=1, a=1
                    "", ""
                    """)
    void aTextThatCouldBeAFormulaIsMarkedAsText(String text, String defused) {
        assertThat(TableFile.defused(text)).isEqualTo(defused);
    }

    private byte[] saved(String name) {
        assertThat(saved).containsKey(name);
        return saved.getOrDefault(name, new byte[0]);
    }

    private ChartCard card(Drawing drawing) {
        return new ChartCard(
                "Revenue, by channel",
                "AUD",
                drawing,
                (name, content) -> Charts.save(saved, name, content));
    }

    private static BarList bars(String first) {
        var bars = new BarList();
        bars.show("", content(first));
        return bars;
    }

    private static Content content(String first) {
        var delta = Delta.of(1, Delta.Polarity.UP_IS_GOOD, "+1 %");
        return new Content(
                new Formats(Locale.UK, ZoneOffset.UTC),
                2,
                List.of(
                        new Row("a", first, 87_000, null, delta),
                        new Row("b", "eBay", -409, null, null)),
                "+ Total",
                null,
                null);
    }
}
