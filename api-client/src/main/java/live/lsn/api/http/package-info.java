/// The platform as a client sees it: tRPC calls over OkHttp.
@NullMarked
package live.lsn.api.http;

import org.jspecify.annotations.NullMarked;
