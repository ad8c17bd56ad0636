/// The window around the features: who works, where to go, what can be done, how the program
/// stands.
@NullMarked
package live.lsn.desk.shell;

import org.jspecify.annotations.NullMarked;
