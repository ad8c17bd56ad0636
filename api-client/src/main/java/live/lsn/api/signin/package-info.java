/// Signing in. For now by picking an account of a platform on this machine.
@NullMarked
package live.lsn.api.signin;

import org.jspecify.annotations.NullMarked;
