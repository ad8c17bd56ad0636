package live.lsn.ui.chart;

import java.io.IOException;
import java.io.OutputStream;

/// Where an exported file goes: a dialog in the product, a folder in a test.
@FunctionalInterface
public interface FileSaver {
    /// @param name a name to offer, with its ending: `revenue-by-channel.svg`
    /// @param content may be written on any thread, and not at all where the user thinks better
    void save(String name, Content content);

    /// What goes into the file.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
