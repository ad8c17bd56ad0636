package live.lsn.desk.floor;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.ui.Formats;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

class ExpiryDayTest {
    private static final Formats BRITISH = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Formats GERMAN = new Formats(Locale.GERMANY, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "31/3/2027,2027-03-31",
        "31/03/27,2027-03-31",
        "2027-03-31,2027-03-31",
        "03/2027,2027-03-31",
        "2.2028,2028-02-29",
        "02/28,2028-02-29",
        "270331,2027-03-31",
        "270200,2027-02-28",
    })
    void aDayIsReadAsItStandsOnABox(String typed, LocalDate day) {
        assertThat(ExpiryDay.parse(typed, BRITISH)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"31.3.2027,2027-03-31", "31.03.27,2027-03-31", "3.2027,2027-03-31"})
    void aGermanDayHasPoints(String typed, LocalDate day) {
        assertThat(ExpiryDay.parse(typed, GERMAN)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/2/2027", "13/2027", "271301", "soon", "31"})
    void whatIsNoDayIsNone(String typed) {
        assertThat(ExpiryDay.parse(typed, BRITISH)).isNull();
    }
}
