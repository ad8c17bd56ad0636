/// The floor: what is delivered, counted, inspected and put away.
@NullMarked
package live.lsn.desk.floor;

import org.jspecify.annotations.NullMarked;
