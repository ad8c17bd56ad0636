@NullMarked
package live.lsn.desk.inspection;

import org.jspecify.annotations.NullMarked;
