/// What inspections tell of quality: pure arithmetic over counts, no rows and no clock.
@NullMarked
package live.lsn.rules.quality;

import org.jspecify.annotations.NullMarked;
