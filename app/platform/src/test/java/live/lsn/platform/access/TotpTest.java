package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// The vectors of RFC 6238, appendix B, SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(KEY, second / 30, 8)).isEqualTo(code);
        assertThat(
                        Totp.code(
                                new String(Base32.encode(KEY), StandardCharsets.US_ASCII),
                                Instant.ofEpochSecond(second)))
                .isEqualTo(code.substring(2));
    }

    @Test
    void aCodeCountsOneStepBeforeAndAfterItsOwnAndOnce() {
        var secret = Totp.secret();
        var now = Instant.ofEpochSecond(1_800_000_015);
        var step = now.getEpochSecond() / 30;
        var code = Totp.code(secret, now);
        assertThat(Totp.step(secret, code, now, -1)).isEqualTo(step);
        assertThat(Totp.step(secret, " " + code + " ", now.plusSeconds(30), -1)).isEqualTo(step);
        assertThat(Totp.step(secret, code, now.minusSeconds(30), -1)).isEqualTo(step);
        assertThat(Totp.step(secret, code, now.plusSeconds(60), -1)).isNull();
        assertThat(Totp.step(secret, code, now, step)).isNull();
        assertThat(Totp.step(secret, "", now, -1)).isNull();
    }
}
