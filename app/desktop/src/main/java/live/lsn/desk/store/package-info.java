/// The desk's two SQLite files: what the platform told, and what the user wants done.
@NullMarked
package live.lsn.desk.store;

import org.jspecify.annotations.NullMarked;
