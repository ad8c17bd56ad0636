package live.lsn.ui.chart;

import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.NodeOrientation;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/// What the tests of all charts ask of one. Call on the JavaFX thread.
final class Charts {
    static final Formats BRITISH = new Formats(Locale.UK, ZoneOffset.UTC);

    private Charts() {}

    static NotedPen drawn(Drawing chart, double width, double height) {
        var pen = new NotedPen();
        chart.paint(pen, width, height);
        return pen;
    }

    static StackPane turned(Drawing chart) {
        var parent = new StackPane(chart);
        parent.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return parent;
    }

    /// What is read after each of the keys, in a window of 600 by 400.
    static List<@Nullable String> read(
            ReadableDrawing<?, ?> chart, StackPane around, KeyCode... keys) {
        var stage = show(around, 600, 400);
        chart.requestFocus();
        var read = new ArrayList<@Nullable String>();
        read.add(chart.readingProperty().get());
        for (var key : keys) {
            press(stage.getScene(), key);
            read.add(chart.readingProperty().get());
            var told = chart.readingProperty().get();
            if (told != null) assertThat(chart.getAccessibleText()).endsWith(". " + told);
        }
        stage.close();
        return read;
    }

    /// The picture, the strokes and the numbers of a chart; the first two have all that is drawn.
    ///
    /// @return the numbers, without the mark of their encoding
    static String exported(Drawing chart) throws Exception {
        var saved = new HashMap<String, byte[]>();
        var card =
                new ChartCard(
                        "Chart", "unit", chart, (name, content) -> save(saved, name, content));
        chart.resize(600, 300);
        card.exportSvg();
        card.exportPng();
        card.exportCsv();
        var svg = new String(saved.getOrDefault("chart.svg", new byte[0]), StandardCharsets.UTF_8);
        var texts =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("text");
        var drawn = drawn(chart, 600, 300).texts();
        assertThat(texts.getLength()).isEqualTo(drawn.size() + 2);
        for (var i = 0; i < drawn.size(); i++) {
            assertThat(texts.item(i + 2).getTextContent()).isEqualTo(drawn.get(i));
        }
        var png = saved.getOrDefault("chart.png", new byte[0]);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(2 * 632);
        var csv = saved.getOrDefault("chart.csv", new byte[0]);
        return new String(csv, StandardCharsets.UTF_8).replace("\ufeff", "").replace("\r\n", "\n");
    }

    static void save(Map<String, byte[]> saved, String name, FileSaver.Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        saved.put(name, bytes.toByteArray());
    }
}
