package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.BatchKind;
import live.lsn.api.http.TrpcClient.Call;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be asked, before it takes the form of a request.
///
/// @param path the procedure's name; a batch's names joined by commas
/// @param inputs one input, trees or Java values; one for each call of a batch
/// @param headers of this call alone
record Outgoing(
        boolean isQuery,
        boolean isBatch,
        String path,
        List<Optional<Object>> inputs,
        Map<String, String> headers) {
    static Outgoing query(String path, @Nullable Object input) {
        return new Outgoing(true, false, path, List.of(Optional.ofNullable(input)), Map.of());
    }

    static Outgoing mutation(String path, @Nullable Object input, Map<String, String> headers) {
        return new Outgoing(
                false, false, path, List.of(Optional.ofNullable(input)), Map.copyOf(headers));
    }

    static Outgoing batch(BatchKind kind, List<Call> calls) {
        var path = String.join(",", calls.stream().map(Call::path).toList());
        var inputs = calls.stream().map(call -> Optional.<Object>ofNullable(call.input())).toList();
        return new Outgoing(kind == BatchKind.QUERY, true, path, inputs, Map.of());
    }

    boolean hasInput() {
        return inputs.stream().anyMatch(Optional::isPresent);
    }

    /// Whether sending it twice does no more than sending it once.
    boolean repeatable() {
        return isQuery
                || headers.keySet().stream().anyMatch(TrpcClient.IDEMPOTENCY_KEY::equalsIgnoreCase);
    }
}
