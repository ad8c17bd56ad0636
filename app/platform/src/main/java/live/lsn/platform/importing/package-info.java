/// Orders and purchase orders from outside: read, understood line by line, orders scored in the
/// order of their time, stored once.
@NullMarked
package live.lsn.platform.importing;

import org.jspecify.annotations.NullMarked;
