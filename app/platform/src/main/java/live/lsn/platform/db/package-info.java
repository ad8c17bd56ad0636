/// The platform's database: pool, schema, transactions, the generic table of a collection.
@NullMarked
package live.lsn.platform.db;

import org.jspecify.annotations.NullMarked;
