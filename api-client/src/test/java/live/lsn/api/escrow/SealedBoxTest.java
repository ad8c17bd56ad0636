package live.lsn.api.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

class SealedBoxTest {
    private static final byte[] SECRET =
            "a secret of 32 bytes and not one".getBytes(StandardCharsets.UTF_8);

    private final SealedBox.Owner owner = SealedBox.Owner.once();

    @Test
    void onlyItsOwnerOpensABox() throws Exception {
        var box = SealedBox.seal(owner.publicKey(), "work", SECRET);
        assertThat(owner.open(box, "work")).isEqualTo(SECRET);
        assertThatThrownBy(() -> SealedBox.Owner.once().open(box, "work"))
                .isInstanceOf(SealedBox.BrokenException.class);
    }

    @Test
    void aBoxForOneThingOpensForNoOther() {
        var box = SealedBox.seal(owner.publicKey(), "work of one", SECRET);
        assertThatThrownBy(() -> owner.open(box, "work of another"))
                .isInstanceOf(SealedBox.BrokenException.class);
    }

    @Test
    void theSameSeedMakesTheSameOwner() throws Exception {
        var seed = new byte[32];
        seed[7] = 1;
        var box = SealedBox.seal(SealedBox.Owner.of(seed).publicKey(), "work", SECRET);
        assertThat(SealedBox.Owner.of(seed).open(box, "work")).isEqualTo(SECRET);
    }

    @Test
    void aFlippedBitAnywhereIsFound() {
        var box = Base64.getDecoder().decode(SealedBox.seal(owner.publicKey(), "work", SECRET));
        for (var bit = 0; bit < box.length * 8; bit++) {
            var damaged = box.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            // X25519 masks the highest bit of a public key; the key schedule covers it all the
            // same.
            var text = Base64.getEncoder().encodeToString(damaged);
            assertThatThrownBy(() -> owner.open(text, "work"))
                    .isInstanceOf(SealedBox.BrokenException.class);
        }
    }

    @Test
    void whatIsNoBoxOrNoKeyIsTold() {
        for (var text : new String[] {"", "AAAA", "no box at all", "ÄÖ"})
            assertThatThrownBy(() -> owner.open(text, "work"))
                    .isInstanceOf(SealedBox.BrokenException.class);
        assertThatThrownBy(() -> SealedBox.seal("AAAA", "work", SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
