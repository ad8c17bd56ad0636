/// The platform that comes with the desk: the rules behind HTTP and SQL.
@NullMarked
package live.lsn.platform;

import org.jspecify.annotations.NullMarked;
