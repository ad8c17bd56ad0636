/// The fraud desk: the queue of cases, one case, and what is done with it.
@NullMarked
package live.lsn.desk.fraud;

import org.jspecify.annotations.NullMarked;
