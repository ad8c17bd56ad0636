package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.User;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The people who may sign in and the channels that they may open.
public final class Accounts {
    private final Database database;
    private final AggregateTable<User> users;

    public Accounts(Database database, Seal seal) {
        this.database = database;
        this.users = new AggregateTable<>(Collections.USERS, seal);
    }

    /// The caller of that account; null where nobody has it.
    public @Nullable Caller find(String account) {
        // Asked first: whoever waits for a second connection while holding one may wait for ever.
        var known = channels();
        return database.read(
                sql -> {
                    var found = new ArrayList<User>();
                    for (var channel : known.values()) {
                        found.addAll(
                                users.list(
                                        sql, channel.code(), field(name("account")).eq(account)));
                    }
                    return found.isEmpty() ? null : caller(found, known);
                });
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
                    var channels = new java.util.TreeMap<String, Channel>();
                    sql.fetch("SELECT code, name, currency, zone, shift_weeks FROM channel")
                            .forEach(
                                    row ->
                                            channels.put(
                                                    row.get(0, String.class),
                                                    new Channel(
                                                            row.get(0, String.class),
                                                            row.get(1, String.class),
                                                            row.get(2, String.class),
                                                            java.time.ZoneId.of(
                                                                    row.get(3, String.class)),
                                                            shift(row.get(4, Long.class)))));
                    return channels;
                });
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
                first.permissions(),
                records.stream()
                        .map(user -> known.get(user.channel()))
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }
}
