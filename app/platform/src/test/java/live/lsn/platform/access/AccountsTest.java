package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.model.User;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Feed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

class AccountsTest {
    private static final Channel UK = new Channel("UK", "UK", "GBP", ZoneId.of("Europe/London"));

    @TempDir private Path dir;

    /// A record of a release in which a buyer might do less, and other things.
    @Test
    void aPersonMayWhatTheRoleMayInThisRelease() {
        var seal = new Seal(new byte[32]);
        try (var database = Database.sqlite(dir.resolve("platform.db"))) {
            var tables = new Tables(seal);
            var accounts = new Accounts(database, seal);
            new Registry(database, new Feed(database), tables, accounts)
                    .open(UK, "epoch", Instant.parse("2026-11-01T00:00:00Z"));
            var old = Set.of(Permission.ORDERS_READ, Permission.USERS_ADMIN);
            var user = new User("id", 1, "UK", "account", "Buyer", Role.BUYER, old, List.of("UK"));
            database.write(
                    sql -> {
                        tables.of(Collections.USERS).insert(sql, List.of(user));
                        return true;
                    });
            assertThat(requireNonNull(accounts.find("account")).permissions())
                    .isEqualTo(Role.BUYER.permissions());
            assertThat(accounts.all())
                    .singleElement()
                    .satisfies(
                            caller ->
                                    assertThat(caller.permissions())
                                            .isEqualTo(Role.BUYER.permissions()));
        }
    }
}
