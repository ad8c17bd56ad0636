/// The change feed and the audit chain: what happened in a channel, dense, in commit order,
/// provable.
@NullMarked
package live.lsn.platform.feed;

import org.jspecify.annotations.NullMarked;
