package live.lsn.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

class FormatsTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Instant AT = Instant.parse("2026-11-19T03:30:12Z");
    private final Formats english = new Formats(Locale.UK, SYDNEY);
    private final Formats german = new Formats(Locale.GERMANY, SYDNEY);

    @Test
    void moneyHasTheDecimalsOfItsCurrencyAndARealMinus() {
        assertThat(english.money(128_400, "AUD")).isEqualTo("1,284.00");
        assertThat(german.money(128_400, "AUD")).isEqualTo("1.284,00");
        assertThat(english.money(-409, "GBP")).isEqualTo("−4.09");
        assertThat(english.money(1_234_567, "JPY")).isEqualTo("1,234,567");
        assertThat(english.money(1_234_567, "KWD")).isEqualTo("1,234.567");
        assertThat(english.signedMoney(87_000, "AUD")).isEqualTo("+870.00");
        assertThat(english.signedMoney(0, "AUD")).isEqualTo("0.00");
        assertThat(english.money(Long.MIN_VALUE, "AUD")).isEqualTo("−92,233,720,368,547,758.08");
    }

    @Test
    void ratiosReadAsPercentWithASpaceThatDoesNotBreak() {
        assertThat(english.signedPercent(0.15, 1)).isEqualTo("+15.0\u00a0%");
        assertThat(german.percent(0.031, 1)).isEqualTo("3,1\u00a0%");
        assertThat(english.signedPercent(-0.012, 1)).isEqualTo("−1.2\u00a0%");
    }

    @Test
    void timesReadInTheStatedZone() {
        assertThat(english.time(AT)).isEqualTo("14:30");
        assertThat(german.time(AT)).isEqualTo("14:30");
        assertThat(english.timeOfSeconds(AT)).isEqualTo("14:30:12");
        assertThat(english.date(AT)).isEqualTo("19 Nov 2026");
        assertThat(german.date(AT)).isEqualTo("19.11.2026");
        assertThat(english.dateAndTime(AT)).isEqualTo("19 Nov 2026, 14:30");
        assertThat(english.zoneAt(AT)).isEqualTo("AEDT");
        assertThat(english.dayAndMonth(LocalDate.of(2026, 11, 19))).isEqualTo("19 Nov");
        assertThat(english.longDate(LocalDate.of(2026, 11, 19)))
                .isEqualTo("Thursday, 19 November 2026");
        assertThat(english.datePattern()).isEqualTo("dd/MM/yyyy");
    }
}
