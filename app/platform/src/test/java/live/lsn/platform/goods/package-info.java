@NullMarked
package live.lsn.platform.goods;

import org.jspecify.annotations.NullMarked;
