package live.lsn.desk.parts;

import live.lsn.api.trpc.Json;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.form.Drafts;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Keeps drafts among the notes of the profile: sealed, and of one person in one sales channel. One
/// that cannot be read is as if it had never been begun.
public final class ProfileDrafts implements Drafts {
    private final ProfileNotes notes;

    private record Kept(Instant at, Map<String, String> texts) {}

    public ProfileDrafts(ProfileNotes notes) {
        this.notes = notes;
    }

    @Override
    public synchronized void save(String key, Draft draft) {
        var kept = new Kept(draft.at(), draft.texts());
        notes.save(note(key), Json.MAPPER.writeValueAsBytes(kept));
    }

    @Override
    public synchronized @Nullable Draft load(String key) {
        var note = notes.load(note(key));
        try {
            var kept = note == null ? null : Json.MAPPER.readValue(note, Kept.class);
            return kept == null || kept.at() == null || kept.texts() == null
                    ? null
                    : new Draft(kept.at(), kept.texts());
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public synchronized void discard(String key) {
        notes.remove(note(key));
    }

    /// A key may hold an id of the platform's, which may hold what no file can be called.
    private static String note(String key) {
        return "draft-" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
