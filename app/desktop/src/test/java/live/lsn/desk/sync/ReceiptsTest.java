package live.lsn.desk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Answers to commands, and the pages that come before, between and after.
class ReceiptsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final Receipts receipts = new Receipts();

    private static OutboxCommand command(@Nullable Long place) {
        return new OutboxCommand(
                        1,
                        "one",
                        "lsnFraudFinancial.decideCase",
                        1,
                        "fraudCases",
                        "case",
                        new byte[0],
                        1L,
                        null,
                        NOW,
                        0,
                        1,
                        State.INFLIGHT,
                        Instant.EPOCH,
                        1,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        NOW,
                        NOW)
                .acked(2, place, NOW);
    }

    private State kept(@Nullable Long place, Receipts.Mark sent) {
        var kept = new ArrayList<OutboxCommand>();
        receipts.take(command(place), sent, NOW, kept::add);
        return kept.getFirst().state();
    }

    @Test
    void aPlaceThatNoPageHasReachedIsLeftToThePages() {
        receipts.covers(40, List.of());
        assertThat(kept(41L, receipts.mark())).isEqualTo(State.ACKED);
    }

    @Test
    void aPlaceThatAPagePassedWithoutNamingTheCommandGoesOutAgain() {
        receipts.covers(40, List.of());
        var sent = receipts.mark();
        receipts.covers(42, List.of("another"));
        assertThat(kept(41L, sent)).isEqualTo(State.QUEUED);
    }

    @Test
    void aPageThatNamedTheCommandVouchesForIt() {
        receipts.covers(40, List.of());
        var sent = receipts.mark();
        receipts.covers(42, Set.of("one"));
        receipts.covers(50, List.of());
        assertThat(kept(41L, sent)).isEqualTo(State.ACKED);
    }

    @Test
    void whatWasDoneBeforeItWasSentOnceMoreIsDone() {
        receipts.covers(42, List.of());
        var sent = receipts.mark();
        receipts.covers(43, List.of());
        assertThat(kept(41L, sent)).isEqualTo(State.ACKED);
    }

    @Test
    void whereTheCacheBeganAnewMeanwhileNothingSentBeforeIsBelieved() {
        var before = receipts.mark();
        receipts.covers(42, Set.of("one"));
        receipts.beginAt(Receipts.NOT_KNOWN_YET);
        assertThat(kept(41L, before)).isEqualTo(State.QUEUED);
        assertThat(kept(41L, receipts.mark())).isEqualTo(State.ACKED);
        var meanwhile = receipts.mark();
        receipts.beginAt(60);
        assertThat(kept(41L, meanwhile)).isEqualTo(State.QUEUED);
        assertThat(kept(61L, meanwhile)).isEqualTo(State.QUEUED);
        assertThat(kept(41L, receipts.mark())).isEqualTo(State.ACKED);
    }

    @Test
    void anAnswerWithoutAPlaceIsKept() {
        var sent = receipts.mark();
        receipts.covers(42, List.of());
        assertThat(kept(null, sent)).isEqualTo(State.ACKED);
    }
}
