/// Copies of the platform's database, made while it runs.
@NullMarked
package live.lsn.platform.backup;

import org.jspecify.annotations.NullMarked;
