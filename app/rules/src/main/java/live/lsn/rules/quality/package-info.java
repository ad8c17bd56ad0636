/// What inspections tell of quality: pure arithmetic, without a store or a clock.
@NullMarked
package live.lsn.rules.quality;

import org.jspecify.annotations.NullMarked;
