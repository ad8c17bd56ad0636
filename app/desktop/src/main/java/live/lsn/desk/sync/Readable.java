package live.lsn.desk.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.procedure.SyncProcedures.Hello;

import java.util.LinkedHashMap;
import java.util.Map;

/// The collections that the caller may read, by name, in the order in which they are filled.
final class Readable {
    private Readable() {}

    static Map<String, SyncedCollection<?>> of(Hello told) {
        var readable = new LinkedHashMap<String, SyncedCollection<?>>();
        for (var collection : Collections.ALL) {
            if (told.collections().containsKey(collection.name()))
                readable.put(collection.name(), collection);
        }
        return readable;
    }
}
