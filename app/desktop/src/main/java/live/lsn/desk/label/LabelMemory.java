package live.lsn.desk.label;

import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import java.util.Optional;

/// What was printed last on this machine, kept in the profile. Used on the screen's thread alone.
final class LabelMemory {
    private static final String NOTE = "labels";
    private final ProfileNotes notes;
    private final Background background;
    private LabelChoice last = LabelChoice.USUAL;

    LabelMemory(ProfileNotes notes, Background background) {
        this.notes = notes;
        this.background = background;
    }

    /// Reads it anew: another screen may have printed since.
    void load(Runnable then) {
        background.load(
                () -> Optional.ofNullable(notes.load(NOTE)).map(LabelChoice::of),
                answer -> {
                    if (answer instanceof Loadable.Loading<Optional<LabelChoice>>) return;
                    if (answer instanceof Loadable.Ready<Optional<LabelChoice>>(var kept))
                        kept.ifPresent(one -> last = one);
                    then.run();
                });
    }

    LabelChoice last() {
        return last;
    }

    void keep(LabelChoice choice) {
        last = choice;
        background.run(() -> notes.save(NOTE, choice.kept()));
    }
}
