package live.lsn.desk.store;

import live.lsn.desk.store.OutboxDamage.Lost;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/// Takes out of a damaged `outbox.db` what can still be read, row by row, and names the rest. The
/// damaged file is kept aside as it was; rows are copied as they are sealed, so that one whose
/// content is damaged is found when it is opened, as ever.
final class OutboxRescue {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRescue.class);
    private static final List<String> FILES = List.of("", "-wal", "-shm");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int SMALLEST_ROW = 64;
    private static final int HEADER = 100;

    private final Path file;
    private final Path aside;
    private final Map<Long, @Nullable String> ids = new LinkedHashMap<>();
    private final TreeSet<Long> saved = new TreeSet<>();
    private boolean old;

    private OutboxRescue(Path file, Path aside) {
        this.file = file;
        this.aside = aside;
    }

    /// Moves the damaged file aside.
    ///
    /// @throws IOException if it cannot be moved; then it is where it was
    static OutboxRescue of(Path file, Instant now) throws IOException {
        var name = "outbox-damaged-" + STAMP.format(now);
        var aside = file.resolveSibling(name + ".db");
        for (var number = 2; Files.exists(aside); number++)
            aside = file.resolveSibling(name + "-" + number + ".db");
        for (var suffix : FILES) {
            var part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part))
                Files.move(
                        part,
                        aside.resolveSibling(aside.getFileName() + suffix),
                        StandardCopyOption.ATOMIC_MOVE);
        }
        return new OutboxRescue(file, aside);
    }

    /// Fills a new outbox with what can be read of the damaged one.
    ///
    /// @param fresh a connection to the new file, its tables made
    /// @param columns of the table of commands, `seq` first
    OutboxDamage into(Connection fresh, String columns) throws SQLException, IOException {
        var scratch = scratch();
        try {
            if (!copied(scratch, fresh, columns)
                    && !copied(withoutLog(scratch), fresh, columns)
                    && transplanted(scratch)) copied(scratch, fresh, columns);
        } finally {
            for (var suffix : FILES)
                Files.deleteIfExists(scratch.resolveSibling(scratch.getFileName() + suffix));
        }
        fresh.commit();
        var lost = lost();
        LOG.warn("the outbox was damaged: {} commands kept, {} lost", saved.size(), lost.size());
        return new OutboxDamage(saved.size(), lost, aside, list(aside, saved.size(), lost));
    }

    /// Whether the file is one of before how far a command came had a seal.
    boolean isOld() {
        return old;
    }

    /// What is worked on: reading must not change what is kept.
    private Path scratch() throws IOException {
        var scratch = file.resolveSibling("outbox-rescue.db");
        for (var suffix : FILES) {
            var from = aside.resolveSibling(aside.getFileName() + suffix);
            var to = scratch.resolveSibling(scratch.getFileName() + suffix);
            Files.deleteIfExists(to);
            if (Files.exists(from) && !suffix.equals("-shm")) {
                PrivateFiles.file(to);
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return scratch;
    }

    /// The file as it was before its log, which may be another's.
    private Path withoutLog(Path scratch) throws IOException {
        for (var suffix : FILES)
            Files.deleteIfExists(scratch.resolveSibling(scratch.getFileName() + suffix));
        PrivateFiles.file(scratch);
        return Files.copy(aside, scratch, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Gives a file whose first page is damaged the first page of a new one: both have the same
    /// tables at the same places, for both were made by the same statements.
    private boolean transplanted(Path scratch) throws IOException {
        var damaged = Files.readAllBytes(scratch);
        var healthy = Files.readAllBytes(file);
        if (healthy.length < HEADER) return false;
        var page = ((healthy[16] & 0xff) << 8) | (healthy[17] & 0xff);
        if (page < 512 || healthy.length < page || damaged.length < 2 * page) return false;
        System.arraycopy(healthy, 0, damaged, 0, page);
        number(damaged, 28, damaged.length / page);
        System.arraycopy(damaged, 24, damaged, 92, 4);
        number(damaged, 32, 0);
        number(damaged, 36, 0);
        Files.write(scratch, damaged);
        return true;
    }

    private static void number(byte[] header, int at, int value) {
        for (var i = 0; i < 4; i++) header[at + i] = (byte) (value >>> (24 - 8 * i));
    }

    /// Whether the file could be read at all.
    private boolean copied(Path scratch, Connection fresh, String columns) throws SQLException {
        try (var damaged = new SQLiteConfig().createConnection("jdbc:sqlite:" + scratch)) {
            var there = there(damaged, columns);
            name(damaged, "SELECT seq, id FROM commands ORDER BY id");
            name(damaged, "SELECT seq, NULL FROM commands ORDER BY state, seq");
            var last = last(damaged, scratch);
            if (last == 0 && ids.isEmpty()) return false;
            copyRows(damaged, fresh, columns, there, last);
            copyInstall(damaged, fresh);
            return true;
        } catch (SQLException e) {
            // what is thrown by the fresh file is told when it is used
            LOG.debug("the damaged outbox could not be opened", e);
            return false;
        }
    }

    /// The columns as the damaged file can give them.
    private String there(Connection damaged, String columns) throws SQLException {
        old =
                SqliteFile.number(
                                damaged,
                                "SELECT count(*) FROM pragma_table_info('commands')"
                                        + " WHERE name = 'progress'")
                        == 0;
        var there = old ? columns.replace("progress", "NULL AS progress") : columns;
        SqliteFile.text(damaged, "SELECT " + there + " FROM commands LIMIT 0");
        return there;
    }

    /// Both are read out of an index alone, which may be whole where the table is not.
    private void name(Connection damaged, String sql) {
        try (var statement = damaged.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next())
                ids.merge(rows.getLong(1), text(rows.getString(2)), OutboxRescue::known);
        } catch (SQLException e) {
            LOG.debug("an index of the damaged outbox breaks off", e);
        }
    }

    private static String text(@Nullable String id) {
        return id == null ? "" : id;
    }

    private static String known(@Nullable String a, @Nullable String b) {
        return text(a).isEmpty() ? text(b) : text(a);
    }

    private long last(Connection damaged, Path scratch) {
        var last = ids.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        for (var sql :
                List.of(
                        "SELECT max(seq) FROM commands",
                        "SELECT seq FROM sqlite_sequence WHERE name = 'commands'",
                        "SELECT last_seq FROM install")) {
            try {
                last = Math.max(last, SqliteFile.number(damaged, sql));
            } catch (SQLException e) {
                LOG.debug("a number of the damaged outbox cannot be read", e);
            }
        }
        return Math.min(last, mostRows(scratch));
    }

    /// No damage makes more rows of a file than fit into it.
    private static long mostRows(Path scratch) {
        try {
            return 1_000 + Files.size(scratch) / SMALLEST_ROW;
        } catch (IOException e) {
            return 1_000;
        }
    }

    private void copyRows(
            Connection damaged, Connection fresh, String columns, String there, long last)
            throws SQLException {
        var count = columns.split(",").length;
        var marks = "?, ".repeat(count - 1) + "?";
        var select = "SELECT " + there + " FROM commands WHERE seq = ?";
        try (var write =
                fresh.prepareStatement(
                        "INSERT OR IGNORE INTO commands ("
                                + columns
                                + ") VALUES ("
                                + marks
                                + ")")) {
            for (var seq = 1L; seq <= last; seq++) {
                // A statement that failed once is of no more use, so each row has its own.
                try (var read = damaged.prepareStatement(select)) {
                    read.setLong(1, seq);
                    try (var row = read.executeQuery()) {
                        if (!row.next()) continue;
                        for (var i = 1; i <= count; i++) write.setObject(i, row.getObject(i));
                    }
                    if (write.executeUpdate() == 1) saved.add(seq);
                } catch (SQLException e) {
                    LOG.debug("command {} of the damaged outbox cannot be read", seq, e);
                    ids.putIfAbsent(seq, "");
                }
            }
        }
    }

    private static void copyInstall(Connection damaged, Connection fresh) throws SQLException {
        try {
            var id = SqliteFile.text(damaged, "SELECT id FROM install WHERE length(id) > 0");
            if (!id.isEmpty()) {
                try (var update = fresh.prepareStatement("UPDATE install SET id = ?")) {
                    update.setString(1, id);
                    update.executeUpdate();
                }
            }
        } catch (SQLException e) {
            LOG.debug("the damaged outbox does not tell whose it was", e);
        }
        SqliteFile.execute(
                fresh,
                "UPDATE install SET last_seq = (SELECT coalesce(max(local_seq), 0) FROM commands)");
    }

    private List<Lost> lost() {
        var lost = new ArrayList<Lost>();
        ids.forEach(
                (seq, id) -> {
                    if (saved.contains(seq)) return;
                    var known = id == null || id.isEmpty() ? null : id;
                    lost.add(new Lost(known, seq, givenAt(known)));
                });
        lost.sort(java.util.Comparator.comparingLong(Lost::number));
        return List.copyOf(lost);
    }

    /// The time that a command's id holds; null where it is none of ours.
    static @Nullable Instant givenAt(@Nullable String id) {
        if (id == null) return null;
        try {
            var uuid = UUID.fromString(id);
            return uuid.version() == 7
                    ? Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Names the lost ones in a file; null where it cannot be written.
    static @Nullable Path list(Path beside, int kept, List<Lost> lost) {
        var name = String.valueOf(beside.getFileName()).replaceAll("\\.db$", "") + ".txt";
        var text = new StringBuilder();
        text.append("Commands of this device that cannot be read any more. They are not sent.\n");
        text.append(kept).append(" others are kept.\n");
        if (lost.isEmpty()) text.append("Which ones they were cannot be told.\n");
        for (var one : lost) {
            text.append("number ").append(one.number() == 0 ? "unknown" : one.number());
            text.append(", id ").append(one.id() == null ? "unknown" : one.id());
            text.append(", given ").append(one.at() == null ? "at an unknown time" : one.at());
            text.append('\n');
        }
        try {
            var list = beside.resolveSibling(name);
            PrivateFiles.write(list, text.toString().getBytes(StandardCharsets.UTF_8));
            return list;
        } catch (IOException e) {
            LOG.warn("the lost commands could not be named in a file", e);
            return null;
        }
    }
}
