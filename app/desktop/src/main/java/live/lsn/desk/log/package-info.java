/// The program's own log as a person reads it, and the file made of it for support.
@NullMarked
package live.lsn.desk.log;

import org.jspecify.annotations.NullMarked;
