package live.lsn.desk.store;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Claim;
import live.lsn.api.model.Decision;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Made-up fraud cases: few different values, so that ties and matches are common.
final class Cases {
    static final SyncedCollection<FraudCase> CASES = Collections.FRAUD_CASES;
    private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");
    private static final List<String> FIRST = List.of("Zoë", "Ann-Marie", "Łukasz", "José", "Mia");
    private static final List<String> LAST = List.of("O'Brien", "Smith", "Ångström", "Li", "smith");
    private static final List<String> REASONS =
            List.of("VEL_CARD_ATTEMPTS", "IP_PROXY", "VAL_HIGH", "DEV_EMULATOR");

    private Cases() {}

    static String id(long number) {
        return "0192%04x-%04x-7000-8000-%012x"
                .formatted(number >> 16 & 0xffff, number & 0xffff, number);
    }

    static FraudCase random(Random random, long number, long version) {
        var state = CaseState.values()[random.nextInt(4)];
        var level = RiskLevel.values()[random.nextInt(4)];
        var opened = BEGIN.plusSeconds(random.nextInt(90) * 3_600L);
        return new FraudCase(
                id(number),
                version,
                "AU",
                "CASE-" + (10_000 + number),
                id(number + 5_000_000),
                "ORD-" + random.nextInt(50),
                random.nextInt(4) == 0 ? null : id(random.nextInt(20) + 9_000_000L),
                random.nextInt(5) == 0 ? null : pick(random, FIRST) + " " + pick(random, LAST),
                random.nextInt(5) == 0 ? null : "u" + random.nextInt(9) + "@example.org",
                opened,
                opened.plusSeconds(7_200),
                random.nextInt(11) * 10,
                random.nextInt(200),
                level,
                state,
                new Money(random.nextInt(40) * 2_550L, "AUD"),
                random.nextInt(3) == 0 ? "AU → NG" : "AU",
                List.of(
                        new Reason(
                                pick(random, REASONS),
                                Layer.values()[random.nextInt(9)],
                                1 + random.nextInt(40),
                                Map.of("previous", "3", "limit", "2"))),
                List.of(Layer.GEOGRAPHY, Layer.BLACKLIST),
                "v1",
                "9f".repeat(32),
                "3c".repeat(32),
                state == CaseState.DECIDED ? List.of(decision(random, opened)) : List.of(),
                random.nextInt(6) == 0 ? new Claim(id(77), opened.plusSeconds(600)) : null,
                List.of(),
                true);
    }

    private static Decision decision(Random random, Instant opened) {
        var code = DecisionCode.values()[random.nextInt(11)];
        return new Decision(
                id(88), id(77), opened.plusSeconds(60), code.verdict(), code, "called them");
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static CachedRow row(FraudCase fraudCase) {
        return row(CASES, fraudCase);
    }

    static <A extends Aggregate> CachedRow row(SyncedCollection<A> collection, A aggregate) {
        return new CachedRow(
                collection.name(),
                aggregate.id(),
                aggregate.version(),
                aggregate,
                Json.MAPPER.writeValueAsBytes(aggregate));
    }

    static Overlay overlay(List<FraudCase> altered) {
        var rows = new java.util.HashMap<String, Aggregate>();
        for (var fraudCase : altered) rows.put(fraudCase.id(), fraudCase);
        return new Overlay(Map.of(CASES.name(), rows));
    }

    static ListQuery<FraudCase> query(
            List<Filter> filters, @Nullable String text, String sort, boolean descending) {
        return new ListQuery<>(CASES, filters, text, new Sort(sort, descending));
    }
}
