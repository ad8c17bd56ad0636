package live.lsn.survival;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.Commands.Sent;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A desk without a window: decides one open case after the other and notes each decision in a
/// journal once it was told that it is safe. Made to be killed.
public final class DecidingDesk {
    private DecidingDesk() {}

    /// @param args data folder, url, platform id, account, token, journal, how many decisions at
    ///   most
    public static void main(String[] args) throws Exception {
        var who = new Who(args[1], args[2], args[3], "AU");
        var most = Integer.parseInt(args[6]);
        try (var session = DeskSession.open(Path.of(args[0]), who, token(args[4]));
                var journal =
                        FileChannel.open(
                                Path.of(args[5]),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND)) {
            for (var decided = 0; decided < most; ) {
                var open = next(session);
                if (open == null) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    continue;
                }
                var sent =
                        session.commands()
                                .send(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(
                                                open.id(), Verdict.DECLINE, DecisionCode.R1, null),
                                        Duration.ZERO);
                if (!(sent instanceof Sent.Queued(var id, _)))
                    throw new IllegalStateException("refused: " + sent);
                journal.write(
                        ByteBuffer.wrap(
                                (id + " " + open.id() + "\n").getBytes(StandardCharsets.UTF_8)));
                journal.force(false);
                decided++;
                LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
            }
            while (true) LockSupport.park();
        }
    }

    private static @Nullable FraudCase next(DeskSession session) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(new Filter("state", Op.EQUALS, List.of(CaseState.OPEN))),
                        null,
                        new Sort("score", true));
        var ids = session.cache().order(query, 1);
        var page = session.cache().page(Collections.FRAUD_CASES, ids, 0, 1);
        return page.isEmpty() ? null : page.getFirst();
    }

    private static TokenSource token(String token) {
        return new TokenSource() {
            @Override
            public @Nullable String token() {
                return token;
            }

            @Override
            public @Nullable String renew(String refused) {
                return null;
            }
        };
    }
}
