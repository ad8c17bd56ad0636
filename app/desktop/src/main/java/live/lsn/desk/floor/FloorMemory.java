package live.lsn.desk.floor;

import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import java.util.function.Consumer;

/// Whether the person wears gloves, kept in the profile.
final class FloorMemory {
    private static final String NOTE = "floor-gloves";
    private final ProfileNotes notes;
    private final Background background;

    FloorMemory(ProfileNotes notes, Background background) {
        this.notes = notes;
        this.background = background;
    }

    void load(Consumer<Boolean> take) {
        background.load(
                () -> notes.load(NOTE) != null,
                answer -> {
                    if (answer instanceof Loadable.Ready<Boolean>(var worn)) take.accept(worn);
                });
    }

    void keep(boolean worn) {
        background.run(
                () -> {
                    if (worn) notes.save(NOTE, new byte[] {1});
                    else notes.remove(NOTE);
                });
    }
}
