/// Lots as a list, one lot with all that was found in it, and what follows where it was rejected.
@NullMarked
package live.lsn.desk.lots;

import org.jspecify.annotations.NullMarked;
