package live.lsn.cli.bench;

import live.lsn.api.model.Role;
import live.lsn.desk.Access;
import live.lsn.desk.today.TodayReader;
import live.lsn.rules.insights.Period;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The page of figures over the whole cache, and the first rows behind one.
final class TodayBench implements Bench {
    private static final int RUNS = 30;
    private static final int PAGE = 50;
    private static final double PAGE_MS = 100;
    private static final double DRILL_MS = 50;
    private static final double TIMES_PROGRAM = 2;
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final String PROGRAM = "the sqlite3 program, the same sums on a plain copy";
    private static final String COLUMNS =
            "placed_at, source_rank, status_rank, value_minor, refunded_minor";
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int REFUND_DAYS = 30;
    private static final int WEEKS = 12;

    @Override
    public String name() {
        return "today";
    }

    @Override
    public String about() {
        return "the page of figures from cached orders, and the rows behind one";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var measured = new ArrayList<Measured>();
        try (var filled = FilledOrders.open(setup)) {
            var reader = reader(filled);
            for (var period : Period.values()) {
                setup.say("today: %s", period);
                var pages = Times.of(RUNS, () -> reader.readings(period));
                var told = at("the whole page, " + words(period), PAGE_MS, pages.p95());
                measured.add(period == Period.TODAY ? told.against(program(setup)) : told);
            }
            var rows = Times.of(RUNS, () -> reader.openRows(Period.MONTH, PAGE));
            measured.add(at("the first rows behind a month's revenue", DRILL_MS, rows.p95()));
        }
        return measured;
    }

    private static TodayReader reader(FilledOrders filled) {
        var nothing =
                new TodayReader.Outgoing() {
                    @Override
                    public long needsYou() {
                        return 0;
                    }

                    @Override
                    public long unsent() {
                        return 0;
                    }
                };
        return new TodayReader(
                filled.session().cache(),
                () -> new Access(Role.FOUNDER.permissions()),
                nothing,
                SYDNEY,
                InstantSource.fixed(FilledOrders.UNTIL));
    }

    private static String words(Period period) {
        return switch (period) {
            case TODAY -> "a day";
            case LAST_7_DAYS -> "7 days";
            case MONTH -> "a month";
        };
    }

    private static Measured at(String what, double budget, double figure) {
        return Measured.atMost("today", what, "ms p95", budget, figure);
    }

    /// The program's own start is part of its figure: some milliseconds.
    private static Peer program(Setup setup) throws IOException, SQLException {
        var program = setup.programs().find("sqlite3").orElse(null);
        if (program == null) return Peer.absent(PROGRAM, "install sqlite3");
        var dir = setup.folder("today-" + setup.rows());
        var copy = copy(dir);
        var script = Files.writeString(dir.resolve("sums.sql"), sums());
        var command = List.of(program.toString(), "-batch", copy.toString());
        var times =
                Times.of(
                        RUNS,
                        () -> {
                            try {
                                Programs.run(script, command);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        return Peer.goal(PROGRAM, times.p95(), TIMES_PROGRAM);
    }

    private static Path copy(Path dir) throws IOException, SQLException {
        var copy = dir.resolve("plain.db");
        Files.deleteIfExists(copy);
        Path cache;
        try (var files = Files.walk(dir.resolve("profiles"))) {
            cache = files.filter(file -> file.endsWith("cache.db")).findFirst().orElseThrow();
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + cache + "' AS cache");
            statement.execute("CREATE TABLE o AS SELECT " + COLUMNS + " FROM cache.c_orders");
            statement.execute("CREATE INDEX i ON o (" + COLUMNS + ")");
        }
        return copy;
    }

    /// What the page of a day asks: two days by quarter hours, source and status, the same weekday
    /// of twelve weeks, and sixty days of refunds.
    private static String sums() {
        var now = FilledOrders.UNTIL.getEpochSecond() * 1_000_000;
        var day = now - 14 * DAY_MICROS / 24 - DAY_MICROS / 48;
        var all = new StringBuilder();
        for (var back = 0; back < 2; back++)
            all.append(
                    "SELECT count(*), sum(v) FROM (SELECT placed_at / 900000000, source_rank,"
                            + " status_rank, count(*), sum(value_minor) v, sum(refunded_minor) FROM"
                            + " o"
                            + between(day - back * DAY_MICROS, day + (1 - back) * DAY_MICROS)
                            + " GROUP BY 1, 2, 3);\n");
        for (var week = 1; week <= WEEKS; week++)
            all.append("SELECT sum(value_minor) FROM o")
                    .append(
                            between(
                                    day - 7L * week * DAY_MICROS,
                                    day - (7L * week - 1) * DAY_MICROS))
                    .append(";\n");
        for (var part = 0; part < 2; part++)
            all.append("SELECT sum(value_minor), sum(refunded_minor) FROM o")
                    .append(
                            between(
                                    now - (part + 1L) * REFUND_DAYS * DAY_MICROS,
                                    now - (long) part * REFUND_DAYS * DAY_MICROS))
                    .append(" AND status_rank IN (0, 2, 3, 4);\n");
        return all.toString();
    }

    private static String between(long from, long before) {
        return " WHERE placed_at >= " + from + " AND placed_at < " + before;
    }
}
