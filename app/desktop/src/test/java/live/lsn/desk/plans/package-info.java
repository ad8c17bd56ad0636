@NullMarked
package live.lsn.desk.plans;

import org.jspecify.annotations.NullMarked;
