package live.lsn.ui.form;

import java.io.IOException;

/// Where photos are put as soon as they are taken. Calls may block and come from a worker.
public interface PhotoStore {
    /// The disk has no room for it.
    final class Full extends IOException {
        private static final long serialVersionUID = 1;

        public Full(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Keeps a photo; on return it survives a loss of power.
    ///
    /// @return its id
    /// @throws Full if there is no room for it
    String add(byte[] photo) throws IOException;
}
