package live.lsn.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SlidingWindowTest {
    private static final long WINDOW = 1_200;
    private static final long SLICE = SlidingWindow.sliceNanos(WINDOW);

    private record Passed(long at, int calls) {}

    /// Whatever comes when: no window holds more than the limit.
    @Property
    void noWindowEverHoldsMoreThanTheLimit(
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @LongRange(min = -10_000, max = 10_000) long start,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 400) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 5) int calls) {
        var window = new SlidingWindow(limit, WINDOW, start);
        var passed = new ArrayList<Passed>();
        var now = start;
        for (var pause : pauses) {
            now += pause;
            if (window.take(calls, now) == 0) passed.add(new Passed(now, Math.min(calls, limit)));
        }
        for (var first : passed)
            assertThat(
                            passed.stream()
                                    .filter(p -> p.at() >= first.at())
                                    .filter(p -> p.at() - first.at() < WINDOW)
                                    .mapToInt(Passed::calls)
                                    .sum())
                    .isLessThanOrEqualTo(limit);
    }

    /// Whoever is refused was near the limit within the window and one slice more; whoever waits as
    /// told gets through.
    @Property
    void nobodyIsRefusedWithoutNeedAndWhoeverWaitsAsToldGetsThrough(
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 400) Integer> pauses) {
        var window = new SlidingWindow(limit, WINDOW, 0);
        var passed = new ArrayList<Long>();
        var now = 0L;
        for (var pause : pauses) {
            now += pause;
            var wait = window.take(1, now);
            if (wait > 0) {
                var at = now;
                assertThat(passed.stream().filter(p -> at - p < WINDOW + SLICE).count())
                        .isGreaterThanOrEqualTo(limit);
                assertThat(wait).isLessThanOrEqualTo(WINDOW + SLICE);
                now += wait;
                assertThat(window.take(1, now)).isZero();
            }
            passed.add(now);
        }
    }

    @Test
    void aDeskThatSendsTenThousandCommandsInThreeMinutesIsNeverHeldBack() {
        var limits = RateLimits.usual();
        var limiter = new Limiter(limits.perUser(), limits.window(), 0);
        var step = Duration.ofMinutes(3).toNanos() / 10_000;
        for (var i = 0; i < 10_000; i++) assertThat(limiter.take("desk", 1, i * step)).isZero();
    }

    @Test
    void twoHundredDesksBehindOneAddressAreNeverHeldBack() {
        var limits = RateLimits.usual();
        var limiter = new Limiter(limits.perAddress(), limits.window(), 0);
        // Each pulls three times a second and sends a command every other, one drains its queue.
        for (var second = 0; second < 180; second++)
            for (var calls : List.of(200 * 3, 200 / 2, 60))
                assertThat(limiter.take("office", calls, second * 1_000_000_000L)).isZero();
    }

    @Test
    void keysThatWereSilentForAWindowAreForgottenAndTooManyShareOne() {
        var limiter = new Limiter(100, Duration.ofSeconds(1), 0);
        for (var i = 0; i < Limiter.MOST_KEYS + 1_000; i++) limiter.take("key" + i, 1, 0);
        assertThat(limiter.keys()).isEqualTo(Limiter.MOST_KEYS + 1);
        assertThat(limiter.take("one more", 1, 0)).as("a window that many share").isPositive();
        assertThat(limiter.take("key0", 1, 0)).as("one's own").isZero();
        var later = Duration.ofSeconds(10).toNanos();
        limiter.take("key0", 1, later);
        assertThat(limiter.keys()).isEqualTo(1);
    }
}
