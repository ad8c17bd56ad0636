/// The inspection of a lot: its plan, what its units show, its verdict and the signature.
@NullMarked
package live.lsn.desk.inspection;

import org.jspecify.annotations.NullMarked;
