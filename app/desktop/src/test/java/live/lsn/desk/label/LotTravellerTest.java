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
            var pdf = traveller("en").pdf(lot, null, List.of());
            assertThat(traveller("en").pdf(lot, null, List.of())).isEqualTo(pdf);
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

    private static void keep(Lot lot) throws IOException {
        var file = Path.of("target", "labels", "traveller-de.png");
        Files.createDirectories(file.getParent());
        var pdf = traveller("de").pdf(lot, null, List.of());
        ImageIO.write(PrintedCodes.printed(pdf, 0), "png", file.toFile());
    }
}
