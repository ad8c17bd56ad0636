/// The platform's own OAuth 2.0 authorization server: one public client, the desk, and the pages on
/// which people sign in.
@NullMarked
package live.lsn.platform.access.oauth;

import org.jspecify.annotations.NullMarked;
