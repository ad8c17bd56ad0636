/// Parts of screens that show the same record in several features.
@NullMarked
package live.lsn.desk.parts;

import org.jspecify.annotations.NullMarked;
