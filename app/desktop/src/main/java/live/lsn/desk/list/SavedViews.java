package live.lsn.desk.list;

import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.table.Field;
import live.lsn.ui.table.SavedView;
import live.lsn.ui.table.Unreadable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A person's saved views of one list, kept in the profile; sealed, since what somebody searches
/// for may be personal.
public final class SavedViews {
    private static final Logger LOG = LoggerFactory.getLogger(SavedViews.class);
    private final ProfileNotes notes;
    private final String note;
    private final List<Field> fields;
    private final Background background;

    /// @param list name of the list
    /// @param fields that conditions of its views test
    public SavedViews(ProfileNotes notes, String list, List<Field> fields, Background background) {
        this.notes = notes;
        this.note = "views-" + list;
        this.fields = List.copyOf(fields);
        this.background = background;
    }

    /// Reads them.
    ///
    /// @param take is given them on the JavaFX thread
    public void load(Consumer<List<SavedView>> take) {
        background.load(
                this::read,
                answer -> {
                    if (answer instanceof Loadable.Ready<List<SavedView>>(var views))
                        take.accept(views);
                });
    }

    private List<SavedView> read() {
        var stored = notes.load(note);
        var views = new ArrayList<SavedView>();
        if (stored == null) return views;
        for (var line : new String(stored, StandardCharsets.UTF_8).lines().toList()) {
            try {
                views.add(SavedView.read(line, fields));
            } catch (Unreadable e) {
                // A field that there is no more; the other views are still good.
                LOG.warn("a saved view of {} cannot be read: {}", note, e.getMessage());
            }
        }
        return views;
    }

    /// Keeps them from now on.
    public void save(List<SavedView> views) {
        var text = String.join("\n", views.stream().map(view -> view.write(fields)).toList());
        background.run(() -> write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized void write(byte[] text) {
        notes.save(note, text);
    }
}
