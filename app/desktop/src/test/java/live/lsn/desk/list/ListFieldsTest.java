package live.lsn.desk.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.CaseState;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.Day;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

class ListFieldsTest {
    private static final Instant NOW = Instant.parse("2026-11-19T03:30:00Z");
    private final ListFields fields =
            ListFields.in(ZoneId.of("Australia/Sydney"), InstantSource.fixed(NOW))
                    .number("score", "Score")
                    .money("value_minor", "Value", "AUD")
                    .day("opened_at", "Opened")
                    .code("state", "State", List.of(CaseState.values()), CaseState::name)
                    .account("claimed_by", "Claimed", "you", "analyst-7")
                    .text("route", "Route")
                    .build();

    private Filter filter(String field, Condition.Op op, Object... values) {
        return fields.filters(List.of(Condition.Test.of(field, op, values))).getFirst();
    }

    @Test
    void aDayEndsWhereTheNextBeginsWhenTheClocksChange() {
        var day = Day.of(LocalDate.of(2026, 10, 4));
        assertThat(filter("opened_at", Condition.Op.BETWEEN, day, day))
                .as("the day of 23 hours")
                .isEqualTo(
                        new Filter.All(
                                List.of(
                                        since("2026-10-03T14:00:00Z"),
                                        until("2026-10-04T12:59:59.999999Z"))));
        assertThat(filter("opened_at", Condition.Op.AT_MOST, Day.of(LocalDate.of(2026, 4, 5))))
                .as("the day of 25 hours")
                .isEqualTo(until("2026-04-05T13:59:59.999999Z"));
    }

    @Test
    void todayIsTheBusinessDayOfTheChannel() {
        assertThat(filter("opened_at", Condition.Op.AT_LEAST, Day.ago(0)))
                .isEqualTo(since("2026-11-18T13:00:00Z"));
        assertThat(filter("opened_at", Condition.Op.AT_LEAST, Day.ago(18)))
                .isEqualTo(since("2026-10-31T13:00:00Z"));
    }

    @Test
    void codesAreComparedByTheirConstantsSinceIndexesHoldRanks() {
        assertThat(filter("state", Condition.Op.IS, "OPEN"))
                .isEqualTo(Filter.of("state", Op.EQUALS, CaseState.OPEN));
        assertThat(filter("state", Condition.Op.IS_NOT, "OPEN", "DECIDED"))
                .isEqualTo(Filter.of("state", Op.NONE_OF, CaseState.OPEN, CaseState.DECIDED));
        assertThatThrownBy(() -> filter("state", Condition.Op.IS, "GONE"))
                .hasMessageContaining("state has no value GONE");
    }

    @Test
    void meIsWhoeverIsSignedIn() {
        assertThat(filter("claimed_by", Condition.Op.IS, ListFields.ME))
                .isEqualTo(Filter.of("claimed_by", Op.EQUALS, "analyst-7"));
    }

    @Test
    void theRowsBehindAFigureOpenAsConditionsThatAskTheSame() {
        var asked =
                List.of(
                        since("2026-11-18T13:00:00Z"),
                        until("2026-11-19T03:29:59.999999Z"),
                        Filter.of("state", Op.ANY_OF, CaseState.OPEN, CaseState.ESCALATED),
                        new Filter.Any(
                                List.of(
                                        Filter.of("value_minor", Op.AT_LEAST, 5L),
                                        new Filter.Not(Filter.of("route", Op.IS_NULL)))));
        var conditions = fields.conditions(asked);
        assertThat(conditions).hasSize(3);
        assertThat(conditions.getFirst())
                .isEqualTo(
                        Condition.Test.of(
                                "opened_at",
                                Condition.Op.BETWEEN,
                                Instant.parse("2026-11-18T13:00:00Z"),
                                Instant.parse("2026-11-19T03:29:59.999999Z")));
        assertThat(fields.filters(conditions))
                .containsExactly(new Filter.All(asked.subList(0, 2)), asked.get(2), asked.get(3));
        assertThatThrownBy(() -> fields.conditions(List.of(Filter.of("level", Op.NOT_NULL))))
                .hasMessageContaining("no field level");
    }

    private static Filter since(String at) {
        return Filter.of("opened_at", Op.AT_LEAST, Instant.parse(at));
    }

    private static Filter until(String at) {
        return Filter.of("opened_at", Op.AT_MOST, Instant.parse(at));
    }
}
