package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<String> history = new History<>();

    private void visit(String... places) {
        for (var place : places) history.visit(place);
    }

    @Test
    void goesBackAndForwardAgain() {
        visit("fraud", "outbox", "log");
        assertThat(history.back()).isEqualTo("outbox");
        assertThat(history.back()).isEqualTo("fraud");
        assertThat(history.forward()).isEqualTo("outbox");
        assertThat(history.current()).isEqualTo("outbox");
    }

    @Test
    void staysWhereItIsAtBothEnds() {
        visit("fraud", "outbox");
        assertThat(history.forward()).isNull();
        assertThat(history.back()).isEqualTo("fraud");
        assertThat(history.back()).isNull();
        assertThat(history.current()).isEqualTo("fraud");
    }

    @Test
    void forgetsWhatLayAheadOnceAnotherWayIsTaken() {
        visit("fraud", "outbox", "log");
        history.back();
        visit("settings");
        assertThat(history.forward()).isNull();
        assertThat(history.back()).isEqualTo("outbox");
    }

    @Test
    void doesNotVisitThePlaceWhereItIs() {
        visit("fraud", "fraud");
        assertThat(history.before()).isNull();
    }

    @Test
    void forgetsPlacesThatAreGoneAndStaysWhereItIs() {
        visit("fraud", "users", "fraud", "log");
        history.forget("users"::equals);
        assertThat(history.current()).isEqualTo("log");
        assertThat(history.back()).isEqualTo("fraud");
        assertThat(history.back()).isNull();
    }

    @Test
    void keepsTheLastFifty() {
        for (var i = 0; i < 80; i++) visit("place " + i);
        var steps = 0;
        while (history.back() != null) steps++;
        assertThat(steps).isEqualTo(49);
        assertThat(history.current()).isEqualTo("place 30");
    }
}
