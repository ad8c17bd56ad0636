package live.lsn.platform.db;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Writes each query that a test runs as MySQL and TiDB want it, too: a query that only SQLite and
/// MariaDB know fails where it is asked.
public final class ThirdDialect {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /// What SQLite or MariaDB know and MySQL does not, so that no way of writing it would help.
    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "\\b(returning|on conflict|insert or|replace into|except all|intersect all"
                            + "|full outer join|nulls (first|last)|rowid|for system_time)\\b",
                    Pattern.CASE_INSENSITIVE);

    /// What a platform says to a file alone.
    private static final Pattern TO_A_FILE =
            Pattern.compile("(pragma|vacuum) .*", Pattern.CASE_INSENSITIVE);

    private ThirdDialect() {}

    /// A SQLite file whose queries are all looked at.
    public static Database sqlite(Path file) {
        return Database.sqlite(file, ExecuteListener.onRenderEnd(ThirdDialect::look));
    }

    /// How many different queries were written so far.
    static int seen() {
        return SEEN.size();
    }

    private static void look(ExecuteContext context) {
        var query = context.query();
        if (query != null) write(query);
        for (var each : context.batchQueries()) if (each != null) write(each);
    }

    private static void write(Query query) {
        var here = query.getSQL();
        if (TO_A_FILE.matcher(here).matches() || !SEEN.add(here)) return;
        var there = DSL.using(SQLDialect.MYSQL, query.configuration().settings()).render(query);
        var unknown = UNKNOWN.matcher(there);
        if (unknown.find())
            throw new AssertionError("MySQL does not know '" + unknown.group() + "': " + there);
    }
}
