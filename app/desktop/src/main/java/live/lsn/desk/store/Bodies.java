package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.Layout.Encoded;

import tools.jackson.core.JacksonException;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;

/// Seals and opens the records of the cache: each generation of a collection's tables has a key of
/// its own, and a body names its generation in its first four bytes.
final class Bodies {
    private static final int GENERATION = Integer.BYTES;
    private final ProfileKey key;
    private final SecureRandom random = new SecureRandom();
    private final SecretKey hashing;
    private final Map<Integer, SecretKey> subkeys = new ConcurrentHashMap<>();

    Bodies(ProfileKey key) {
        this.key = key;
        this.hashing = key.derive("cache keyed columns", "HmacSHA256");
    }

    Hasher hasher() {
        return new Hasher(hashing);
    }

    Session session() {
        return new Session();
    }

    private SecretKey subkey(int generation) {
        return subkeys.computeIfAbsent(
                generation, number -> key.derive("cache bodies " + number, "AES"));
    }

    /// For one thread at a time.
    final class Session {
        private final Map<Integer, Sealer> sealers = new HashMap<>();
        private final Canonical canonical = new Canonical();

        byte[] seal(Layout<?> layout, Encoded row, int generation, byte[] json) {
            var sealed = sealer(generation).seal(GENERATION, json, layout.context(row, canonical));
            ByteBuffer.wrap(sealed).putInt(generation);
            return sealed;
        }

        /// @throws StoreException if body or columns are not what was stored together
        <A extends Aggregate> A open(Layout<A> layout, Encoded row, byte[] sealed) {
            try {
                return Json.MAPPER.readValue(json(layout, row, sealed), layout.collection().type());
            } catch (JacksonException e) {
                throw new StoreException(
                        StoreException.Problem.OTHER,
                        "The record "
                                + row.id()
                                + " of "
                                + layout.name()
                                + " is not of a shape that this program knows");
            }
        }

        /// The record's bytes, not read.
        ///
        /// @throws StoreException if body or columns are not what was stored together
        byte[] json(Layout<?> layout, Encoded row, byte[] sealed) {
            try {
                if (sealed.length < GENERATION) throw damaged(layout, row);
                var generation = ByteBuffer.wrap(sealed).getInt();
                return sealer(generation).open(GENERATION, sealed, layout.context(row, canonical));
            } catch (Sealer.Broken e) {
                throw damaged(layout, row);
            }
        }

        private Sealer sealer(int generation) {
            return sealers.computeIfAbsent(
                    generation, number -> new Sealer(subkey(number), random));
        }

        private static StoreException damaged(Layout<?> layout, Encoded row) {
            return new StoreException(
                    StoreException.Problem.DAMAGED,
                    "The row "
                            + row.id()
                            + " of "
                            + layout.name()
                            + " in the cache is not as it was stored");
        }
    }
}
