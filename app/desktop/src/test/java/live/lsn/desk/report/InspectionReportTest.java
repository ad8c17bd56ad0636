package live.lsn.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotFile;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Messages;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

class InspectionReportTest {
    @TempDir private static Path dir;
    private static TestPlatform site;
    private static List<Lot> lots = List.of();

    @BeforeAll
    static void start() {
        site =
                new TestPlatform(
                        dir.resolve("server"), Database::sqlite, new SampleData.Size(40, 10, 1));
        try (var client = site.client(site.caller(Role.FOUNDER, "AU"))) {
            lots =
                    client
                            .query(
                                    ListProcedures.list(Collections.LOTS),
                                    new ListPage("AU", null, 1_000))
                            .items()
                            .stream()
                            .map(item -> Json.MAPPER.treeToValue(item, Lot.class))
                            .toList();
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static InspectionReport report(String language) {
        var words =
                new Messages(
                        Messages.bundle("live.lsn.desk.desk", Locale.forLanguageTag(language)));
        return new InspectionReport(words, words.formats(ZoneId.of("Australia/Sydney")));
    }

    private static Lot signed() {
        return lots.stream()
                .filter(
                        lot ->
                                lot.holding() != null
                                        && !lot.holding().spec().characteristics().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Inspection holding(Lot lot) {
        return requireNonNull(lot.holding());
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theReportSaysWhatWasInspectedByWhichPlanAndWhoSigned(String language) throws IOException {
        var lot = signed();
        var inspection = holding(lot);
        var told = text(report(language).pdf(lot, inspection, Map.of()));
        assertThat(told)
                .contains(
                        inspection.number(),
                        lot.number(),
                        lot.source().supplierName(),
                        inspection.spec().scheme().title(),
                        Long.toString(inspection.seed()),
                        "Owen Baxter",
                        InspectionReport.hash(lot, inspection));
        for (var basis : inspection.classes()) {
            var last = basis.samples().getLast();
            assertThat(told).contains(basis.aql(), last.acceptance() + " / " + last.rejection());
            if (!basis.letter().equals(basis.planLetter()))
                assertThat(told).contains(basis.letter() + " → " + basis.planLetter());
        }
    }

    @Test
    void theSameRecordGivesTheSameBytesWhateverTheOrderOfItsEntries() throws IOException {
        for (var lot : lots) {
            for (var inspection : lot.inspections()) {
                var first = report("en").pdf(lot, inspection, Map.of());
                var again = Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(lot), Lot.class);
                var same = requireNonNull(again.inspection(inspection.id()));
                assertThat(report("en").pdf(again, same, Map.of())).isEqualTo(first);
            }
        }
        assertThat(lots).hasSizeGreaterThan(3);
    }

    @Test
    void anotherEntryGivesAnotherHash() {
        var lot = signed();
        var inspection = holding(lot);
        var fewer = inspection.before(inspection.units().size());
        assertThat(InspectionReport.hash(lot, fewer))
                .isNotEqualTo(InspectionReport.hash(lot, inspection));
    }

    @Test
    void photosAreInItAndThoseThatAreNotHereAreTold() throws IOException {
        var lot = signed();
        var inspection = holding(lot);
        var jpeg = file("image/jpeg", "a.jpg");
        var png = file("image/png", "b.png");
        var away = file("image/jpeg", "c.jpg");
        var shown =
                lot.attached(new LotFile(jpeg, inspection.id(), 3))
                        .attached(new LotFile(png, inspection.id(), 4))
                        .attached(new LotFile(away, inspection.id(), null));
        var pictures = Map.of(jpeg.id(), picture("jpg"), png.id(), picture("png"));
        var pdf = report("en").pdf(shown, inspection, pictures);
        assertThat(text(pdf)).contains("Unit 3 ·", "Unit 4 ·", "c.jpg");
        assertThat(report("en").pdf(shown, inspection, pictures)).isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var images = 0;
            for (var page : document.getPages())
                for (var name : page.getResources().getXObjectNames())
                    if (page.getResources().isImageXObject(name)) images++;
            assertThat(images).isEqualTo(2);
        }
    }

    private static Attachment file(String type, String name) {
        return new Attachment(
                Ids.next(), "ab".repeat(32), 10, type, name, "somebody", Instant.EPOCH);
    }

    @Test
    void anOpenInspectionIsReportedAsOpen() throws IOException {
        var open =
                lots.stream()
                        .filter(lot -> lot.inspections().stream().anyMatch(Inspection::isOpen))
                        .findFirst()
                        .orElseThrow();
        assertThat(text(report("en").pdf(open, open.inspections().getLast(), Map.of())))
                .contains("Not signed");
    }
}
