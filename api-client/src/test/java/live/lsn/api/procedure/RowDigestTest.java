package live.lsn.api.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RowDigestTest {
    @Property
    void theOrderOfRowsDoesNotMatterAndEveryVersionDoes(
            @ForAll @Size(min = 1, max = 30) Map<Integer, Long> versions, @ForAll long seed) {
        var ids = new ArrayList<>(versions.keySet());
        var one = digest(ids, versions);
        assertThat(new BigInteger(one, 16)).isEqualTo(oracle(versions));
        Collections.shuffle(ids, new Random(seed));
        assertThat(digest(ids, versions)).isEqualTo(one);
        var other = new java.util.HashMap<>(versions);
        other.merge(ids.getFirst(), 1L, Long::sum);
        assertThat(digest(ids, other)).isNotEqualTo(one);
    }

    @Test
    void noRowsAreZerosAndTheSameRowTwiceIsCounted() {
        var digest = new RowDigest();
        assertThat(digest.hash()).isEqualTo("0".repeat(32));
        digest.add("a", 1);
        digest.add("a", 1);
        assertThat(digest.hash()).isEqualTo("0".repeat(32));
        assertThat(digest.count()).isEqualTo(2);
    }

    private static String digest(List<Integer> ids, Map<Integer, Long> versions) {
        var digest = new RowDigest();
        for (var id : ids) digest.add("row-" + id, versions.getOrDefault(id, 0L));
        return digest.hash();
    }

    private static BigInteger oracle(Map<Integer, Long> versions) {
        return versions.entrySet().stream()
                .map(row -> hash("row-" + row.getKey() + "\n" + row.getValue()))
                .reduce(BigInteger.ZERO, BigInteger::xor)
                .shiftRight(128);
    }

    private static BigInteger hash(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return new BigInteger(1, sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
