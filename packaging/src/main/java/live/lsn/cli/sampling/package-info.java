/// Sampling plans, their curves and histories of lots as commands read and print them.
@NullMarked
package live.lsn.cli.sampling;

import org.jspecify.annotations.NullMarked;
