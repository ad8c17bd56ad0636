package live.lsn.rules.insights;

import live.lsn.api.model.Measure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What moved a measure: how much of its change came from each part of the orders.
///
/// What is merely added up changes by the sum of its parts' changes. An average or a share r = N ÷
/// D moves because parts pull harder or weaker away from where it was: a part contributes (n₁ −
/// r₀·d₁) ÷ D₁ − (n₀ − r₀·d₀) ÷ D₀, with r₀ = N₀ ÷ D₀; these add up to r₁ − r₀. Rounding is given
/// to the parts with the largest remainders, so that what is shown adds up, too.
///
/// @param parts in the order of the parts given
/// @param total the shown change, the sum of the parts
public record Contributions<K>(List<Part<K>> parts, long total) {
    public Contributions {
        parts = List.copyOf(parts);
    }

    /// @param amount in the unit of the measure, as in [Figure#shown]
    public record Part<K>(K key, long amount) {}

    /// An exact fraction of the unit that is shown.
    private record Exact<K>(K key, BigInteger numerator, BigInteger denominator) {
        BigInteger floor() {
            return Fractions.floor(numerator, denominator);
        }

        /// All fractions have the same denominator, so remainders compare as they are.
        BigInteger remainder() {
            return numerator.subtract(floor().multiply(denominator));
        }
    }

    /// Takes a change apart. None where there was nothing to divide by, then or now.
    ///
    /// @throws IllegalArgumentException if the measure is not made of orders
    public static <K> Contributions<K> of(
            Measure measure, Map<K, Tally> now, Map<K, Tally> before) {
        var after = Figure.of(measure, sum(now));
        var earlier = Figure.of(measure, sum(before));
        if (after.shown().isEmpty() || earlier.shown().isEmpty())
            return new Contributions<>(List.of(), 0);
        var keys = new LinkedHashMap<K, Boolean>();
        now.keySet().forEach(key -> keys.put(key, true));
        before.keySet().forEach(key -> keys.put(key, true));
        var exact = new ArrayList<Exact<K>>();
        for (var key : keys.keySet()) {
            var one = Figure.of(measure, now.getOrDefault(key, Tally.NONE));
            var other = Figure.of(measure, before.getOrDefault(key, Tally.NONE));
            exact.add(
                    Figure.isRatio(measure)
                            ? pull(key, one, after, other, earlier)
                            : new Exact<>(
                                    key,
                                    number(one.numerator()).subtract(number(other.numerator())),
                                    BigInteger.ONE));
        }
        var total = after.shown().getAsLong() - earlier.shown().getAsLong();
        return new Contributions<>(shared(exact, total), total);
    }

    private static Tally sum(Map<?, Tally> tallies) {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /// Over the common denominator D₁·D₀²; with r₀ = N₀ ÷ D₀ the part is ((n₁·D₀ − N₀·d₁)·D₀ −
    /// (n₀·D₀ − N₀·d₀)·D₁) ÷ (D₁·D₀²).
    private static <K> Exact<K> pull(
            K key, Figure now, Figure allNow, Figure before, Figure allBefore) {
        var d1 = number(allNow.denominator());
        var d0 = number(allBefore.denominator());
        var n0 = number(allBefore.numerator());
        var later = beyond(now, n0, d0).multiply(d0);
        var earlier = beyond(before, n0, d0).multiply(d1);
        return new Exact<>(
                key,
                later.subtract(earlier).multiply(Figure.steps(now.unit())),
                d1.multiply(d0).multiply(d0));
    }

    private static BigInteger beyond(Figure part, BigInteger n0, BigInteger d0) {
        return number(part.numerator())
                .multiply(d0)
                .subtract(n0.multiply(number(part.denominator())));
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    /// Whole numbers that add up to the total: each fraction's floor, and one more for those with
    /// the largest remainders. Where both ends were rounded apart the total may be one off the sum
    /// of the fractions, so what is left can be one more or one less than the parts have.
    private static <K> List<Part<K>> shared(List<Exact<K>> exact, long total) {
        var amounts = new LinkedHashMap<K, Long>();
        exact.forEach(part -> amounts.put(part.key(), part.floor().longValueExact()));
        var left = total - amounts.values().stream().mapToLong(Long::longValue).sum();
        var byRemainder = new ArrayList<>(exact);
        byRemainder.sort(Comparator.comparing(Exact<K>::remainder).reversed());
        if (left < 0) java.util.Collections.reverse(byRemainder);
        for (var at = 0; left != 0 && !byRemainder.isEmpty(); at = (at + 1) % byRemainder.size()) {
            amounts.merge(byRemainder.get(at).key(), (long) Long.signum(left), Long::sum);
            left -= Long.signum(left);
        }
        var parts = new ArrayList<Part<K>>();
        amounts.forEach((key, amount) -> parts.add(new Part<>(key, amount)));
        return parts;
    }
}
