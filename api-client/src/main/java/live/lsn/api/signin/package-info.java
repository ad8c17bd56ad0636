/// Signing in: in the browser (OAuth 2.0 with PKCE, or a session cookie), or by picking an account
/// of a platform on this machine.
@NullMarked
package live.lsn.api.signin;

import org.jspecify.annotations.NullMarked;
