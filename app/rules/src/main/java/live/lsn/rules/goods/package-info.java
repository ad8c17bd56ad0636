/// Goods on their way in: what can be done with a lot, and what its inspections come to.
@NullMarked
package live.lsn.rules.goods;

import org.jspecify.annotations.NullMarked;
