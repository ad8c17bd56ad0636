/// Orders from outside: read, understood line by line, scored in the order of their time, stored
/// once.
@NullMarked
package live.lsn.platform.importing;

import org.jspecify.annotations.NullMarked;
