/// tRPC 11 over HTTP, the server's side: routing, batches, errors, superjson and server-sent
/// events. Knows no database, no user and no procedure of the product.
@NullMarked
package live.lsn.platform.trpc;

import org.jspecify.annotations.NullMarked;
