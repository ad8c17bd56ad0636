/// Files that hang on records: taking them in, showing them, saving a copy. Any feature whose
/// records take files uses this.
@NullMarked
package live.lsn.desk.attach;

import org.jspecify.annotations.NullMarked;
