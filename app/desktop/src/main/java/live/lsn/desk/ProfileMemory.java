package live.lsn.desk;

import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.desk.sync.Memory;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.Map;

/// Keeps what the platform told among the notes of the profile; what cannot be read is as if it had
/// never been told.
record ProfileMemory(ProfileNotes notes) implements Memory {
    private static final String HELLO = "hello";
    private static final String AGES = "lists";

    private static final String COMPARED = "compared";

    private record Compared(Instant at) {}

    private record Ages(Map<String, Instant> ages) {}

    @Override
    public void keep(Hello told) {
        notes.save(HELLO, Json.MAPPER.writeValueAsBytes(told));
    }

    @Override
    public @Nullable Hello hello() {
        return read(HELLO, Hello.class);
    }

    @Override
    public void keepCompared(Instant at) {
        notes.save(COMPARED, Json.MAPPER.writeValueAsBytes(new Compared(at)));
    }

    @Override
    public @Nullable Instant compared() {
        var kept = read(COMPARED, Compared.class);
        return kept == null ? null : kept.at();
    }

    @Override
    public void keepAges(Map<String, Instant> ages) {
        notes.save(AGES, Json.MAPPER.writeValueAsBytes(new Ages(ages)));
    }

    @Override
    public Map<String, Instant> ages() {
        var kept = read(AGES, Ages.class);
        return kept == null ? Map.of() : kept.ages();
    }

    private <T> @Nullable T read(String name, Class<T> type) {
        var note = notes.load(name);
        try {
            return note == null ? null : Json.MAPPER.readValue(note, type);
        } catch (JacksonException e) {
            return null;
        }
    }
}
