package live.lsn.rules.fraud;

import live.lsn.api.model.AvsResult;
import live.lsn.api.model.Condition;
import live.lsn.api.model.CvvResult;
import live.lsn.api.model.Entity;
import live.lsn.api.model.FraudRule;
import live.lsn.api.model.GeoPoint;
import live.lsn.api.model.Layer;
import live.lsn.api.model.OrderSignals;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RuleSet;
import live.lsn.api.model.ThreeDSecure;
import live.lsn.rules.fraud.Score.Action;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Scores an order by a rule set: pure, and the same bit for bit wherever and whenever it is done
/// again.
public final class Scoring {
    private static final double EARTH_KM = 6_371.0088;
    private static final int FAR_ENOUGH_KM = 50;
    private static final int ENOUGH_FOR_SHARE = 100;
    private static final int ENOUGH_FOR_REFUND_RATE = 4;
    private static final int ENOUGH_FOR_USUAL = 3;

    private final RuleSet ruleSet;
    private final String ruleSetHash;
    private final List<Test> tests;

    /// A rule with the texts of its conditions, made once a rule set and not once an order.
    private record Test(FraudRule rule, List<Worded> when) {
        static Test of(FraudRule rule) {
            return new Test(rule, rule.when().stream().map(Worded::of).toList());
        }
    }

    /// @param key what tells its value from those of other conditions
    /// @param name how its operands are called in texts
    private record Worded(
            Condition condition, String key, String name, String limit, @Nullable String window) {
        static Worded of(Condition condition) {
            var window = condition.windowMs();
            return new Worded(
                    condition,
                    condition.feature()
                            + "/"
                            + condition.by()
                            + "/"
                            + condition.of()
                            + "/"
                            + window,
                    Scoring.name(condition),
                    String.valueOf(condition.value()),
                    window == null ? null : String.valueOf(window));
        }
    }

    public Scoring(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.ruleSetHash = sha256(ruleSet.toString());
        this.tests = ruleSet.rules().stream().map(Test::of).toList();
    }

    /// Scores the order by what was known before it. The history is not changed, but for events
    /// that no window reaches any more.
    public Score score(OrderFacts facts, FraudHistory history) {
        var seen = new LinkedHashMap<String, @Nullable Long>();
        var reasons = new ArrayList<Reason>();
        var withData = EnumSet.noneOf(Layer.class);
        for (var test : tests) {
            var rule = test.rule();
            var fires = true;
            for (var worded : test.when()) {
                var value = value(worded, facts, history, seen);
                if (value != null) withData.add(rule.layer());
                fires &= value != null && worded.condition().holds(value);
            }
            if (fires)
                reasons.add(
                        new Reason(rule.code(), rule.layer(), rule.points(), operands(test, seen)));
        }
        reasons.sort(
                Comparator.comparing(Reason::layer)
                        .thenComparing(Reason::points, Comparator.reverseOrder()));
        var points = reasons.stream().mapToInt(Reason::points).sum();
        var score = Math.min(100, points);
        var noData = EnumSet.complementOf(withData);
        return new Score(
                points,
                score,
                ruleSet.levelOf(score),
                action(score),
                List.copyOf(reasons),
                List.copyOf(noData),
                ruleSetHash,
                sha256(facts.order().id() + seen));
    }

    private Action action(int score) {
        if (score >= ruleSet.declineFrom()) return Action.DECLINE;
        return score >= ruleSet.reviewFrom() ? Action.REVIEW : Action.APPROVE;
    }

    private static Map<String, String> operands(Test test, Map<String, @Nullable Long> seen) {
        var operands = new LinkedHashMap<String, String>();
        for (var worded : test.when()) {
            operands.put(worded.name(), String.valueOf(seen.get(worded.key())));
            operands.put(worded.name() + "Limit", worded.limit());
            if (worded.window() != null) operands.put(worded.name() + "WindowMs", worded.window());
        }
        return operands;
    }

    /// `attempts`, `distinctCard`, `ipBillingKm`: how operands are called in texts.
    private static String name(Condition condition) {
        var words =
                condition.feature().name() + (condition.of() == null ? "" : "_" + condition.of());
        var name = new StringBuilder();
        for (var word : words.toLowerCase(Locale.ROOT).split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /// Each value is worked out once an order, however many rules look at it.
    private static @Nullable Long value(
            Worded worded,
            OrderFacts facts,
            FraudHistory history,
            Map<String, @Nullable Long> seen) {
        var known = seen.get(worded.key());
        if (known != null || seen.containsKey(worded.key())) return known;
        var condition = worded.condition();
        var value =
                condition.feature().velocity()
                        ? velocity(condition, facts, history)
                        : point(condition, facts, history);
        seen.put(worded.key(), value);
        return value;
    }

    private static @Nullable Long velocity(
            Condition condition, OrderFacts facts, FraudHistory history) {
        var by = java.util.Objects.requireNonNull(condition.by());
        var key = facts.key(by);
        if (key == null) return null;
        var log = history.of(by, key);
        var t = facts.at();
        var window = condition.windowMs() == null ? 0 : condition.windowMs();
        return switch (condition.feature()) {
            case ATTEMPTS -> log == null ? 0L : log.attempts(t, window);
            case ORDERS -> log == null ? 0L : log.orders(t, window);
            case DECLINES -> log == null ? 0L : log.attempts(t, window) - log.orders(t, window);
            case SPEND -> log == null ? 0L : log.spend(t, window);
            case AGE_MINUTES -> log == null ? 0L : (t - log.firstAt()) / 60_000;
            case DISTINCT -> {
                var of = java.util.Objects.requireNonNull(condition.of());
                yield (long) history.distinct(log, of, t, window, facts.key(of));
            }
            default -> throw new IllegalStateException("no velocity: " + condition.feature());
        };
    }

    private static @Nullable Long point(
            Condition condition, OrderFacts facts, FraudHistory history) {
        return switch (condition.feature()) {
            case CUSTOMER_ORDERS,
                    CUSTOMER_CHARGEBACKS,
                    REFUND_RATE_PERCENT,
                    ACCOUNT_AGE_HOURS,
                    VALUE_OF_USUAL_PERCENT,
                    TRAVEL_KMH ->
                    ofCustomer(condition, facts, history);
            case VALUE -> facts.order().total().minor();
            case VALUE_PER_MILLE -> {
                var orders = history.recentOrders(facts.at());
                yield orders < ENOUGH_FOR_SHARE
                        ? null
                        : 1_000L * history.recentBelow(facts.order().total().minor()) / orders;
            }
            case HIGH_RESALE_PERCENT ->
                    facts.order().total().minor() <= 0
                            ? null
                            : 100 * facts.highResaleMinor() / facts.order().total().minor();
            default -> {
                var signals = facts.order().signals();
                yield signals == null ? null : ofSignals(condition, signals);
            }
        };
    }

    private static @Nullable Long ofCustomer(
            Condition condition, OrderFacts facts, FraudHistory history) {
        var id = facts.order().customerId();
        if (id == null) return null;
        var log = history.of(Entity.CUSTOMER, id);
        var customer = facts.customer();
        var t = facts.at();
        return switch (condition.feature()) {
            case CUSTOMER_ORDERS -> log == null ? 0L : log.orders();
            case CUSTOMER_CHARGEBACKS ->
                    customer == null
                            ? null
                            : customer.chargebacks().stream()
                                    .filter(c -> c.at().toEpochMilli() < t)
                                    .count();
            case REFUND_RATE_PERCENT ->
                    log == null || log.orders() < ENOUGH_FOR_REFUND_RATE
                            ? null
                            : history.refundPercent(log, t);
            case ACCOUNT_AGE_HOURS ->
                    customer == null || customer.createdAt() == null
                            ? null
                            : (t - customer.createdAt().toEpochMilli()) / 3_600_000;
            case VALUE_OF_USUAL_PERCENT -> {
                if (log == null || log.orders() < ENOUGH_FOR_USUAL || history.meanMinor(log) == 0)
                    yield null;
                yield 100 * facts.order().total().minor() / history.meanMinor(log);
            }
            case TRAVEL_KMH -> log == null ? null : travel(facts, history.lastPlaced(log));
            default ->
                    throw new IllegalStateException(
                            "nothing of a customer: " + condition.feature());
        };
    }

    private static @Nullable Long travel(OrderFacts facts, FraudHistory.@Nullable Event before) {
        var signals = facts.order().signals();
        if (before == null
                || before.place() == null
                || signals == null
                || signals.ipPlace() == null) return null;
        var km = kilometres(before.place(), signals.ipPlace());
        if (km < FAR_ENOUGH_KM) return null;
        return km * 3_600_000 / Math.max(1_000, facts.at() - before.at());
    }

    private static @Nullable Long ofSignals(Condition condition, OrderSignals signals) {
        return switch (condition.feature()) {
            case DEVICE_EMULATOR -> flag(signals.emulator());
            case DEVICE_ZONE_GAP_MINUTES ->
                    signals.deviceUtcOffsetMinutes() == null || signals.ipUtcOffsetMinutes() == null
                            ? null
                            : Math.abs(
                                    (long) signals.deviceUtcOffsetMinutes()
                                            - signals.ipUtcOffsetMinutes());
            case IP_HOSTING -> flag(signals.ipHosting());
            case IP_PROXY -> flag(signals.ipProxy());
            case IP_BILLING_KM ->
                    signals.ipPlace() == null || signals.billingPlace() == null
                            ? null
                            : kilometres(signals.ipPlace(), signals.billingPlace());
            case BILLING_SHIPPING_DIFFER ->
                    signals.billing() == null || signals.shipping() == null
                            ? null
                            : flag(
                                    !live.lsn.api.collection.Collections.key(signals.billing())
                                            .equals(
                                                    live.lsn.api.collection.Collections.key(
                                                            signals.shipping())));
            case FREIGHT_FORWARDER -> flag(signals.freightForwarder());
            case CARD_COUNTRY_DIFFERS ->
                    signals.cardCountry() == null || signals.billing() == null
                            ? null
                            : flag(!signals.cardCountry().equals(signals.billing().country()));
            case AVS_FAILED ->
                    signals.avs() == null || signals.avs() == AvsResult.UNAVAILABLE
                            ? null
                            : flag(signals.avs() == AvsResult.MISMATCH);
            case CVV_FAILED ->
                    signals.cvv() == null || signals.cvv() == CvvResult.NOT_PROVIDED
                            ? null
                            : flag(signals.cvv() == CvvResult.MISMATCH);
            case THREE_D_SECURE_MISSING ->
                    signals.threeDSecure() == null
                            ? null
                            : flag(
                                    signals.threeDSecure() == ThreeDSecure.NOT_ATTEMPTED
                                            || signals.threeDSecure() == ThreeDSecure.FAILED);
            case CARD_PREPAID -> flag(signals.cardPrepaid());
            default -> throw new IllegalStateException("no signal: " + condition.feature());
        };
    }

    private static @Nullable Long flag(@Nullable Boolean value) {
        return value == null ? null : value ? 1L : 0L;
    }

    /// Great-circle distance by the haversine formula on a sphere of the mean radius 6,371.0088 km
    /// (IUGG), rounded down; `StrictMath`, so that it is the same on every machine.
    static long kilometres(GeoPoint a, GeoPoint b) {
        var latA = StrictMath.toRadians(a.latitudeE6() / 1e6);
        var latB = StrictMath.toRadians(b.latitudeE6() / 1e6);
        var dLat = StrictMath.sin((latB - latA) / 2);
        var dLon =
                StrictMath.sin(StrictMath.toRadians((b.longitudeE6() - a.longitudeE6()) / 1e6) / 2);
        var h = dLat * dLat + StrictMath.cos(latA) * StrictMath.cos(latB) * dLon * dLon;
        return (long) (2 * EARTH_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, h))));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
