package live.lsn.desk.store;

import live.lsn.api.trpc.Json;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How often a passphrase was tried in vain, kept over restarts: five tries are free, then each is
/// waited for twice as long as the one before, from 30 seconds up to an hour.
final class Tries {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;

    private final Path file;
    private final InstantSource clock;

    Tries(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    private record Wrong(int count, Instant last) {}

    /// How long it is to be waited; zero for not at all. A clock that was turned back ends no wait.
    Duration left() {
        var wrong = read();
        if (wrong.count() < FREE) return Duration.ZERO;
        var wait = FIRST.multipliedBy(1L << Math.min(wrong.count() - FREE, DOUBLINGS));
        if (wait.compareTo(LONGEST) > 0) wait = LONGEST;
        var now = clock.instant();
        if (now.isBefore(wrong.last())) {
            write(new Wrong(wrong.count(), now));
            return wait;
        }
        var left = Duration.between(now, wrong.last().plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }

    void one() {
        write(new Wrong(read().count() + 1, clock.instant()));
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StoreException.of(file, "Forgetting wrong tries", e);
        }
    }

    /// Damage counts as so many tries that it is waited, and costs nothing else.
    @SuppressWarnings("ConstantValue") // what comes from a file may lack anything
    private Wrong read() {
        try {
            var wrong = Json.MAPPER.readValue(Files.readAllBytes(file), Wrong.class);
            if (wrong.count() >= 0 && wrong.last() != null) return wrong;
        } catch (NoSuchFileException e) {
            return new Wrong(0, Instant.EPOCH);
        } catch (IOException e) {
            throw StoreException.of(file, "Reading wrong tries", e);
        } catch (JacksonException _) {
            // counted anew below
        }
        var again = new Wrong(FREE, clock.instant());
        write(again);
        return again;
    }

    private void write(Wrong wrong) {
        try {
            PrivateFiles.folderOf(file);
            PrivateFiles.write(file, Json.MAPPER.writeValueAsBytes(wrong));
        } catch (IOException e) {
            throw StoreException.of(file, "Keeping wrong tries", e);
        }
    }
}
