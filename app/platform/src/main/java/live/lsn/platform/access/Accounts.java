package live.lsn.platform.access;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.User;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The people who may sign in and the channels that they may open.
public final class Accounts {
    private static final String CHANNEL = "c.code, c.name, c.currency, c.zone, c.shift_weeks";
    private static final String OF_ACCOUNT =
            "SELECT "
                    + CHANNEL
                    + ", u.id, u.version FROM users u JOIN channel c ON c.code = u.channel"
                    + " WHERE u.account = ? ORDER BY c.code";

    private final Database database;
    private final AggregateTable<User> users;
    private final Map<String, User> opened = new ConcurrentHashMap<>();

    public Accounts(Database database, Seal seal) {
        this.database = database;
        this.users = new AggregateTable<>(Collections.USERS, seal);
    }

    /// The caller of that account; null where nobody has it. Asked with every request: the database
    /// tells how things stand, records that have not changed since are not opened again.
    public @Nullable Caller find(String account) {
        return database.read(
                sql -> {
                    var records = new ArrayList<User>();
                    var known = new TreeMap<String, Channel>();
                    for (var row : sql.fetch(OF_ACCOUNT, account)) {
                        var channel = channel(row);
                        var user =
                                opened(
                                        sql,
                                        channel.code(),
                                        row.get(5, String.class),
                                        row.get(6, Long.class));
                        if (user == null) continue;
                        records.add(user);
                        known.put(channel.code(), channel);
                    }
                    return records.isEmpty() ? null : caller(records, known);
                });
    }

    private @Nullable User opened(DSLContext sql, String channel, String id, long version) {
        var known = opened.get(id);
        if (known != null && known.version() == version) return known;
        var user = users.find(sql, channel, id);
        if (user != null) opened.put(id, user);
        return user;
    }

    /// Everybody, by role and name.
    public List<Caller> all() {
        var known = channels();
        return database.read(
                sql -> {
                    var byAccount = new HashMap<String, List<User>>();
                    for (var channel : known.values()) {
                        users.list(sql, channel.code(), DSL.noCondition())
                                .forEach(
                                        user ->
                                                byAccount
                                                        .computeIfAbsent(
                                                                user.account(),
                                                                _ -> new ArrayList<>())
                                                        .add(user));
                    }
                    return byAccount.values().stream()
                            .map(records -> caller(records, known))
                            .sorted(Comparator.comparing(Caller::role).thenComparing(Caller::name))
                            .toList();
                });
    }

    /// The channels by code, sorted.
    public Map<String, Channel> channels() {
        return database.read(
                sql -> {
                    var channels = new TreeMap<String, Channel>();
                    for (var row : sql.fetch("SELECT " + CHANNEL + " FROM channel c")) {
                        var channel = channel(row);
                        channels.put(channel.code(), channel);
                    }
                    return channels;
                });
    }

    private static Channel channel(Record row) {
        return new Channel(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                ZoneId.of(row.get(3, String.class)),
                shift(row.get(4, Long.class)));
    }

    /// A shift by nothing is none.
    private static @Nullable Long shift(@Nullable Long weeks) {
        return weeks == null || weeks == 0 ? null : weeks;
    }

    private static Caller caller(List<User> records, Map<String, Channel> known) {
        var first = records.getFirst();
        return new Caller(
                first.account(),
                first.name(),
                first.role(),
                // As this release has it: a record keeps those of the day when it was written.
                first.role().permissions(),
                records.stream()
                        .map(user -> known.get(user.channel()))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
