/// What the programs write down about themselves: rolling files that hold nothing personal.
@NullMarked
package live.lsn.cli.log;

import org.jspecify.annotations.NullMarked;
