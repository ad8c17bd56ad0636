/// The desk's own engine on a clock, a network and threads of the test's: the same seed gives the
/// same course of events, and a day passes in moments.
@NullMarked
package live.lsn.faults.simulator;

import org.jspecify.annotations.NullMarked;
