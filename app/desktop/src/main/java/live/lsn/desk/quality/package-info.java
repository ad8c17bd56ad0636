/// The quality of what was received: how many lots were accepted, what was found in them, whether
/// that calls for a cause, and whose lots they were.
@NullMarked
package live.lsn.desk.quality;

import org.jspecify.annotations.NullMarked;
