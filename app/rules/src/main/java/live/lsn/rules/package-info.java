/// What the network's commands do and how its figures come about: pure functions that both sides
/// run. No I/O, no clock, no chance.
@NullMarked
package live.lsn.rules;

import org.jspecify.annotations.NullMarked;
