/// All orders that are on this device, as a list, with the open one beside it. What a figure is
/// made of opens here.
@NullMarked
package live.lsn.desk.orders;

import org.jspecify.annotations.NullMarked;
