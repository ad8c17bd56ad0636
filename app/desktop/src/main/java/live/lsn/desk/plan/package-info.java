/// The plan calculator: what a lot is inspected by, and what that plan does with good and bad lots.
@NullMarked
package live.lsn.desk.plan;

import org.jspecify.annotations.NullMarked;
