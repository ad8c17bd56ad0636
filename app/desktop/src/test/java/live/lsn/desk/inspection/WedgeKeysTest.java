package live.lsn.desk.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class WedgeKeysTest {
    private static final long MILLI = 1_000_000;
    private final List<String> came = new ArrayList<>();
    private final WedgeKeys keys =
            new WedgeKeys(key -> came.add("key " + (char) key), code -> came.add("scan " + code));

    private long type(String text, long from, long gap) {
        var at = from;
        for (var character : text.toCharArray()) {
            keys.type(character, at * MILLI);
            at += gap;
        }
        return at;
    }

    @Test
    void aCodeThatBeginsWithADigitIsNoDefect() {
        var at = type("4006381333931", 0, 5);
        assertThat(keys.end(at * MILLI)).isTrue();
        assertThat(came).containsExactly("scan 4006381333931");
    }

    @Test
    void keysOfAPersonAreTakenOneByOne() {
        var at = type("11", 0, 120);
        assertThat(keys.end(at * MILLI)).isFalse();
        assertThat(came).containsExactly("key 1", "key 1");
    }

    @Test
    void aKeyThatNothingFollowsIsAPersons() {
        type("3", 0, 0);
        assertThat(came).isEmpty();
        keys.release();
        assertThat(came).containsExactly("key 3");
    }

    @Test
    void aKeyJustBeforeAScanIsNoPartOfIt() {
        type("2", 0, 0);
        var at = type("SN-0042", 100, 5);
        assertThat(keys.end(at * MILLI)).isTrue();
        assertThat(came).containsExactly("key 2", "scan SN-0042");
    }
}
