package live.lsn.rules.fraud;

import java.util.ArrayList;
import java.util.List;

/// Numbers kept in order, that can tell how many of them are below another: in chunks, so that
/// coming and going stay cheap.
final class SortedValues {
    private static final int CHUNK = 512;

    private static final class Chunk {
        private final long[] values = new long[CHUNK];
        private int size;

        private int lowerBound(long value) {
            var low = 0;
            var high = size;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (values[middle] < value) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    private final List<Chunk> chunks = new ArrayList<>(List.of(new Chunk()));
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        var index = chunkOf(value);
        var chunk = chunks.get(index);
        if (chunk.size == CHUNK) {
            split(index);
            index = chunkOf(value);
            chunk = chunks.get(index);
        }
        var at = chunk.lowerBound(value);
        System.arraycopy(chunk.values, at, chunk.values, at + 1, chunk.size - at);
        chunk.values[at] = value;
        chunk.size++;
        size++;
    }

    /// Removes one of the value; it must be there.
    void remove(long value) {
        var index = chunkOf(value);
        var chunk = chunks.get(index);
        var at = chunk.lowerBound(value);
        if (at == chunk.size || chunk.values[at] != value)
            throw new IllegalStateException("not there: " + value);
        System.arraycopy(chunk.values, at + 1, chunk.values, at, chunk.size - at - 1);
        chunk.size--;
        size--;
        if (chunk.size == 0 && chunks.size() > 1) chunks.remove(index);
    }

    /// How many are smaller than the value.
    int below(long value) {
        var count = 0;
        for (var chunk : chunks) {
            if (chunk.size > 0 && chunk.values[chunk.size - 1] < value) {
                count += chunk.size;
            } else {
                return count + chunk.lowerBound(value);
            }
        }
        return count;
    }

    /// The first chunk whose last value is not smaller.
    private int chunkOf(long value) {
        for (var i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            if (chunk.size > 0 && chunk.values[chunk.size - 1] >= value) return i;
        }
        return chunks.size() - 1;
    }

    private void split(int index) {
        var full = chunks.get(index);
        var upper = new Chunk();
        var half = CHUNK / 2;
        System.arraycopy(full.values, half, upper.values, 0, CHUNK - half);
        upper.size = CHUNK - half;
        full.size = half;
        chunks.add(index + 1, upper);
    }
}
