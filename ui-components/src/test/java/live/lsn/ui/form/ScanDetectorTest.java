package live.lsn.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.util.List;

class ScanDetectorTest {
    private static final long MILLI = 1_000_000;

    @Property
    void whatAPersonTypesIsNeverTakenForAScan(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text,
            @ForAll @Size(41) List<@IntRange(min = 60, max = 900) Integer> gaps) {
        var detector = new ScanDetector();
        var now = 0L;
        for (var i = 0; i < text.length(); i++) {
            now += gaps.get(i) * MILLI;
            detector.type(text.charAt(i), now);
        }
        assertThat(detector.end(now + gaps.get(40) * MILLI)).isNull();
    }

    @Property
    void aBurstIsOneScanHoweverItsKeysAreBunched(
            @ForAll @StringLength(max = 12) @AlphaChars String typedBefore,
            @ForAll @StringLength(min = 4, max = 40) @NumericChars String code,
            @ForAll @Size(41) List<@IntRange(min = 0, max = 35) Integer> gaps) {
        var detector = new ScanDetector();
        var now = 0L;
        for (var each : typedBefore.toCharArray()) {
            now += 80 * MILLI;
            detector.type(each, now);
        }
        now += 80 * MILLI;
        for (var i = 0; i < code.length(); i++) {
            if (i > 0) now += gaps.get(i) * MILLI;
            detector.type(code.charAt(i), now);
        }
        now += gaps.get(40) * MILLI;
        assertThat(detector.end(now)).isEqualTo(code);
        assertThat(detector.end(now)).isNull();
    }

    @Property
    void fewerThanFourCharactersAreNoScan(
            @ForAll @StringLength(max = 3) @NumericChars String code) {
        var detector = new ScanDetector();
        for (var each : code.toCharArray()) detector.type(each, 0);
        assertThat(detector.end(0)).isNull();
    }
}
