package live.lsn.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void wordsFitInAnyOrder() {
        assertThat(met("pay hold", "Hold payout of CASE-10482")).isEqualTo("Hold pay");
        assertThat(met("10482 appr", "Approve CASE-10482")).isEqualTo("Appr 10482");
    }

    @Test
    void everyWordMustBeFound() {
        assertThat(met("hold refund", "Hold payout")).isNull();
    }

    @Test
    void lettersMayBeLeftOutOfAWord() {
        assertThat(met("aprv", "Approve CASE-10482")).isEqualTo("Ap r v");
        assertThat(met("zzz", "Approve")).isNull();
    }

    @Test
    void twoScatteredLettersSayNothing() {
        assertThat(met("ae", "Approve")).isNull();
    }

    @Test
    void theBeginningOfAWordFitsBetterThanItsMiddleAndThatThanLetters() {
        assertThat(score("pro", "Protest")).isGreaterThan(score("pro", "Approve"));
        assertThat(score("pro", "Approve")).isGreaterThan(score("pve", "Prove"));
    }

    @Test
    void nothingTypedFitsAll() {
        assertThat(score("  ", "Approve")).isZero();
    }

    private static int score(String typed, String text) {
        var fit = Fit.of(typed, text);
        return fit == null ? -1 : fit.score();
    }

    /// The letters that were met, runs apart.
    private static @Nullable String met(String typed, String text) {
        var fit = Fit.of(typed, text);
        if (fit == null) return null;
        var runs = new StringBuilder();
        for (var i = 0; i < text.length(); i++)
            runs.append(fit.letters().get(i) ? text.charAt(i) : ' ');
        return runs.toString().strip().replaceAll(" +", " ");
    }
}
