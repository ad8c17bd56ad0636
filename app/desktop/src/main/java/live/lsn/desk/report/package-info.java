/// Papers about goods, made on this machine: the same record gives the same bytes.
@NullMarked
package live.lsn.desk.report;

import org.jspecify.annotations.NullMarked;
