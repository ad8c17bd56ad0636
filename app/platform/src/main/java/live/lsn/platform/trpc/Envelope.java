package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How the answer to one call is laid out, in parts.
interface Envelope {
    List<byte[]> result(@Nullable Object output);

    List<byte[]> error(TrpcFailure failure, String path);

    /// An answer by itself or in the array of a batch.
    static Envelope whole(boolean superjson) {
        return new Envelope() {
            @Override
            public List<byte[]> result(@Nullable Object output) {
                return Wire.result(output, superjson);
            }

            @Override
            public List<byte[]> error(TrpcFailure failure, String path) {
                return Wire.error(failure, path, superjson);
            }
        };
    }

    /// One line of a stream of lines: what the promise of that number came to.
    static Envelope line(int number, boolean superjson) {
        return new Envelope() {
            @Override
            public List<byte[]> result(@Nullable Object output) {
                return Wire.resultLine(number, output, superjson);
            }

            @Override
            public List<byte[]> error(TrpcFailure failure, String path) {
                return Wire.errorLine(number, failure, path, superjson);
            }
        };
    }
}
