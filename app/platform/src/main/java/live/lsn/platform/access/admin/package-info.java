/// Serves the procedures by which people and programs are let in, changed and shut out.
@NullMarked
package live.lsn.platform.access.admin;

import org.jspecify.annotations.NullMarked;
