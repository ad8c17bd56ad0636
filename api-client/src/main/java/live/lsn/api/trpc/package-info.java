/// The tRPC 11 wire: envelopes, error codes, superjson, server-sent events. Knows no procedure of
/// the product.
@NullMarked
package live.lsn.api.trpc;

import org.jspecify.annotations.NullMarked;
