package live.lsn.platform.attach;

import live.lsn.api.seal.SealedFrames;

import java.io.IOException;
import java.nio.file.Path;

/// Where sealed contents lie, each under the hash of what was sealed. For any number of threads and
/// platforms at once: whoever keeps the same content twice does nothing new.
public interface Blobs {
    /// Where a file may be made that is to be kept; [#keep] takes it from here.
    Path workshop();

    /// Keeps a sealed file. On return it survives a loss of power, and the file in the workshop is
    /// gone.
    ///
    /// @param sha256 64 hexadecimal digits in lower case
    /// @throws IOException if it could not be kept
    void keep(String sha256, Path sealed) throws IOException;

    /// Whether there is one.
    ///
    /// @throws IOException if that cannot be told
    boolean has(String sha256) throws IOException;

    /// What is kept under the hash.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    /// @throws IOException if it cannot be reached
    SealedFrames.Source open(String sha256) throws IOException;

    /// Removes it, if it is there.
    ///
    /// @throws IOException if it could not be removed
    void remove(String sha256) throws IOException;
}
