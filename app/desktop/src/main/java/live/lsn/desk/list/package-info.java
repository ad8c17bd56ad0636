/// Lists of any collection: what can be asked of them, how the cache answers it a window at a time,
/// and where saved views are kept. Knows collections and controls, no feature.
@NullMarked
package live.lsn.desk.list;

import org.jspecify.annotations.NullMarked;
