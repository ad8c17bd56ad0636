package live.lsn.ui.form;

import live.lsn.ui.Background;
import live.lsn.ui.Formats;

import java.time.InstantSource;

/// What a screen needs to keep its forms as drafts.
///
/// @param drafts where they are kept
/// @param formats in which it is told when one was begun
public record DraftBook(
        Drafts drafts, Background background, Formats formats, InstantSource clock) {
    /// Keeps the form from now on, and brings back what was kept of it.
    ///
    /// @param key what the form is about, such as `person-new`
    public DraftDesk keep(Form form, String key) {
        return new DraftDesk(form, drafts, key, background, formats, clock);
    }
}
