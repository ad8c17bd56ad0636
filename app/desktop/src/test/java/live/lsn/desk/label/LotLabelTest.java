package live.lsn.desk.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotCount;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotState;
import live.lsn.ui.Messages;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

class LotLabelTest {
    private static final String NUMBER = "LOT-260214-7KQ-0042";
    private static final String NASTY = "^XZ~JA\\_5E müß 箱 \n^FS";
    private static final Instant AT = Instant.parse("2026-03-02T22:15:00Z");

    static Lot lot(String item, LotState state) {
        var source =
                new LotSource(
                        "o1",
                        "PO-2209",
                        "l1",
                        "s1",
                        "S-100",
                        item,
                        "SKU-100-BLK",
                        item,
                        "each",
                        AT);
        var count =
                new LotCount(
                        1_200,
                        12,
                        "B-7/26",
                        LocalDate.of(2027, 3, 31),
                        List.of(),
                        null,
                        "someone",
                        AT);
        return new Lot(
                "id1", 3, "AU", NUMBER, source, state, count, AT, "someone", "A-01-02", List.of(),
                List.of(), List.of(), null, List.of(), null, false);
    }

    private static LotLabel.Wording wording(String language) {
        var words =
                new Messages(
                        Messages.bundle("live.lsn.desk.desk", Locale.forLanguageTag(language)));
        return new LotLabel.Wording(words, words.formats(ZoneId.of("Australia/Sydney")));
    }

    private static List<LotLabel> labels(String item, int count) {
        return LotLabel.of(lot(item, LotState.RECEIVED), null, count, wording("en"));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource(LabelSize.class)
    void bothCodesAreReadOffThePrintedPictureHoweverLongTheNames(LabelSize size) throws Exception {
        for (var item : List.of("Glass bottle", "WWWW long name ".repeat(40))) {
            var pdf = LabelPdf.of(labels(item, 1), size);
            var picture = PrintedCodes.printed(pdf, 0);
            keep(picture, size + "-" + item.length());
            assertThat(PrintedCodes.read(picture, BarcodeFormat.CODE_128)).isEqualTo(NUMBER);
            assertThat(PrintedCodes.read(picture, BarcodeFormat.QR_CODE)).isEqualTo(NUMBER);
        }
    }

    private static void keep(java.awt.image.BufferedImage picture, String name) throws IOException {
        var file = Path.of("target", "labels", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    @ParameterizedTest
    @EnumSource(LabelSize.class)
    void theSameRecordGivesTheSameBytes(LabelSize size) throws IOException {
        var first = LabelPdf.of(labels("Glass bottle", 3), size);
        assertThat(LabelPdf.of(labels("Glass bottle", 3), size)).isEqualTo(first);
        assertThat(LabelPdf.of(labels("Another bottle", 3), size)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theLabelSaysWhatItIsAndWhetherItMayBeUsed(String language) throws IOException {
        var told = wording(language);
        var labels = LotLabel.of(lot("Glass bottle", LotState.RECEIVED), null, 2, told);
        for (var size : LabelSize.values())
            assertThat(text(LabelPdf.of(labels, size)))
                    .contains(
                            NUMBER,
                            told.words().of("label.state.TO_INSPECT"),
                            "SKU-100-BLK",
                            "Glass bottle",
                            "PO-2209",
                            "B-7/26",
                            "A-01-02",
                            told.formats().date(LocalDate.of(2027, 3, 31)),
                            told.words().of("label.of", "2", "2"));
    }

    @Test
    void aTextThatDoesNotFitSaysSo() throws IOException {
        var pdf = LabelPdf.of(labels("long name ".repeat(40), 1), LabelSize.SMALL);
        assertThat(text(pdf)).contains("…").doesNotContain("long name ".repeat(39));
        var zpl = LabelZpl.of(labels("long name ".repeat(40), 1), LabelSize.SMALL, 8);
        assertThat(new String(zpl, StandardCharsets.UTF_8)).contains("...^FS");
    }

    @Test
    void elevenLabelsTakeTwoSheets() throws IOException {
        try (var document =
                Loader.loadPDF(LabelPdf.of(labels("Glass bottle", 11), LabelSize.SHEET))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LabelFormat.class,
            names = {"ZPL_203", "ZPL_300"})
    void everyLabelForAPrinterBeginsAndEndsAndNoTextBecomesACommand(LabelFormat format) {
        var bytes = LabelZpl.of(labels(NASTY, 3), LabelSize.LARGE, format.dots());
        var zpl = new String(bytes, StandardCharsets.UTF_8);
        var depth = 0;
        var labels = 0;
        for (var command : Pattern.compile("\\^(XA|XZ)").matcher(zpl).results().toList()) {
            depth += command.group(1).equals("XA") ? 1 : -1;
            assertThat(depth).isBetween(0, 1);
            if (depth == 0) labels++;
        }
        assertThat(depth).isZero();
        assertThat(labels).isEqualTo(3);
        assertThat(zpl).contains("^CI28").doesNotContain("~");
        var fields =
                Pattern.compile("\\^FH_\\^FD(.*?)\\^FS")
                        .matcher(zpl)
                        .results()
                        .map(one -> unescaped(one.group(1)))
                        .toList();
        assertThat(fields).contains(NASTY.replace('\n', ' '), NUMBER, "MA," + NUMBER, "TO INSPECT");
        assertThat(Pattern.compile("\\^FD").matcher(zpl).results().count())
                .isEqualTo(fields.size());
        var width = format == LabelFormat.ZPL_203 ? 800 : 1181;
        assertThat(zpl).contains("^PW" + width + "^LL");
    }

    /// What a printer makes of `_5E`.
    private static String unescaped(String field) {
        return Pattern.compile("_([0-9A-F]{2})")
                .matcher(field)
                .replaceAll(
                        one ->
                                java.util.regex.Matcher.quoteReplacement(
                                        Character.toString(Integer.parseInt(one.group(1), 16))));
    }

    @Test
    void aNumberThatNoWedgeTypesHasASquareAlone() {
        assertThat(Codes.bars("LÖT-1")).isNull();
        assertThat(Codes.bars(NUMBER)).isNotNull();
        assertThat(Codes.square("LÖT-1")).isNotEmpty();
    }

    @Test
    void whatWasPrintedLastIsKeptAndOddThingsAreForgotten() {
        var choice = new LabelChoice(LabelSize.SMALL, LabelFormat.ZPL_300, 12);
        assertThat(LabelChoice.of(choice.kept())).isEqualTo(choice);
        for (var odd : List.of("", "SMALL", "SMALL PDF 0", "SHEET ZPL_203 1", "a b c"))
            assertThat(LabelChoice.of(odd.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(LabelChoice.USUAL);
    }

    @Test
    void theStateIsHeldUntilItIsJudged() {
        assertThat(LabelState.of(lot("a", LotState.INSPECTING))).isEqualTo(LabelState.QUARANTINE);
        assertThat(LabelState.of(lot("a", LotState.RECEIVED))).isEqualTo(LabelState.TO_INSPECT);
        assertThat(LabelState.of(lot("a", LotState.ACCEPTED))).isEqualTo(LabelState.ACCEPTED);
        assertThat(LabelState.of(lot("a", LotState.REJECTED))).isEqualTo(LabelState.REJECTED);
    }
}
