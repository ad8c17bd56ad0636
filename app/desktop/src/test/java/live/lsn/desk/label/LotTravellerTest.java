package live.lsn.desk.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.desk.parts.Signers;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Messages;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class LotTravellerTest {
    @TempDir private Path dir;

    private static Messages words(String language) {
        return new Messages(Messages.bundle("live.lsn.desk.desk", Locale.forLanguageTag(language)));
    }

    private static LotTraveller traveller(String language) {
        var words = words(language);
        return new LotTraveller(words, words.formats(ZoneId.of("Australia/Sydney")));
    }

    private List<Lot> lots() {
        var size = new SampleData.Size(40, 10, 1);
        try (var site = new TestPlatform(dir.resolve("server"), Database::sqlite, size);
                var client = site.client(site.caller(Role.FOUNDER, "AU"))) {
            return client
                    .query(ListProcedures.list(Collections.LOTS), new ListPage("AU", null, 1_000))
                    .items()
                    .stream()
                    .map(item -> Json.MAPPER.treeToValue(item, Lot.class))
                    .toList();
        }
    }

    @Test
    void everyLotHasOnePageWithItsCodeAndWhatWasDone() throws Exception {
        var all = lots().stream().filter(lot -> lot.state() != LotState.DISCARDED).toList();
        assertThat(all).hasSizeGreaterThan(3).anyMatch(lot -> !lot.putAways().isEmpty());
        for (var lot : all) {
            var pdf = pdf("en", lot);
            assertThat(pdf("en", lot)).isEqualTo(pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
                var told = new PDFTextStripper().getText(document);
                assertThat(told).contains(lot.number(), lot.source().sku(), "Steps");
                for (var put : lot.putAways())
                    assertThat(told)
                            .contains(put.bin() + " " + Signers.name(lot, put.by(), words("en")));
                var holding = lot.holding();
                if (holding != null)
                    assertThat(told)
                            .contains(
                                    holding.number(),
                                    holding.classes().getFirst().samples().getLast().rejection()
                                            + "");
            }
            assertThat(PrintedCodes.read(PrintedCodes.printed(pdf, 0), BarcodeFormat.QR_CODE))
                    .isEqualTo(lot.number());
        }
        keep(all.getLast());
    }

    @Test
    void severalLotsAreOneDocumentWithAPageForEachInTheirOrder() throws Exception {
        var all =
                lots().stream().filter(lot -> lot.state() != LotState.DISCARDED).limit(3).toList();
        var pdf = pdf("en", all.toArray(Lot[]::new));
        assertThat(pdf("en", all.toArray(Lot[]::new))).isEqualTo(pdf);
        assertThat(pdf("en", all.reversed().toArray(Lot[]::new))).isNotEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            for (var at = 0; at < all.size(); at++) {
                var number = all.get(at).number();
                var page = new PDFTextStripper();
                page.setStartPage(at + 1);
                page.setEndPage(at + 1);
                assertThat(page.getText(document))
                        .contains(
                                "Lot traveller " + number,
                                number + " · stays with the lot   ·   1");
                assertThat(PrintedCodes.read(PrintedCodes.printed(pdf, at), BarcodeFormat.QR_CODE))
                        .isEqualTo(number);
            }
        }
    }

    private static byte[] pdf(String language, Lot... lots) throws IOException {
        return traveller(language)
                .pdf(
                        Stream.of(lots)
                                .map(lot -> new LotTraveller.Sheet(lot, null, List.of()))
                                .toList());
    }

    private static void keep(Lot lot) throws IOException {
        var file = Path.of("target", "labels", "traveller-de.png");
        Files.createDirectories(file.getParent());
        var pdf = pdf("de", lot);
        ImageIO.write(PrintedCodes.printed(pdf, 0), "png", file.toFile());
    }
}
