package live.lsn.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ContractTest {
    private final Contract contract = new Contract();

    enum Size {
        SMALL,
        LARGE
    }

    sealed interface Drawing {
        record Circle(int radius) implements Drawing {}

        record Line(List<@Nullable Long> points) implements Drawing {}
    }

    record Everything(
            String text,
            @Nullable String maybe,
            Instant at,
            int count,
            long amount,
            double share,
            boolean flag,
            Size size,
            Set<Size> sizes,
            Map<String, @Nullable Integer> named,
            Drawing drawing,
            JsonNode anything) {}

    record Timed(Duration pause) {}

    private static Contract of(Class<?> output) {
        return new Contract(
                List.of(Procedure.query("test.it", Nothing.class, output, null)), List.of());
    }

    private String file(String name) {
        return requireNonNull(contract.files().get(name));
    }

    private static JsonNode schema(Contract contract, String type) {
        return Json.MAPPER
                .readTree(requireNonNull(contract.files().get("contract.schema.json")))
                .get("$defs")
                .get(type);
    }

    @Test
    void theSameDeclarationsGiveTheSameBytes(@TempDir Path dir) throws Exception {
        contract.write(dir);
        var again = new Contract();
        for (var name : contract.files().keySet()) {
            assertThat(Files.readString(dir.resolve(name)))
                    .isEqualTo(again.files().get(name))
                    .endsWith("\n")
                    .doesNotContain("\r");
        }
    }

    @Test
    void everyProcedureCollectionAndRoleIsThere() {
        var index = Json.MAPPER.readTree(file("contract.json"));
        assertThat(index.get("procedures").propertyNames())
                .containsExactlyElementsOf(Procedures.ALL.stream().map(Procedure::name).toList());
        assertThat(index.get("collections").propertyNames())
                .containsExactlyElementsOf(
                        Collections.ALL.stream().map(collection -> collection.name()).toList());
        assertThat(index.get("roles").propertyNames()).hasSize(Role.values().length);
        assertThat(index.at("/procedures/lsnFraudFinancial.decideCase").toString())
                .isEqualTo(
                        "{\"kind\":\"mutation\",\"permission\":\"FRAUD_DECIDE\","
                            + "\"input\":{\"$ref\":\"contract.schema.json#/$defs/DecideCase\"},"
                            + "\"output\":{\"$ref\":\"contract.schema.json#/$defs/FraudCase\"}}");
        assertThat(index.at("/collections/orders/shape").asString())
                .isEqualTo(Collections.ORDERS.shapeHash());
    }

    @Test
    void theListsOfEveryCollectionAreThereUnderTheirOwnTypes() {
        var index = Json.MAPPER.readTree(file("contract.json"));
        for (var collection : Collections.ALL) {
            var told = index.get("collections").get(collection.name());
            assertThat(told.get("list").asString()).isEqualTo(collection.listed().list());
            assertThat(told.get("get").asString()).isEqualTo(collection.listed().get());
        }
        assertThat(index.at("/procedures/orders.list/output/properties/items/items").toString())
                .isEqualTo("{\"$ref\":\"contract.schema.json#/$defs/Order\"}");
        assertThat(file("contract.d.ts"))
                .contains(
                        "readonly \"orders.list\": Procedure<\"query\", ListPage,"
                                + " ListingOf<\"orders\">, \"ORDERS_READ\">;",
                        "readonly \"me.get\": Procedure<\"query\", GetOne, User, null>;");
    }

    @Test
    void everyReferenceLeadsToADefinition() {
        var definitions =
                Json.MAPPER.readTree(file("contract.schema.json")).get("$defs").propertyNames();
        var references =
                java.util.regex.Pattern.compile("#/\\$defs/(\\w+)\"")
                        .matcher(file("contract.json") + file("contract.schema.json"))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(references).hasSizeGreaterThan(50).allMatch(definitions::contains);
    }

    @Test
    void everyKindOfValueHasItsSchema() {
        var properties = schema(of(Everything.class), "Everything").get("properties");
        assertThat(properties.get("text").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(properties.get("maybe").toString())
                .isEqualTo("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}");
        assertThat(properties.get("at").toString())
                .isEqualTo("{\"type\":\"string\",\"format\":\"date-time\"}");
        assertThat(properties.get("amount").toString())
                .isEqualTo(
                        "{\"type\":\"integer\",\"minimum\":-9007199254740991,"
                                + "\"maximum\":9007199254740991}");
        assertThat(properties.get("count").get("maximum").asInt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(properties.get("share").toString()).isEqualTo("{\"type\":\"number\"}");
        assertThat(properties.get("flag").toString()).isEqualTo("{\"type\":\"boolean\"}");
        assertThat(properties.get("sizes").toString())
                .isEqualTo(
                        "{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Size\"},"
                                + "\"uniqueItems\":true}");
        assertThat(properties.get("named").get("additionalProperties").has("anyOf")).isTrue();
        assertThat(properties.get("anything").toString()).isEqualTo("{}");
        assertThat(schema(of(Everything.class), "Size").toString())
                .isEqualTo("{\"enum\":[\"SMALL\",\"LARGE\"]}");
        assertThat(schema(of(Everything.class), "Drawing").toString())
                .isEqualTo(
                        "{\"anyOf\":[{\"$ref\":\"#/$defs/Circle\"},{\"$ref\":\"#/$defs/Line\"}]}");
    }

    @Test
    void onlyWhatMayBeMissingIsNotRequired() {
        var required = schema(of(Everything.class), "Everything").get("required");
        assertThat(required.valueStream().map(JsonNode::asString))
                .contains("text", "flag", "anything")
                .doesNotContain("maybe");
    }

    @Test
    void everyKindOfValueHasItsType() {
        assertThat(requireNonNull(of(Everything.class).files().get("contract.d.ts")))
                .contains(
                        """
                        export interface Everything {
                          readonly text: string;
                          readonly maybe?: string | null;
                          readonly at: string;
                          readonly count: number;
                          readonly amount: number;
                          readonly share: number;
                          readonly flag: boolean;
                          readonly size: Size;
                          readonly sizes: readonly Size[];
                          readonly named: Readonly<Record<string, number | null>>;
                          readonly drawing: Drawing;
                          readonly anything: unknown;
                        }
                        """)
                .contains("export type Drawing = Circle | Line;\n")
                .contains("readonly points: readonly (number | null)[];")
                .contains("readonly \"test.it\": Procedure<\"query\", void, Everything, null>;");
    }

    @Test
    void whatTellsWhoSomebodyIsIsMarked() {
        assertThat(schema(contract, "Address").at("/properties/street/x-personal").asBoolean())
                .isTrue();
        assertThat(schema(contract, "Address").at("/properties/country").has("x-personal"))
                .isFalse();
    }

    @Test
    void aTypeThatTheWireHasNoFormForIsNamed() {
        assertThatThrownBy(() -> of(Timed.class))
                .hasMessage("the contract has no form for java.time.Duration");
    }
}
