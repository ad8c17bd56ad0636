/// What the figures that the network is led by mean and how they are compared, told ahead and taken
/// apart: exact arithmetic over sums, no rows and no clock.
@NullMarked
package live.lsn.rules.insights;

import org.jspecify.annotations.NullMarked;
