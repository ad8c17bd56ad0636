/// How desks follow the platform: hello, bootstrap, pull, status and the hint that something moved.
@NullMarked
package live.lsn.platform.sync;

import org.jspecify.annotations.NullMarked;
