package live.lsn.api.collection;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Personal;
import live.lsn.api.trpc.Json;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class CollectionsTest {
    private static final String MARK = "personal-mark-";

    /// Fills every personal component with a marker and looks for it in every plain column.
    @TestFactory
    Stream<DynamicTest> noPlainColumnHoldsAnythingPersonal() {
        return Collections.ALL.stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> holdsNothingPersonal(c)));
    }

    private static <A extends Aggregate> void holdsNothingPersonal(SyncedCollection<A> collection) {
        var aggregate = Json.MAPPER.treeToValue(filled(collection.type()), collection.type());
        for (var column : collection.columns()) {
            var stored = String.valueOf(column.stored(aggregate));
            if (column.type() == Column.Type.KEYED) {
                assertThat(stored)
                        .as(
                                "%s.%s is keyed, so it should be personal",
                                collection.name(), column.name())
                        .contains(MARK);
            } else {
                assertThat(stored)
                        .as("%s.%s", collection.name(), column.name())
                        .doesNotContain(MARK);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> recordsSurviveTheWire() {
        return Collections.ALL.stream()
                .map(
                        c ->
                                DynamicTest.dynamicTest(
                                        c.name(),
                                        () -> {
                                            var aggregate =
                                                    Json.MAPPER.treeToValue(
                                                            filled(c.type()), c.type());
                                            var again =
                                                    Json.MAPPER.readValue(
                                                            Json.MAPPER.writeValueAsBytes(
                                                                    aggregate),
                                                            c.type());
                                            assertThat(again).isEqualTo(aggregate);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> declarationsAreSound() {
        var names = new HashSet<String>();
        return Collections.ALL.stream()
                .map(
                        c ->
                                DynamicTest.dynamicTest(
                                        c.name(),
                                        () -> {
                                            assertThat(names.add(c.table())).isTrue();
                                            assertThat(c.sqlColumns())
                                                    .doesNotHaveDuplicates()
                                                    .allMatch(
                                                            column ->
                                                                    column.matches("[a-z][a-z_]*"));
                                            assertThat(c.sqlColumns()).containsAll(c.search());
                                            c.indexes()
                                                    .forEach(
                                                            index ->
                                                                    assertThat(c.sqlColumns())
                                                                            .containsAll(index));
                                            assertThat(c.shapeHash())
                                                    .matches("[0-9a-f]{16}")
                                                    .isEqualTo(c.shapeHash());
                                        }));
    }

    private static ObjectNode filled(Class<?> type) {
        var node = JsonNodeFactory.instance.objectNode();
        for (var component : type.getRecordComponents()) {
            node.set(
                    component.getName(),
                    Json.MAPPER.valueToTree(sample(component, component.getGenericType())));
        }
        return node;
    }

    private static Object sample(RecordComponent component, Type type) {
        var raw =
                type instanceof ParameterizedType parameterized
                        ? (Class<?>) parameterized.getRawType()
                        : (Class<?>) type;
        if (component.isAnnotationPresent(Personal.class)) return MARK + component.getName();
        if (raw == String.class)
            return component.getName().endsWith("urrency") ? "AUD" : "x-" + component.getName();
        if (raw == Instant.class) return Instant.ofEpochSecond(1_700_000_000);
        if (raw == java.time.LocalDate.class) return "2026-10-04";
        if (raw == boolean.class || raw == Boolean.class) return true;
        if (raw == List.class || raw == Set.class) {
            return new ArrayList<>(
                    List.of(
                            sample(
                                    component,
                                    ((ParameterizedType) type).getActualTypeArguments()[0])));
        }
        if (raw == Map.class) {
            var arguments = ((ParameterizedType) type).getActualTypeArguments();
            return new LinkedHashMap<>(
                    Map.of(
                            String.valueOf(sample(component, arguments[0])),
                            sample(component, arguments[1])));
        }
        if (raw.isEnum()) return ((Enum<?>) raw.getEnumConstants()[0]).name();
        if (raw == live.lsn.api.model.RuleSet.class
                || raw == live.lsn.api.model.FraudRule.class
                || raw.getSimpleName().equals("Condition")) return ruleParts(raw);
        if (raw.isRecord()) return filled(raw);
        return rising(component.getName());
    }

    /// Limits of a rule set must rise, so its numbers cannot all be alike.
    private static int rising(String name) {
        return switch (name) {
            case "mediumFrom" -> 30;
            case "highFrom", "reviewFrom" -> 60;
            case "criticalFrom" -> 80;
            case "declineFrom" -> 90;
            default -> 7;
        };
    }

    private static Object ruleParts(Class<?> raw) {
        if (raw.getSimpleName().equals("Condition")) {
            return Map.of("feature", "VALUE", "comparison", "AT_LEAST", "value", 5);
        }
        return Map.of(
                "code",
                "VAL_X",
                "layer",
                "VALUE",
                "points",
                5,
                "when",
                List.of(ruleParts(live.lsn.api.model.Condition.class)));
    }
}
