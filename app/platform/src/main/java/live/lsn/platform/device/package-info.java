/// What lies on people's devices: on which terms, and how they get at it again.
@NullMarked
package live.lsn.platform.device;

import org.jspecify.annotations.NullMarked;
