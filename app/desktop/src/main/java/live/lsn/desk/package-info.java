/// The desk: a JavaFX program that works from a local cache.
@NullMarked
package live.lsn.desk;

import org.jspecify.annotations.NullMarked;
