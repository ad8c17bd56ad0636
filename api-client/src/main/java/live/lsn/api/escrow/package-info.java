/// What one side seals so that only the other can open it.
@NullMarked
package live.lsn.api.escrow;

import org.jspecify.annotations.NullMarked;
