package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class OutboxStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00.123Z");
    @TempDir private Path dir;
    private ProfileKey key;
    private OutboxStore outbox;

    static OutboxCommand command(int number, String input) {
        return new OutboxCommand(
                0,
                Cases.id(number),
                "fraud.decide",
                1,
                "fraudCases",
                Cases.id(500 + number),
                input.getBytes(StandardCharsets.UTF_8),
                number % 2 == 0 ? 3L : null,
                number % 2 == 0 ? null : Cases.id(number - 1),
                NOW,
                -250,
                0,
                State.QUEUED,
                NOW.plusSeconds(30),
                0,
                NOW,
                null,
                null,
                null,
                null,
                NOW,
                NOW);
    }

    @BeforeEach
    void open() {
        key = ProfileKey.load(dir.resolve("key"));
        outbox = OutboxStore.open(dir, key);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void whatWasAddedSurvivesBeingOpenedAgain() {
        var install = outbox.installId();
        outbox.add(command(1, "{\"a\":1}"));
        outbox.add(command(2, "{\"a\":2}"));
        outbox.close();
        outbox = OutboxStore.open(dir, key);
        assertThat(outbox.installId()).isEqualTo(install);
        assertThat(outbox.all())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                command(1, "{\"a\":1}").withSeq(1, 1),
                                command(2, "{\"a\":2}").withSeq(2, 2)));
        assertThat(outbox.damaged()).isEmpty();
    }

    @Test
    void aCommandSurvivesAKillRightAfterItWasAdded() throws IOException {
        outbox.add(command(1, "{}"));
        var killed = dir.resolve("killed");
        Files.createDirectory(killed);
        for (var name : List.of("outbox.db", "outbox.db-wal"))
            Files.copy(dir.resolve(name), killed.resolve(name));
        try (var again = OutboxStore.open(killed, key)) {
            assertThat(again.all()).hasSize(1);
        }
    }

    @Test
    void progressIsStoredWhole() {
        outbox.add(command(1, "{\"a\":1}"));
        var sent = outbox.all().getFirst().sent(NOW.plusSeconds(31));
        assertThat(outbox.update(sent)).isTrue();
        assertThat(outbox.find(sent.id())).usingRecursiveComparison().isEqualTo(sent);
        var answered =
                sent.answered(
                        State.CONFLICT,
                        "{\"by\":1}".getBytes(StandardCharsets.UTF_8),
                        "STALE",
                        NOW.plusSeconds(40));
        outbox.update(answered);
        assertThat(outbox.find(sent.id())).usingRecursiveComparison().isEqualTo(answered);
        outbox.update(answered.acked(4, 17L, NOW.plusSeconds(50)));
        assertThat(outbox.in(Set.of(State.ACKED)))
                .singleElement()
                .satisfies(
                        command -> {
                            assertThat(command.ackVersion()).isEqualTo(4);
                            assertThat(command.ackPosition()).isEqualTo(17);
                            assertThat(command.attempts()).isEqualTo(1);
                            assertThat(command.answer()).isNull();
                        });
        assertThat(outbox.in(Set.of(State.QUEUED, State.INFLIGHT))).isEmpty();
    }

    @Test
    void progressCannotChangeWhatWasConfirmed() {
        outbox.add(command(1, "{\"a\":1}"));
        var other = command(1, "{\"a\":666}").withState(State.INFLIGHT, NOW);
        outbox.update(other);
        assertThat(outbox.find(other.id()))
                .usingRecursiveComparison()
                .isEqualTo(command(1, "{\"a\":1}").withState(State.INFLIGHT, NOW).withSeq(1, 1));
    }

    @Test
    void onlyWhatIsQueuedCanBeTakenBack() {
        outbox.add(command(1, "{}"));
        outbox.add(command(2, "{}"));
        var first = outbox.all().getFirst();
        assertThat(outbox.discard(first.id(), NOW)).isTrue();
        assertThat(outbox.discard(first.id(), NOW)).as("twice").isFalse();
        assertThat(outbox.update(first.sent(NOW))).as("sent after it was taken back").isFalse();
        assertThat(outbox.find(first.id()))
                .extracting(OutboxCommand::state)
                .isEqualTo(State.DISCARDED_BY_USER);
        for (var state : State.values()) {
            if (state == State.QUEUED || state == State.DISCARDED_BY_USER) continue;
            outbox.update(outbox.all().getLast().withState(state, NOW));
            assertThat(outbox.discard(Cases.id(2), NOW)).as("%s", state).isFalse();
        }
        assertThat(outbox.discard(Cases.id(99), NOW)).as("unknown").isFalse();
    }

    @Test
    void eitherItIsSentOrItIsTakenBack() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 1; i <= 30; i++) {
                outbox.add(command(i, "{}"));
                var queued = outbox.all().getLast();
                Callable<Boolean> send = () -> outbox.update(queued.sent(NOW));
                Callable<Boolean> discard = () -> outbox.discard(queued.id(), NOW);
                var sent = pool.submit(send);
                var discarded = pool.submit(discard);
                assertThat(sent.get()).isNotEqualTo(discarded.get());
            }
        }
    }

    @Test
    void numbersHaveNoGapsWhateverFails() throws Exception {
        outbox.add(command(1, "{}"));
        assertThatThrownBy(() -> outbox.add(command(1, "{}"))).isInstanceOf(StoreException.class);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = new ArrayList<java.util.concurrent.Future<?>>();
            for (var i = 2; i <= 40; i++) {
                var next = command(i, "{}");
                adding.add(pool.submit(() -> outbox.add(next)));
            }
            for (var each : adding) each.get();
        }
        assertThat(outbox.all().stream().map(OutboxCommand::localSeq))
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(outbox.add(command(41, "{}")).localSeq()).isEqualTo(41);
    }

    @Test
    void aDamagedRowIsNamedAndKeptAndTheRestIsThere() throws SQLException {
        for (var i = 1; i <= 9; i++) outbox.add(command(i, "{\"a\":" + i + "}"));
        var changes =
                List.of(
                        "aggregate_id = 'x'",
                        "procedure = 'fraud.other'",
                        "based_on_command = 'y'",
                        "based_on_version = 99",
                        "occurred_at = occurred_at + 1",
                        "input = x'00112233'",
                        "local_seq = 77",
                        "id = 'z'");
        var names = new ArrayList<String>();
        for (var i = 0; i < changes.size(); i++) {
            tamper(
                    "UPDATE commands SET "
                            + changes.get(i)
                            + " WHERE id = '"
                            + Cases.id(i + 1)
                            + "'");
            names.add(changes.get(i).startsWith("id") ? "z" : Cases.id(i + 1));
        }
        assertThat(outbox.damaged()).isEqualTo(names);
        assertThat(outbox.all()).extracting(OutboxCommand::id).containsExactly(Cases.id(9));
        assertThat(outbox.find(Cases.id(1))).isNull();
        outbox.close();
        outbox = OutboxStore.open(dir, key);
        assertThat(outbox.damaged()).isEqualTo(names);
    }

    @Test
    void whatBecameOfACommandIsNotBelievedWhereItIsNotWhatWasWritten() throws SQLException {
        var changes =
                List.of(
                        "state = 'NONSENSE'",
                        "state = 'QUEUED'",
                        "not_before = not_before + 4000000000",
                        "attempts = 0",
                        "next_attempt = next_attempt + 4000000000",
                        "ack_version = 5",
                        "ack_position = 70000",
                        "updated_at = updated_at - 1",
                        "last_error = NULL",
                        "progress = NULL",
                        "progress = (SELECT progress FROM commands WHERE seq = 1)");
        outbox.add(command(2, "{}"));
        for (var i = 0; i < changes.size(); i++) {
            var number = 4 + 2 * i;
            outbox.add(command(number, "{}"));
            outbox.update(find(number).sent(NOW).answered(State.REJECTED, null, "WHY", NOW));
            tamper(
                    "UPDATE commands SET %s WHERE id = '%s'"
                            .formatted(changes.get(i), Cases.id(number)));
            assertThat(find(number).state()).as(changes.get(i)).isEqualTo(State.UNSURE);
            assertThat(find(number).attempts()).as("perhaps sent").isPositive();
        }
        assertThat(outbox.damaged()).isEmpty();
        assertThat(outbox.discard(Cases.id(6), NOW)).isFalse();
        outbox.update(find(4).dueNow(NOW));
        assertThat(find(4).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void whatAnEarlierVersionWroteIsTakenOver() throws SQLException {
        outbox.add(command(2, "{\"a\":2}"));
        outbox.update(find(2).sent(NOW));
        outbox.close();
        tamper("DROP INDEX commands_acked");
        tamper("ALTER TABLE commands DROP COLUMN progress");
        tamper("PRAGMA user_version = 1");
        outbox = OutboxStore.open(dir, key);
        assertThat(find(2).state()).isEqualTo(State.INFLIGHT);
        assertThat(find(2).attempts()).isEqualTo(1);
    }

    @Test
    void whatIsRememberedIsWhatTheDiskHasWhateverHappens() {
        var random = new Random(5);
        for (var step = 0; step < 400; step++) {
            var number = 1 + random.nextInt(30);
            var known = outbox.find(Cases.id(number));
            if (known == null) {
                outbox.add(command(number, "{}"));
            } else {
                switch (random.nextInt(6)) {
                    case 0 -> outbox.discard(known.id(), NOW);
                    case 1 -> outbox.update(known.sent(NOW));
                    case 2 -> outbox.update(known.acked(3, (long) random.nextInt(40), NOW));
                    case 3 -> outbox.update(known.answered(State.CONFLICT, null, "x", NOW));
                    case 4 -> outbox.covered(random.nextInt(40));
                    default -> outbox.update(known.dueNow(NOW));
                }
            }
            var remembered = ids(outbox.live());
            var ofOne = ids(outbox.liveOf(Cases.id(500 + number)));
            if (step % 7 > 0) continue;
            outbox.reread();
            assertThat(ids(outbox.live())).containsAll(remembered);
            assertThat(ids(outbox.liveOf(Cases.id(500 + number)))).containsAll(ofOne);
            assertThat(remembered)
                    .containsAll(
                            ids(outbox.live()).stream()
                                    .filter(one -> !one.contains("ACK"))
                                    .toList());
        }
    }

    private static List<String> ids(Iterable<OutboxCommand> commands) {
        var ids = new ArrayList<String>();
        for (var command : commands) ids.add(command.id() + " " + command.state());
        return ids;
    }

    @Test
    void anInputMovedToAnotherCommandDoesNotOpen() throws SQLException {
        outbox.add(command(2, "{\"a\":2}"));
        outbox.add(command(4, "{\"a\":4}"));
        tamper("UPDATE commands SET input = (SELECT input FROM commands WHERE seq = 1)");
        assertThat(outbox.damaged()).containsExactly(Cases.id(4));
    }

    @Test
    void anOutboxOfANewerProgramIsLeftAlone() throws SQLException {
        outbox.close();
        tamper("PRAGMA user_version = 99");
        assertThatThrownBy(() -> OutboxStore.open(dir, key))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer");
        tamper("PRAGMA user_version = 2");
        outbox = OutboxStore.open(dir, key);
    }

    @Test
    void listenersHearOfEachChange() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Integer>();
        try (var subscription = outbox.onChange(() -> heard.add(1))) {
            outbox.add(command(1, "{}"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
            outbox.discard(Cases.id(1), NOW);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(subscription).isNotNull();
        }
        outbox.add(command(2, "{}"));
        assertThat(heard).isEmpty();
    }

    @Test
    void timesBeyondAllCalendarsAreKeptAsFarAway() {
        outbox.add(command(1, "{}").failed(State.PARKED, "x", Instant.MAX, NOW));
        assertThat(outbox.all().getFirst().nextAttempt()).isAfter(NOW.plusSeconds(1L << 40));
    }

    private void tamper(String sql) throws SQLException {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                var statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatIsOverAndOldIsForgottenAndNothingElse() {
        for (var number : new int[] {2, 4, 6, 8, 10, 12, 14}) outbox.add(command(number, "{}"));
        var late = NOW.plusSeconds(40);
        acked(2, 7L, NOW);
        acked(4, 8L, NOW); // the cache has not got there: still in the overlay
        acked(6, null, NOW); // nobody knows where it took effect: still in the overlay
        acked(8, 7L, late);
        assertThat(outbox.discard(Cases.id(10), NOW)).isTrue();
        var conflict = find(12).answered(State.CONFLICT, null, "CONFLICT", NOW);
        outbox.update(conflict);
        assertThat(outbox.forget(late, 7, 0, 100)).isEqualTo(2);
        assertThat(outbox.forget(late, 7, 0, 100)).isZero();
        assertThat(outbox.all())
                .extracting(OutboxCommand::id)
                .containsExactly(Cases.id(4), Cases.id(6), Cases.id(8), Cases.id(12), Cases.id(14));
        assertThat(outbox.covered(7)).extracting(OutboxCommand::id).containsExactly(Cases.id(8));
        assertThat(outbox.live())
                .extracting(OutboxCommand::id)
                .containsExactly(Cases.id(4), Cases.id(6), Cases.id(12), Cases.id(14));
        outbox.reread();
        assertThat(outbox.live())
                .extracting(OutboxCommand::id)
                .containsExactly(Cases.id(4), Cases.id(6), Cases.id(12), Cases.id(14));
    }

    @Test
    void whatAnotherCommandIsBasedOnIsForgottenAfterIt() {
        outbox.add(command(2, "{}"));
        outbox.add(command(3, "{}"));
        acked(2, 7L, NOW);
        assertThat(outbox.forget(NOW.plusSeconds(1), 9, 0, 100)).isZero();
        acked(3, 8L, NOW);
        assertThat(outbox.forget(NOW.plusSeconds(1), 9, 0, 100)).isEqualTo(1);
        assertThat(outbox.forget(NOW.plusSeconds(1), 9, 0, 100)).isEqualTo(1);
        assertThat(outbox.all()).isEmpty();
        outbox.add(command(4, "{}"));
        assertThat(outbox.all().getFirst().localSeq()).isEqualTo(3);
    }

    @Test
    void noMoreThanASliceIsForgottenAtOnce() {
        for (var number = 2; number <= 12; number += 2) {
            outbox.add(command(number, "{}"));
            acked(number, 1L, NOW);
        }
        assertThat(outbox.forget(NOW.plusSeconds(1), 1, 0, 4)).isEqualTo(4);
        assertThat(outbox.forget(NOW.plusSeconds(1), 1, 0, 4)).isEqualTo(2);
    }

    @Test
    void theNewestStayWhateverTheClockSays() {
        for (var number = 2; number <= 12; number += 2) {
            outbox.add(command(number, "{}"));
            acked(number, 1L, NOW);
        }
        assertThat(outbox.forget(NOW.plusSeconds(1L << 30), 1, 4, 100)).isEqualTo(2);
        assertThat(outbox.all())
                .extracting(OutboxCommand::id)
                .containsExactly(Cases.id(6), Cases.id(8), Cases.id(10), Cases.id(12));
    }

    private OutboxCommand find(int number) {
        return java.util.Objects.requireNonNull(outbox.find(Cases.id(number)));
    }

    private void acked(int number, @Nullable Long position, Instant when) {
        outbox.update(find(number).acked(4, position, when));
    }
}
