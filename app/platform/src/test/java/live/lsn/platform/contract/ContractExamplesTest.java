package live.lsn.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import live.lsn.api.collection.Collections;
import live.lsn.api.contract.Contract;
import live.lsn.api.escrow.SealedBox;
import live.lsn.api.http.AttachmentClient.Offer;
import live.lsn.api.model.Attachment.Content;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Leave;
import live.lsn.api.procedure.DeviceProcedures.RecoverKey;
import live.lsn.api.procedure.DeviceProcedures.TakeBack;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.trpc.Json;
import live.lsn.platform.RoleMatrix;
import live.lsn.platform.RoleMatrix.Row;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.RawCalls;
import live.lsn.platform.db.ThirdDialect;
import live.lsn.platform.goods.Floor;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What the running platform answers is what the contract says, and what it would not answer is
/// not.
class ContractExamplesTest {
    static final List<Row> PROCEDURES = RoleMatrix.PROCEDURES;
    static final List<String> COLLECTIONS =
            Collections.ALL.stream().map(collection -> collection.name()).toList();

    private static final Map<String, String> FILES = new Contract().files();
    private static final JsonNode INDEX =
            Json.MAPPER.readTree(requireNonNull(FILES.get("contract.json")));
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemas(
                                    Map.of(
                                            "urn:lsn:contract",
                                            requireNonNull(FILES.get("contract.schema.json")))));
    private static final int ROWS = 1_000;
    private static TestPlatform site;
    private static RawCalls calls;
    private static Floor floor;
    private static String epoch;

    @BeforeAll
    static void start(@TempDir Path dir) {
        site = new TestPlatform(dir, ThirdDialect::sqlite, new SampleData.Size(400, 100, 40));
        calls = new RawCalls(site.platform().url());
        floor = new Floor(site, "AU");
        try (var client = site.client(token())) {
            epoch = client.query(SyncProcedures.HELLO, new Nothing()).epoch();
        }
    }

    @AfterAll
    static void stop() {
        floor.close();
        calls.close();
        site.close();
    }

    /// A new one each time: one of the procedures ends all that were given before.
    private static String token() {
        var administrator = site.caller(Role.ADMINISTRATOR, "AU");
        return site.platform().token(administrator.account(), Duration.ofMinutes(5));
    }

    private static String filled(Row row, String caseId) throws Exception {
        var input =
                switch (row.procedure()) {
                    case "device.recoverKey" -> recovering();
                    case "device.takeBack" -> takingBack();
                    case "users.wipeDevice" -> wiping();
                    default -> row.filled("AU", caseId, epoch);
                };
        if (input.contains("$key")) {
            var made =
                    calls.call(
                            ApiKeyProcedures.CREATE,
                            token(),
                            "AU",
                            RoleMatrix.row("apiKeys.create").filled("AU", caseId, epoch));
            var id = Json.MAPPER.readTree(made.text()).at("/result/data/key/id").asString();
            input = input.replace("$key", id);
        }
        input = ofLots(input);
        if (input.contains("$file")) input = input.replace("$file", sentTo(caseId));
        if (input.contains("$record")) input = input.replace("$record", anyOf(row));
        return input.replace("$user", site.caller(Role.BUYER, "AU").account());
    }

    private static Terms terms(@Nullable String install) {
        try (var client = site.client(token())) {
            return client.query(DeviceProcedures.TERMS, new TermsOf(install));
        }
    }

    private static String box(String context) {
        return SealedBox.seal(terms(null).escrowKey(), context, new byte[32]);
    }

    private static String recovering() {
        var account = site.caller(Role.ADMINISTRATOR, "AU").account();
        var context = DeviceProcedures.escrowContext(site.platform().platformId(), account);
        return Json.MAPPER.writeValueAsString(
                new RecoverKey(box(context), SealedBox.Owner.once().publicKey()));
    }

    private static String takingBack() throws Exception {
        var account = site.caller(Role.ADMINISTRATOR, "AU").account();
        var context = DeviceProcedures.workContext(site.platform().platformId(), account, "AU");
        var left = new Leave(Ids.next(), "AU", 1, box(context));
        calls.call(DeviceProcedures.LEAVE, token(), "AU", Json.MAPPER.writeValueAsString(left));
        return Json.MAPPER.writeValueAsString(
                new TakeBack(
                        terms(null).left().getLast().id(), SealedBox.Owner.once().publicKey()));
    }

    private static String wiping() {
        var install = Ids.next();
        terms(install);
        var account = site.caller(Role.ADMINISTRATOR, "AU").account();
        return Json.MAPPER.writeValueAsString(new WipeDevice(account, install, WipeReason.LOST));
    }

    /// A lot as the example needs it, with its inspection.
    private static String ofLots(String input) {
        var lot = lotFor(input);
        if (lot == null) return input;
        var inspection = lot.inspections().isEmpty() ? "" : lot.inspections().getLast().id();
        var named = input.replaceAll("\\$(draft|lot|open|done|rejected|twins|undrawn)", lot.id());
        if (input.contains("$undrawn"))
            named = Json.MAPPER.writeValueAsString(Floor.pass(lot, false));
        return named.replace("$inspection", inspection)
                .replace("$photo", input.contains("$photo") ? sentTo("lots", lot.id()) : "");
    }

    private static @Nullable Lot lotFor(String input) {
        if (input.contains("$draft")) return floor.draft();
        if (input.contains("$lot")) return floor.received();
        if (input.contains("$open")) return floor.started(floor.received());
        if (input.contains("$done")) return floor.recorded(floor.started(floor.received()), true);
        if (input.contains("$rejected")) return floor.rejected();
        if (input.contains("$undrawn")) return floor.undrawn();
        return input.contains("$twins") ? floor.twins() : null;
    }

    /// The id of a file that was sent for the case.
    private static String sentTo(String caseId) {
        return sentTo(Collections.FRAUD_CASES.name(), caseId);
    }

    private static String sentTo(String collection, String record) {
        var content = new Content(Ids.next(), RoleMatrix.ONE_BYTE, 1, "image/jpeg");
        var files = site.files(site.caller(Role.ADMINISTRATOR, "AU"), "AU");
        var offer = new Offer(collection, record, content, null);
        // The same content may be there already, from another example.
        if (!files.offer(offer).complete()) {
            files.append(content.id(), 0, new byte[] {'a'});
            files.complete(content.id());
        }
        return content.id();
    }

    /// The id of a record that the procedure reads.
    private static String anyOf(Row row) throws Exception {
        var collection =
                Collections.ALL.stream()
                        .filter(one -> one.listed().get().equals(row.procedure()))
                        .findFirst()
                        .orElseThrow();
        return rows(collection.name()).getFirst().get("id").asString();
    }

    /// What is wrong with a value, by a schema of the index.
    private static List<Error> faults(JsonNode reference, JsonNode value) {
        var schema = reference.toString().replace("contract.schema.json#", "urn:lsn:contract#");
        return SCHEMAS.getSchema(Json.MAPPER.readTree(schema))
                .validate(
                        value,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode answer(Row row) throws Exception {
        var open = site.openCases("AU", 1).getFirst();
        var procedure = requireNonNull(Procedures.named(row.procedure()));
        var told = calls.call(procedure, token(), "AU", filled(row, open.id()));
        var tree = Json.MAPPER.readTree(told.text());
        return tree.has("result") ? tree.at("/result/data") : tree;
    }

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void inputAndAnswerOfAProcedureAreAsTold(Row row) throws Exception {
        var told = INDEX.get("procedures").get(row.procedure());
        var input = Json.MAPPER.readTree(filled(row, Ids.next()));
        if (told.has("input")) assertThat(faults(told.get("input"), input)).isEmpty();
        var answer = answer(row);
        assertThat(answer.has("error")).as("%s", answer).isFalse();
        assertThat(faults(told.get("output"), answer)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void anInputThatLacksWhatIsNeededIsNeitherToldNorTaken(Row row) throws Exception {
        var procedure = requireNonNull(Procedures.named(row.procedure()));
        if (procedure.input() == Nothing.class) return;
        // A device that has no id yet tells none; who names nobody asks for everybody's devices.
        if (procedure.equals(DeviceProcedures.TERMS)) return;
        if (procedure.equals(DeviceProcedures.DEVICES)) return;
        var told = INDEX.get("procedures").get(row.procedure()).get("input");
        assertThat(faults(told, Json.MAPPER.readTree("{}"))).isNotEmpty();
        assertThat(calls.call(procedure, token(), "AU", "{}").code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @FieldSource("COLLECTIONS")
    void everyRowOfACollectionIsAsTold(String collection) throws Exception {
        var rows = rows(collection);
        assertThat(rows).isNotEmpty();
        var body = INDEX.get("collections").get(collection).get("body");
        for (var row : rows) assertThat(faults(body, row.get("body"))).isEmpty();
    }

    @Test
    void everyKindOfRowOfTheSampleIsThere() throws Exception {
        var seen = new HashSet<String>();
        for (var row : rows("orders")) {
            row.get("body").propertyNames().forEach(seen::add);
            seen.add(row.at("/body/status").asString());
        }
        assertThat(seen).contains("signals", "refunds", "CAPTURED", "PAYMENT_DECLINED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/score | 'high'",
                "/score | 61.5",
                "/level | 'HUGE'",
                "/openedAt | 'yesterday'",
                "/openedAt | 1763719200",
                "/value/minor | 9007199254740992",
                "/value | 100",
                "/reasons | null",
                "/generated | 'yes'",
                "/version | null"
            })
    void aCaseWithAnythingWrongIsNotAsTold(String place, String wrong) throws Exception {
        var open = (ObjectNode) rows("fraudCases").getFirst().get("body").deepCopy();
        var reference = INDEX.at("/collections/fraudCases/body");
        assertThat(faults(reference, open)).isEmpty();
        var parent = place.substring(0, place.lastIndexOf('/'));
        ((ObjectNode) open.at(parent))
                .set(
                        place.substring(place.lastIndexOf('/') + 1),
                        Json.MAPPER.readTree(wrong.replace('\'', '"')));
        assertThat(faults(reference, open)).isNotEmpty();
    }

    @Test
    void aRowHoldsARecordOfItsOwnCollection() throws Exception {
        var row = (ObjectNode) rows("orders").getFirst().deepCopy();
        var reference = Json.MAPPER.readTree("{\"$ref\":\"contract.schema.json#/$defs/Row\"}");
        assertThat(faults(reference, row)).isEmpty();
        row.put("collection", "fraudCases");
        assertThat(faults(reference, row)).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("COLLECTIONS")
    void aListGivesOutWhatABootstrapGivesOut(String collection) throws Exception {
        var listed = new ArrayList<JsonNode>();
        var pages = 0;
        for (@Nullable String cursor = ""; cursor != null; pages++) {
            var page = list(collection, cursor, 7);
            assertThat(page.get("items").size()).isBetween(0, 7);
            listed.addAll(page.get("items").valueStream().toList());
            cursor = page.has("nextCursor") ? page.get("nextCursor").asString() : null;
        }
        assertThat(pages).isEqualTo(Math.max(1, (listed.size() + 6) / 7));
        assertThat(listed)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        rows(collection).stream().map(row -> row.get("body")).toList());
    }

    @Test
    void whoeverAsksForTooMuchGetsWhatThereMayBe() throws Exception {
        var all = rows("orders");
        assertThat(all).hasSizeLessThan(ListProcedures.LARGEST_PAGE);
        assertThat(list("orders", "", 1_000_000).get("items").size()).isEqualTo(all.size());
    }

    @Test
    void aRecordThatIsNotThereIsNotFound() throws Exception {
        var answer =
                calls.call(
                        ListProcedures.get(Collections.ORDERS),
                        token(),
                        "AU",
                        "{'channelId':'AU','id':'%s'}".formatted(Ids.next()));
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(answer.known()).isTrue();
    }

    private static JsonNode list(String collection, String cursor, int limit) throws Exception {
        var declared =
                Collections.ALL.stream()
                        .filter(one -> one.name().equals(collection))
                        .findFirst()
                        .orElseThrow();
        var from = cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'";
        var page =
                calls.call(
                        ListProcedures.list(declared),
                        token(),
                        "AU",
                        "{'channelId':'AU','limit':%d%s}".formatted(limit, from));
        return Json.MAPPER.readTree(page.text()).at("/result/data");
    }

    private static List<JsonNode> rows(String collection) throws Exception {
        var page =
                calls.call(
                        SyncProcedures.BOOTSTRAP,
                        token(),
                        "AU",
                        "{'channel':'AU','collection':'%s','limit':%d}"
                                .formatted(collection, ROWS));
        var found = Json.MAPPER.readTree(page.text()).at("/result/data/rows");
        return found.valueStream().toList();
    }
}
