/// Sample data: a network that never was, made by chance from a seed.
@NullMarked
package live.lsn.platform.sample;

import org.jspecify.annotations.NullMarked;
