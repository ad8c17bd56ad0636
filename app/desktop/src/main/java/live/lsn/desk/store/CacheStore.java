package live.lsn.desk.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import live.lsn.api.collection.KeyedType;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.RowDigest;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Digest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// `cache.db`: what the platform told, and what it looks like with the user's pending commands. It
/// may be thrown away at any time; the platform has it all. For any number of threads.
public final class CacheStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CacheStore.class);
    private static final String FILE = "cache.db";
    private final boolean rebuilt;
    private final Map<String, Layout<?>> layouts;
    private final Bodies bodies;
    private final Writer writer;
    private final Readers readers;
    private final Map<String, Integer> generations;
    private final Map<String, Filling<?>> fillings = new ConcurrentHashMap<>();
    private final ListReads lists;
    private final Changes changes = new Changes();
    private final Listeners<Set<String>> listeners = new Listeners<>();
    private volatile LoadedOverlay overlay;

    private CacheStore(
            SqliteFile file,
            boolean rebuilt,
            Map<String, Layout<?>> layouts,
            Bodies bodies,
            Connection connection)
            throws SQLException {
        this.rebuilt = rebuilt;
        this.layouts = layouts;
        this.bodies = bodies;
        var tables = new CacheTables(connection);
        tables.fit(layouts.values());
        this.generations = new ConcurrentHashMap<>(tables.generations());
        var stagings = tables.stagings();
        connection.commit();
        this.overlay = LoadedOverlay.none(layouts);
        this.readers = new Readers(file);
        this.lists = new ListReads(readers, bodies);
        this.writer = new Writer(file, connection, "cache writer");
        stagings.forEach((name, generation) -> resume(layout(name), generation));
    }

    /// Opens the cache in the folder; makes what is missing, readable by its owner alone. A file
    /// that is damaged, of another layout or of another key is deleted and made anew.
    ///
    /// @param collections what is followed; whatever else the file holds is dropped
    /// @throws StoreException if the folder cannot be written or the disk is full
    public static CacheStore open(Path dir, ProfileKey key, List<SyncedCollection<?>> collections) {
        var file = new SqliteFile(dir.resolve(FILE), SynchronousMode.NORMAL, true);
        var layouts = new LinkedHashMap<String, Layout<?>>();
        for (var collection : collections) layouts.put(collection.name(), new Layout<>(collection));
        var bodies = new Bodies(key);
        try {
            if (!Files.exists(file.damageMark())) {
                var store = tryOpen(file, false, layouts, bodies);
                if (store != null) return store;
            }
            LOG.warn("{} cannot be used as it is and is made anew", FILE);
            delete(file);
            var store = tryOpen(file, true, layouts, bodies);
            if (store != null) return store;
            throw new StoreException(
                    StoreException.Problem.DAMAGED, "A new " + FILE + " is damaged at once");
        } catch (SQLException e) {
            throw StoreException.of(file.path(), "Opening the cache", e);
        } catch (IOException e) {
            throw StoreException.of(file.path(), "Opening the cache", e);
        }
    }

    /// Null where the file must be made anew.
    private static @Nullable CacheStore tryOpen(
            SqliteFile file, boolean rebuilt, Map<String, Layout<?>> layouts, Bodies bodies)
            throws SQLException, IOException {
        Connection connection = null;
        var done = false;
        try {
            connection = file.openWriter();
            var check = bodies.hasher().keyed(KeyedType.NAME_WORD, "cache");
            var tables = new CacheTables(connection);
            if (tables.isNew()) {
                tables.create(check == null ? new byte[0] : check);
            } else if (check == null || !tables.isSound(check)) {
                return null;
            }
            var store = new CacheStore(file, rebuilt, layouts, bodies, connection);
            done = true;
            return store;
        } catch (SQLException e) {
            if (!rebuilt && StoreException.problemOf(e) == StoreException.Problem.DAMAGED)
                return null;
            throw e;
        } finally {
            if (!done && connection != null) connection.close();
        }
    }

    private static void delete(SqliteFile file) throws IOException {
        for (var suffix : List.of("", "-wal", "-shm"))
            Files.deleteIfExists(file.path().resolveSibling(FILE + suffix));
        Files.deleteIfExists(file.damageMark());
    }

    /// Whether an older file had to be thrown away.
    public boolean rebuilt() {
        return rebuilt;
    }

    /// How far the platform's changes are in; null when never synced.
    public @Nullable Cursor cursor() {
        return read(
                        "Reading the cursor",
                        reader ->
                                Optional.ofNullable(new CacheTables(reader.connection()).cursor()))
                .orElse(null);
    }

    /// Whether there is something to show of a collection, be it empty or outdated.
    public boolean isFilled(String collection) {
        return read(
                "Reading whether " + collection + " is filled",
                reader -> new CacheTables(reader.connection()).isFilled(collection));
    }

    /// How far a collection is filled, for whoever fills it. Also takes up a filling again after a
    /// page of it could not be stored.
    public Bootstrap bootstrap(String collection) {
        var layout = layout(collection);
        var filling = fillings.get(collection);
        if (filling != null) {
            filling.abandon();
            resume(layout, filling.generation());
        }
        return read(
                "Reading how far " + collection + " is filled",
                reader -> new CacheTables(reader.connection()).bootstrap(collection));
    }

    private void resume(Layout<?> layout, int generation) {
        fillings.put(layout.name(), new Filling<>(layout, generation, writer, bodies));
    }

    /// Begins to fill a collection beside what is shown; an earlier filling that was not finished
    /// is dropped.
    public void beginBootstrap(String collection, String shapeHash, Cursor start) {
        var layout = layout(collection);
        var filling = fillings.remove(collection);
        if (filling != null) filling.abandon();
        var generation =
                writer.transaction(
                        "Beginning to fill " + collection,
                        connection ->
                                new CacheTables(connection).beginStaging(layout, shapeHash, start),
                        _ -> {});
        resume(layout, generation);
    }

    /// Stores a page and how far it reaches in one transaction. Seals on the calling thread and
    /// returns while the page is being stored.
    ///
    /// @param after the last id that the pages up to this one reach
    /// @throws StoreException if this page or an earlier one could not be stored; then ask
    ///   [#bootstrap] where to go on
    public void stage(String collection, List<CachedRow> rows, String after) {
        filling(collection).stage(rows, after);
    }

    /// Indexes what was staged and shows it in place of what was there.
    public void finishBootstrap(String collection) {
        var filling = filling(collection);
        filling.finish(
                () -> {
                    generations.put(collection, filling.generation());
                    changes.tablesChanged(collection);
                    fillings.remove(collection);
                    listeners.tell(Set.of(collection));
                });
    }

    private Filling<?> filling(String collection) {
        var filling = fillings.get(layout(collection).name());
        if (filling == null)
            throw new IllegalStateException("the filling of " + collection + " was not begun");
        return filling;
    }

    /// The first cursor, once everything is filled.
    public void startAt(Cursor cursor) {
        write("Storing the cursor", connection -> new CacheTables(connection).setCursor(cursor));
    }

    /// Stores a page of changes and the cursor behind it in one transaction. A row that is stored
    /// at a newer version stays; the same page twice changes nothing.
    public void apply(List<CachedRow> puts, List<Removal> removals, Cursor next) {
        store(puts, removals, next, false);
    }

    /// Stores rows as they are told, whatever version was stored before, in one transaction; the
    /// cursor stays.
    public void replace(List<CachedRow> puts, List<Removal> removals) {
        store(puts, removals, null, true);
    }

    private void store(
            List<CachedRow> puts,
            List<Removal> removals,
            @Nullable Cursor next,
            boolean anyVersion) {
        var sealed = Changes.seal(puts, layouts, generations, bodies);
        var gone =
                removals.stream()
                        .collect(
                                groupingBy(
                                        removal -> layout(removal.collection()),
                                        LinkedHashMap<Layout<?>, List<String>>::new,
                                        mapping(Removal::id, toList())));
        var touched = new HashSet<String>();
        puts.forEach(put -> touched.add(put.collection()));
        removals.forEach(removal -> touched.add(removal.collection()));
        writer.transaction(
                "Storing changes",
                connection -> {
                    changes.apply(connection, sealed, gone, anyVersion);
                    if (next != null) new CacheTables(connection).setCursor(next);
                    return true;
                },
                _ -> tell(touched));
    }

    /// Everything is to be filled anew, as when the platform's history was replaced; what is shown
    /// stays until then.
    public void outdate() {
        fillings.values().forEach(Filling::abandon);
        fillings.clear();
        write(
                "Marking the cache as outdated",
                connection -> {
                    var tables = new CacheTables(connection);
                    for (var layout : layouts.values()) tables.outdate(layout);
                    tables.setCursor(null);
                });
    }

    /// One collection is to be filled anew; what is shown of it stays until then.
    public void outdate(String collection) {
        var layout = layout(collection);
        var filling = fillings.remove(collection);
        if (filling != null) filling.abandon();
        write(
                "Marking " + collection + " as outdated",
                connection -> new CacheTables(connection).outdate(layout));
    }

    /// Forgets all rows of a collection, as when the person may no longer see it.
    public void empty(String collection) {
        var layout = layout(collection);
        var filling = fillings.remove(collection);
        if (filling != null) filling.abandon();
        var generation =
                writer.transaction(
                        "Emptying " + collection,
                        connection -> {
                            var tables = new CacheTables(connection);
                            tables.renew(layout);
                            return tables.generation(collection);
                        },
                        _ -> {});
        generations.put(collection, generation);
        changes.tablesChanged(collection);
        tell(Set.of(collection));
    }

    /// How many rows the platform has told of, whatever is pending.
    public long count(String collection) {
        var sql = "SELECT count(*) FROM " + layout(collection).live().rows();
        return read(
                "Counting " + collection, reader -> SqliteFile.number(reader.connection(), sql));
    }

    /// What the rows add up to that the platform has told of, whatever is pending, with how far its
    /// changes were in then; null where they were never in.
    public @Nullable Digest digest(String collection) {
        var sql = "SELECT id, version FROM " + layout(collection).live().rows();
        return read(
                        "Adding up " + collection,
                        reader -> {
                            var cursor = new CacheTables(reader.connection()).cursor();
                            if (cursor == null) return Optional.<Digest>empty();
                            var digest = new RowDigest();
                            try (var statement = reader.prepare(sql, List.of());
                                    var rows = statement.executeQuery()) {
                                while (rows.next()) digest.add(rows.getString(1), rows.getLong(2));
                            }
                            return Optional.of(new Digest(cursor, digest.count(), digest.hash()));
                        })
                .orElse(null);
    }

    /// What the platform told of it, whatever is pending; null where it told nothing.
    public <A extends Aggregate> @Nullable A base(SyncedCollection<A> collection, String id) {
        var layout = layout(collection);
        var sql = "SELECT " + ListReads.body(layout) + " WHERE c.id = ?";
        return read(
                        "Reading " + collection.name(),
                        reader -> {
                            try (var statement = reader.prepare(sql, List.of(id));
                                    var rows = statement.executeQuery()) {
                                return rows.next()
                                        ? Optional.of(
                                                ListReads.open(layout, rows, bodies.session()))
                                        : Optional.<A>empty();
                            }
                        })
                .orElse(null);
    }

    /// The version that the platform told; −1 where it told nothing.
    public long baseVersion(String collection, String id) {
        var sql = "SELECT version FROM " + layout(collection).live().rows() + " WHERE id = ?";
        return read(
                "Reading " + collection,
                reader -> {
                    try (var statement = reader.prepare(sql, List.of(id));
                            var rows = statement.executeQuery()) {
                        return rows.next() ? rows.getLong(1) : -1L;
                    }
                });
    }

    /// Those of the rows that are not stored with the same bytes at the same version.
    public List<Told> differing(String collection, List<Told> rows) {
        var layout = layout(collection);
        return read(
                "Comparing " + collection,
                reader -> new Comparison<>(reader, layout, bodies).differing(rows));
    }

    /// The ids of stored rows for which the condition does not hold.
    public List<String> idsBut(String collection, Predicate<String> known) {
        var layout = layout(collection);
        return read(
                "Comparing " + collection,
                reader -> new Comparison<>(reader, layout, bodies).idsBut(known));
    }

    /// From now on all reading shows this in place of the rows that it alters.
    ///
    /// @throws IllegalArgumentException if it alters a collection that is not followed
    public void overlay(Overlay altered) {
        show(before -> before.replaced(altered, bodies.hasher()));
    }

    /// Shows some rows otherwise than before, and all others as they were.
    ///
    /// @throws IllegalArgumentException if a collection is not declared
    public void alter(List<Overlay.Change> changes) {
        show(before -> before.with(changes, bodies.hasher()));
    }

    private void show(UnaryOperator<LoadedOverlay> change) {
        Set<String> changed;
        synchronized (this) {
            var before = overlay;
            overlay = change.apply(before);
            changed = overlay.changedFrom(before);
        }
        if (!changed.isEmpty()) writer.later(() -> tell(changed));
    }

    /// As the user sees it; null where there is none.
    public <A extends Aggregate> @Nullable A find(SyncedCollection<A> collection, String id) {
        var altered = overlay.find(collection.name(), id);
        return altered == null ? base(collection, id) : collection.type().cast(altered);
    }

    /// How many rows, and what they add up to.
    ///
    /// @throws IllegalArgumentException if the query names what is not declared
    public <A extends Aggregate> Summary summary(ListQuery<A> query) {
        return lists.summary(layout(query.collection()), query, overlay);
    }

    /// Adds up whatever is asked for in one transaction, so that all of it fits together. What was
    /// pending at the beginning counts.
    public <T> T totals(String doing, Function<Totals, T> reading) {
        var pending = overlay;
        return read(
                doing,
                reader -> {
                    try {
                        return reading.apply(
                                new Totals(reader, pending, bodies.hasher(), totalled()));
                    } catch (Totals.Failed e) {
                        throw e.why();
                    }
                });
    }

    private Totals.Layouts totalled() {
        return new Totals.Layouts() {
            @Override
            public <A extends Aggregate> Layout<A> of(SyncedCollection<A> collection) {
                return layout(collection);
            }
        };
    }

    /// How many rows of the list have each value of a column; codes by name, rows without a value
    /// under the empty text.
    ///
    /// @throws IllegalArgumentException if the column is not declared or holds keyed hashes
    public <A extends Aggregate> Map<String, Long> countBy(ListQuery<A> query, String column) {
        return lists.countBy(layout(query.collection()), query, column, overlay);
    }

    /// The list's rows in order.
    ///
    /// @param limit how many at most; [Integer#MAX_VALUE] for all
    /// @throws IllegalArgumentException if the query names what is not declared
    public <A extends Aggregate> RowIds order(ListQuery<A> query, int limit) {
        return lists.order(layout(query.collection()), query, limit, overlay);
    }

    /// Opens a window of an order: rows `from` (included) to `to` (not), as far as there are so
    /// many. What has gone since is left out.
    ///
    /// @throws StoreException if a row is not as it was stored
    public <A extends Aggregate> List<A> page(
            SyncedCollection<A> collection, RowIds ids, int from, int to) {
        return lists.page(layout(collection), ids, from, to);
    }

    /// The records' ids in a window of an order, in its order, with no record opened.
    public List<String> keys(SyncedCollection<?> collection, RowIds ids, int from, int to) {
        return lists.keys(layout(collection), ids, from, to);
    }

    /// Who is told, on the writer's thread, which collections look different: after each commit and
    /// each change of the overlay. Must be quick.
    public Subscription onChange(Consumer<Set<String>> listener) {
        return listeners.add(listener);
    }

    private void tell(Set<String> collections) {
        if (!collections.isEmpty()) listeners.tell(Set.copyOf(collections));
    }

    /// Lets pending writing finish and closes the file.
    @Override
    public void close() {
        try {
            readers.close();
        } catch (SQLException e) {
            LOG.warn("a connection to {} did not close", FILE, e);
        }
        writer.close();
    }

    private Layout<?> layout(String collection) {
        var layout = layouts.get(collection);
        if (layout == null) throw new IllegalArgumentException("no collection " + collection);
        return layout;
    }

    // The layout of a name was made from the collection of that name.
    @SuppressWarnings("unchecked")
    private <A extends Aggregate> Layout<A> layout(SyncedCollection<A> collection) {
        return (Layout<A>) layout(collection.name());
    }

    private <T> T read(String doing, Readers.Reading<T> reading) {
        return readers.read(doing, reading);
    }

    /// Work that gives nothing back.
    @FunctionalInterface
    private interface Change {
        void with(Connection connection) throws SQLException;
    }

    private void write(String doing, Change change) {
        writer.transaction(
                doing,
                connection -> {
                    change.with(connection);
                    return true;
                },
                _ -> {});
    }
}
