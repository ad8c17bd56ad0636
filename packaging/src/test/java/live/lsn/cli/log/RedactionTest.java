package live.lsn.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sent Authorization: Bearer abc123        | abc123
                    token eyJhbGciOi.eyJzdWIiOi.c2ln-bmF0    | eyJ
                    key lsnk_0123456789abcdefghijklmnopqrstuvwxyzABCD | 0123456789abc
                    no such person: jo.bloggs+x@example.com  | bloggs
                    called +61 2 5550 1234                   | 5550
                    card 4111 1111 1111 1111 was used        | 1111
                    card 4111111111111111                    | 4111
                    from 203.0.113.7                         | 203.0
                    GET https://host/api?email=jo&x=1 failed | email
                    """)
    void whatIsSecretOrPersonalIsTakenOut(String text, String mark) {
        assertThat(Redaction.of(text, true)).doesNotContain(mark).contains("‹");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command 01a2002d-ac54-76e4-99a7-f25f8343d89e is PARKED: status 413",
                "the cache is filled anew: CURSOR_TOO_OLD",
                "the platform answers at http://127.0.0.1:40123/api/trpc",
                "1,234 rows in 12 ms, position 1234567"
            })
    void idsCodesAndCountsStay(String text) {
        assertThat(Redaction.of(text, true)).isEqualTo(text);
    }

    @Test
    void whatLibrariesQuoteIsTakenOut() {
        assertThat(Redaction.of("Duplicate entry 'Jo Bloggs' for key \"name\"", false))
                .isEqualTo("Duplicate entry ‹left out› for key ‹left out›");
        assertThat(Redaction.of("it's the desk's own", true)).isEqualTo("it's the desk's own");
    }
}
