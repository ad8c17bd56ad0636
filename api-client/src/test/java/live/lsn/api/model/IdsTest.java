package live.lsn.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    /// Published example: RFC 9562, appendix A.4.
    @Test
    void derivesTheIdOfTheStandardsExample() {
        assertThat(Ids.derived("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"))
                .isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void newIdsRise() {
        var before = Ids.next();
        for (var i = 0; i < 10_000; i++) {
            var next = Ids.next();
            assertThat(next).isGreaterThan(before).hasSize(36);
            before = next;
        }
    }
}
