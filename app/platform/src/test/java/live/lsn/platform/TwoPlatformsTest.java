package live.lsn.platform;

import static live.lsn.platform.TestPlatform.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Answer;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.attach.InTurns;
import live.lsn.platform.command.Pipeline;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDbServer;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.feed.HeadWatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/// Two platforms over one database, each with a data folder of its own and the same key.
class TwoPlatformsTest {
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    @TempDir private Path dir;
    private DataSource source;

    @BeforeEach
    void place() {
        source = SERVER.database();
    }

    private Path folder(String name, byte[] key) throws IOException {
        var keys = Files.createDirectories(dir.resolve(name).resolve("keys"));
        Files.write(keys.resolve("platform.key"), key);
        return dir.resolve(name);
    }

    private TestPlatform start(String name, int key) throws IOException {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new TestPlatform(folder(name, bytes), _ -> Database.mariaDb(source), null);
    }

    @Test
    void ofTwoThatStartAtOnceOnAnEmptyDatabaseOneFoundsIt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> start("one", 1));
            var two = threads.submit(() -> start("two", 1));
            try (var first = one.get();
                    var second = two.get()) {
                assertThat(first.platform().platformId()).isEqualTo(second.platform().platformId());
                assertThat(first.platform().accounts())
                        .hasSize(9)
                        .isEqualTo(second.platform().accounts());
                assertThat(first.verifyAudit())
                        .hasSize(2)
                        .allMatch(channel -> channel.fault() == null);
            }
        }
    }

    @Test
    void oneWithAnotherKeyIsRefusedWithWhatToDo() throws IOException {
        start("one", 1).close();
        assertThatThrownBy(() -> start("two", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another key")
                .hasMessageContaining("put a copy of keys/platform.key");
    }

    /// Later servers tell a transaction that what it read has changed; earlier ones do not.
    @ParameterizedTest
    @ValueSource(strings = {"OFF", "ON"})
    void aCommandThatReachesBothTakesEffectOnceAndIsTheSameForAll(String tells) throws Exception {
        assumeThat(SERVER.set("innodb_snapshot_isolation", tells)).isTrue();
        try (var first = start("one", 1);
                var second = start("two", 1);
                var here = client(first);
                var there = client(second);
                var threads = Executors.newFixedThreadPool(8)) {
            var open = first.openCases("AU", 1).getFirst();
            var id = Ids.next();
            var answers = new ArrayList<Future<Answer<FraudCase>>>();
            for (var i = 0; i < 8; i++) {
                var client = i % 2 == 0 ? here : there;
                answers.add(threads.submit(() -> decide(client, id, open)));
            }
            var positions = new ArrayList<String>();
            for (var answer : answers) {
                assertThat(answer.get().value().decisions()).hasSize(1);
                positions.add(answer.get().header(Pipeline.POSITION));
            }
            assertThat(positions).containsOnly(positions.getFirst());
            assertThat(second.verifyAudit()).allMatch(channel -> channel.fault() == null);
        }
    }

    @Test
    void whatChangesAtOneIsSoonKnownAtTheOther() throws Exception {
        try (var first = start("one", 1);
                var second = start("two", 1);
                var here = client(first);
                var there = client(second);
                var elsewhere = Database.mariaDb(source)) {
            // The token of one is good at the other, for they share the keys that sign.
            assertThat(there.query(SyncProcedures.HELLO, new Nothing()).platformId())
                    .isEqualTo(here.query(SyncProcedures.HELLO, new Nothing()).platformId());
            var open = first.openCases("AU", 1).getFirst();
            var feed = new Feed(elsewhere);
            var before = feed.head("AU").position();
            try (var heads = new HeadWatch(feed)) {
                decide(here, Ids.next(), open);
                assertThat(heads.await("AU", before, Duration.ofSeconds(5))).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void aFileIsSentInTurnsToBothAndIsThereForBoth() throws Exception {
        var shared = new AttachmentSettings(null, dir.resolve("shared"), Long.MAX_VALUE);
        try (var first = start("one", shared);
                var second = start("two", shared)) {
            var analyst = first.caller(Role.FRAUD_ANALYST, "AU");
            var open = first.openCases("AU", 1).getFirst();
            var one = first.files(analyst, "AU");
            var two = second.files(analyst, "AU");
            InTurns.send(one, two, open);
        }
    }

    private TestPlatform start(String name, AttachmentSettings files) throws IOException {
        return new TestPlatform(folder(name, new byte[32]), files, _ -> Database.mariaDb(source));
    }

    private static TrpcClient client(TestPlatform site) {
        return site.client(site.caller(Role.FRAUD_ANALYST, "AU"));
    }

    private static Answer<FraudCase> decide(TrpcClient client, String id, FraudCase open) {
        return client.mutate(
                FraudProcedures.DECIDE_CASE,
                new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null),
                envelope(id, "AU", open.version()));
    }
}
