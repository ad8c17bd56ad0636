package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aHashTellsItsParametersAndNoTwoAreAlike() {
        var hash = passwords.hash("a kettle full of rain");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("a kettle full of rain")).isNotEqualTo(hash);
        assertThat(passwords.matches("a kettle full of rain", hash)).isTrue();
        assertThat(passwords.matches("a kettle full of snow", hash)).isFalse();
        assertThat(passwords.matches("a kettle full of rain", null)).isFalse();
    }

    /// Made with the reference implementation: its test suite, memory 64 MiB, 2 passes.
    @Test
    void hashesOfOtherProgramsAndParametersAreUnderstood() {
        assertThat(
                        passwords.matches(
                                "password",
                                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void theSameLettersAreTheSameHoweverTheyWereTyped() {
        var hash = passwords.hash("caf\u00e9 in the rain");
        assertThat(passwords.matches("cafe\u0301 in the rain", hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too short",
                "PassWord123",
                "aaaaaaaaaaaa",
                "mara.lindqvist!",
                "correcthorsebatterystaple"
            })
    void whatAnybodyWouldTryIsNoPassword(String password) {
        assertThat(Passwords.fault(password, "mara.lindqvist")).isNotNull();
    }

    @Test
    void aShortSentenceIsOne() {
        assertThat(Passwords.fault("a kettle full of rain", "mara.lindqvist")).isNull();
    }
}
