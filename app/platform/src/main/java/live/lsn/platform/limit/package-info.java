/// How often somebody may call.
@NullMarked
package live.lsn.platform.limit;

import org.jspecify.annotations.NullMarked;
