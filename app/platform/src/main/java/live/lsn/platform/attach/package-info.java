/// The content of files: taken in pieces on a route of its own, kept sealed on disk or in
/// S3-compatible storage.
@NullMarked
package live.lsn.platform.attach;

import org.jspecify.annotations.NullMarked;
