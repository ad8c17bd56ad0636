/// Who calls: accounts, access tokens, the local sign-in of the embedded platform.
@NullMarked
package live.lsn.platform.access;

import org.jspecify.annotations.NullMarked;
