/// Tables over rows that stay where they are: a [live.lsn.ui.table.DataTable] asks its source for
/// the rows it shows, tells what is to be filtered and sorted, and never holds all of them. It
/// knows columns and conditions, no records and no SQL.
@NullMarked
package live.lsn.ui.table;

import org.jspecify.annotations.NullMarked;
