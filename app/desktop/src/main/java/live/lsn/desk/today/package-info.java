/// How the network does now: its figures, what they are compared with, the rows behind them and the
/// proof that both agree; on a desk and on a wall.
@NullMarked
package live.lsn.desk.today;

import org.jspecify.annotations.NullMarked;
