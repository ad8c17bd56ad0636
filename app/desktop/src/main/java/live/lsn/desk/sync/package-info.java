/// Keeps the cache up with the platform and hands the outbox over, whatever the network does. Knows
/// no screen.
@NullMarked
package live.lsn.desk.sync;

import org.jspecify.annotations.NullMarked;
