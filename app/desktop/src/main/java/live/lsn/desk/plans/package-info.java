/// Inspection plans: how each item is inspected, and where that is set.
@NullMarked
package live.lsn.desk.plans;

import org.jspecify.annotations.NullMarked;
