/// Every synced collection, declared once: its record, its permission and what lists filter, sort,
/// search and add up.
@NullMarked
package live.lsn.api.collection;

import org.jspecify.annotations.NullMarked;
