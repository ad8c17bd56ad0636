package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.Column;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Claim;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Product;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A desk without a window against a real Express and tRPC server that has lists alone.
class ListModeTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Pages of a hundred: more than the server gives at once, and not a whole number of them.
    private static final int PRODUCTS = 1_203;

    private static final String FIRST_PRODUCT = "01980000-0000-7000-8000-000000000000";

    @TempDir private Path dir;
    private @Nullable ListPeer peer;
    private @Nullable DeskSession desk;

    @AfterEach
    void stop() throws Exception {
        if (desk != null) desk.close();
        if (peer != null) peer.close();
    }

    private ListPeer peer() {
        return requireNonNull(peer);
    }

    private DeskSession desk() {
        return requireNonNull(desk);
    }

    /// A server with so many products and one case, and a desk that has read it.
    private FraudCase start(String form, int products) throws Exception {
        return start(new ListPeer(form, products), products);
    }

    private FraudCase start(ListPeer server, int products) {
        peer = server;
        var open = peer.openCase(1);
        desk = open(Duration.ofMinutes(5));
        await("filled", () -> online() && count(Collections.PRODUCTS) == products);
        return open;
    }

    private DeskSession open(Duration interval) {
        return DeskSession.open(
                dir, peer().who(), TokenSource.none(), InstantSource.system(), interval);
    }

    private boolean online() {
        return desk().sync().status().connection() == Connection.ONLINE;
    }

    private SyncStatus.Lists lists() {
        return requireNonNull(desk().sync().status().lists());
    }

    private long count(SyncedCollection<?> collection) {
        return count(desk(), collection);
    }

    private static <A extends live.lsn.api.model.Aggregate> long count(
            DeskSession desk, SyncedCollection<A> collection) {
        var sort = new Sort(collection.columns().getFirst().name(), false);
        return desk.cache()
                .summary(new ListQuery<>(collection, java.util.List.of(), null, sort))
                .count();
    }

    private @Nullable Product product(String id) {
        return desk().cache().find(Collections.PRODUCTS, id);
    }

    private FraudCase shown(FraudCase one) {
        return requireNonNull(desk().cache().find(Collections.FRAUD_CASES, one.id()));
    }

    private FraudCase told(FraudCase one) {
        return requireNonNull(desk().cache().base(Collections.FRAUD_CASES, one.id()));
    }

    private Sent.Queued decide(FraudCase on, Verdict verdict, DecisionCode code, Duration wait) {
        return (Sent.Queued)
                desk().commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(on.id(), verdict, code, null),
                                wait);
    }

    private OutboxCommand command(Sent.Queued sent) {
        return requireNonNull(desk().outbox().find(sent.commandId()));
    }

    private void awaitState(Sent.Queued sent, State state) {
        await(() -> "is " + command(sent).state(), () -> command(sent).state() == state);
    }

    /// Reads all lists anew, and returns when that is over.
    private void readAgain() {
        var pages = peer().seen().get("pages").asLong();
        var asOf = lists().asOf();
        desk().sync().tryNow();
        await(
                "read again",
                () ->
                        peer().seen().get("pages").asLong() > pages
                                && online()
                                && !requireNonNull(lists().asOf()).equals(asOf));
    }

    // ---- filling ----

    @ParameterizedTest
    @ValueSource(strings = {"plain", "superjson"})
    void theCacheIsFilledByPages(String form) throws Exception {
        var before = Instant.now();
        var open = start(form, PRODUCTS);
        assertThat(told(open)).isEqualTo(open);
        var last = requireNonNull(product("01980000-0000-7000-8000-%012d".formatted(1_202)));
        assertThat(last.sku()).isEqualTo("SKU-1202");
        assertThat(last.channel()).isEqualTo("AU");
        assertThat(last.version())
                .isEqualTo(Column.micros(Instant.parse("2026-11-20T10:00:00.123Z")));
        assertThat(requireNonNull(lists().asOf())).isBetween(before, Instant.now());
        assertThat(lists().isStale(Instant.now())).isFalse();
        assertThat(lists().isStale(Instant.now().plus(Duration.ofMinutes(11)))).isTrue();
    }

    @Test
    void whatThePlatformHasNoListOfIsToldAndTheRestIsServed() throws Exception {
        start("plain", 3);
        assertThat(lists().troubles())
                .isEqualTo(
                        Map.of(
                                "goals", "sync.lists.missing",
                                "orders", "sync.lists.missing"));
        assertThat(count(Collections.ORDERS)).isZero();
    }

    @Test
    void whatThePlatformCannotDoIsNotOffered() throws Exception {
        var open = start("plain", 3);
        assertThat(desk().sync().takesFiles()).isFalse();
        assertThat(requireNonNull(desk().sync().hello()).permissions())
                .contains(Permission.FRAUD_DECIDE, Permission.ORDERS_READ)
                .doesNotContain(Permission.PII_REVEAL);
        desk().sync().claim(open.id());
        assertThat(peer().seen().get("posts").toString()).doesNotContain("claimCase");
    }

    @Test
    void aListThatIsForbiddenKeepsNothingElseBack() throws Exception {
        start("plain", 3);
        peer().mood("forbidden", "products");
        readAgainWith("products", "sync.lists.forbidden");
        assertThat(count(Collections.PRODUCTS)).isEqualTo(3);
    }

    /// Reads all lists anew until one of them is in trouble.
    private void readAgainWith(String collection, String trouble) {
        desk().sync().tryNow();
        await(
                () -> String.valueOf(lists()),
                () -> online() && trouble.equals(lists().troubles().get(collection)));
    }

    // ---- what changed ----

    @ParameterizedTest
    @ValueSource(strings = {"plain", "superjson"})
    void theNextReadingFindsWhatChangedAndWhatIsGone(String form) throws Exception {
        var open = start(form, PRODUCTS);
        var claimed = open.claimed(new Claim("somebody", Instant.parse("2026-11-20T11:00:00Z")));
        peer().put("fraudCases", claimed);
        var second = peer().openCase(2);
        peer().put("products", renamed(FIRST_PRODUCT, "2026-11-20T10:05:00Z"));
        peer().remove("products", 5, 1);
        readAgain();
        assertThat(told(open)).isEqualTo(claimed);
        assertThat(told(second)).isEqualTo(second);
        assertThat(requireNonNull(product(FIRST_PRODUCT)).name()).isEqualTo("Another name");
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS - 1);
        assertThat(product("01980000-0000-7000-8000-%012d".formatted(5))).isNull();
    }

    private static Map<String, Object> renamed(String id, String updatedAt) {
        return Map.of(
                "id",
                id,
                "sku",
                "SKU-0",
                "name",
                "Another name",
                "category",
                "test",
                "price",
                Map.of("minor", 1_000, "currency", "AUD"),
                "highResale",
                true,
                "generated",
                true,
                "updatedAt",
                updatedAt);
    }

    @Test
    void aPlatformThatWentBackIsFollowedBack() throws Exception {
        var open = start("plain", 3);
        peer().put("fraudCases", open.atVersion(7));
        readAgain();
        assertThat(told(open).version()).isEqualTo(7);
        peer().put("fraudCases", open);
        readAgain();
        assertThat(told(open)).isEqualTo(open);
    }

    @Test
    void aRowThatMovedToAPageThatWasReadIsKept() throws Exception {
        start("plain", PRODUCTS);
        peer().mood("goesMeanwhile", "products");
        readAgain();
        // The first of all went after its page was read: the hundredth moved to that page.
        assertThat(product("01980000-0000-7000-8000-%012d".formatted(100))).isNotNull();
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS);
        readAgain();
        assertThat(product(FIRST_PRODUCT)).isNull();
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS - 1);
    }

    @Test
    void manyThatAreMissingGoWhenTheyAreMissedTwice() throws Exception {
        start("plain", PRODUCTS);
        peer().remove("products", 0, 800);
        readAgainWith("products", "sync.lists.shrunk");
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS);
        readAgain();
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS - 800);
        assertThat(lists().troubles()).doesNotContainKey("products");
    }

    @Test
    void aReadingThatIsCutLeavesWhatWasThere() throws Exception {
        start("plain", PRODUCTS);
        peer().put("products", renamed(FIRST_PRODUCT, "2026-11-20T10:05:00Z"));
        peer().mood("breakAt", "products");
        desk().sync().tryNow();
        await("offline", () -> desk().sync().status().connection() == Connection.OFFLINE);
        assertThat(requireNonNull(product(FIRST_PRODUCT)).name()).isEqualTo("Product 0");
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS);
        peer().well();
        desk().sync().tryNow();
        await("mended", () -> requireNonNull(product(FIRST_PRODUCT)).name().equals("Another name"));
    }

    @Test
    void pagesThatNeverEndAreStoppedAndTold() throws Exception {
        start("plain", PRODUCTS);
        peer().mood("endless", "products");
        var open = peer().openCase(2);
        readAgainWith("products", "sync.lists.endless");
        assertThat(count(Collections.PRODUCTS)).isEqualTo(PRODUCTS);
        assertThat(told(open)).isEqualTo(open);
        peer().well();
        readAgain();
        assertThat(lists().troubles()).doesNotContainKey("products");
    }

    @Test
    void theListsAreReadAgainByThemselves() throws Exception {
        peer = new ListPeer("plain", 3);
        desk = open(Duration.ofMillis(300));
        await("filled", () -> online() && count(Collections.PRODUCTS) == 3);
        peer().remove("products", 0, 1);
        await("gone", () -> count(Collections.PRODUCTS) == 2);
    }

    // ---- commands ----

    @ParameterizedTest
    @ValueSource(strings = {"plain", "superjson"})
    void aDecisionGoesOutOnceAndThePlatformsRowIsShownAtOnce(String form) throws Exception {
        var open = start(form, 3);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        assertThat(shown(open).state()).isEqualTo(CaseState.DECIDED);
        awaitState(sent, State.ACKED);
        assertThat(told(open).version()).isEqualTo(2);
        assertThat(shown(open).decisions()).hasSize(1);
        // The server gives its own ids, so this is its row and not what the desk makes of it.
        assertThat(requireNonNull(shown(open).lastDecision()).commandId())
                .isNotEqualTo(sent.commandId());
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
        assertThat(peer().seen().get("keys").toString())
                .isEqualTo("[\"\\\"" + sent.commandId() + "\\\"\"]");
    }

    @Test
    void aCaseDecidedElsewhereMeanwhileIsFoundBeforeAnythingIsSent() throws Exception {
        var open = start("plain", 3);
        peer().act(
                        "decide",
                        Map.of("id", open.id(), "by", "other", "verdict", "DECLINE", "code", "R1"));
        var sent = decide(open, Verdict.APPROVE, DecisionCode.A1, Duration.ZERO);
        awaitState(sent, State.CONFLICT);
        assertThat(peer().seen().get("decided").asInt()).isZero();
        assertThat(new String(requireNonNull(command(sent).answer()), StandardCharsets.UTF_8))
                .contains("\"current\"", "DECLINE", "other");
        assertThat(requireNonNull(shown(open).lastDecision()).by()).isEqualTo("other");
    }

    @Test
    void aDecisionWhoseAnswerWasLostIsNotSentTwice() throws Exception {
        var open = start("plain", 3);
        peer().mood("lose", 1);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.ACKED);
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
        assertThat(peer().seen().get("keys").size()).isEqualTo(1);
        assertThat(told(open).decisions()).hasSize(1);
    }

    @Test
    void aDecisionThatNeverArrivedIsSentOnceMore() throws Exception {
        var open = start("plain", 3);
        peer().mood("drop", 1);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.ACKED);
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
        assertThat(peer().seen().get("keys").size()).isEqualTo(2);
        assertThat(told(open).decisions()).hasSize(1);
    }

    @Test
    void aDecisionThatIsNeverAnsweredIsSentTwiceAndThenAsksTheUser() throws Exception {
        var open = start("plain", 3);
        peer().mood("drop", 100);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.PARKED);
        assertThat(command(sent).lastError()).isEqualTo("command.answer-lost");
        assertThat(peer().seen().get("keys").size()).isEqualTo(2);
    }

    @Test
    void whatDecidedTheSameSinceIsAConflictWhereNothingWasSent() throws Exception {
        var open = start("plain", 3);
        peer().act(
                        "decide",
                        Map.of(
                                "id",
                                open.id(),
                                "by",
                                ListPeer.ACCOUNT,
                                "verdict",
                                "DECLINE",
                                "code",
                                "R1"));
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, REJECTED",
        "UNPROCESSABLE_CONTENT, REJECTED",
        "BAD_REQUEST, PARKED",
        "NOT_FOUND, PARKED",
        "CONFLICT, CONFLICT"
    })
    void aDecisionThatIsRefusedWaitsForTheUser(String code, State state) throws Exception {
        var open = start("plain", 3);
        peer().mood("refuse", code);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, state);
        assertThat(told(open)).isEqualTo(open);
    }

    @Test
    void aDecisionOnACaseThatIsGoneIsRefused() throws Exception {
        var open = start("plain", 3);
        peer().remove("fraudCases", 0, 1);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.REJECTED);
        assertThat(command(sent).lastError()).isEqualTo("fraud.case.unknown");
    }

    @Test
    void aDecisionThatWaitsIsShownOverWhatIsRead() throws Exception {
        var open = start("plain", 3);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ofMinutes(1));
        readAgain();
        assertThat(shown(open).state()).isEqualTo(CaseState.DECIDED);
        assertThat(desk().commands().undo(sent.commandId())).isTrue();
        assertThat(shown(open)).isEqualTo(open);
    }

    // ---- without single records ----

    @Test
    void aDecisionThatCannotBeReadBackIsShownUntilItIsListed() throws Exception {
        var open = start(new ListPeer("plain", 3, "no-get"), 3);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.ACKED);
        assertThat(shown(open).decisions()).hasSize(1);
        await("listed", () -> told(open).version() == 2 && shown(open).equals(told(open)));
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
    }

    @Test
    void aDecisionGoesOutWhereSingleRecordsAreForbidden() throws Exception {
        var open = start("plain", 3);
        peer().mood("hidden", "fraudCases");
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.ACKED);
        await("listed", () -> told(open).version() == 2);
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
    }

    @Test
    void aLostAnswerThatCannotBeLookedForAsksTheUser() throws Exception {
        var open = start(new ListPeer("plain", 3, "no-get"), 3);
        peer().mood("lose", 1);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        awaitState(sent, State.PARKED);
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeAskedForGoesWhenItIsMissedTwice() throws Exception {
        start(new ListPeer("plain", 3, "no-get"), 3);
        peer().remove("products", 0, 1);
        readAgain();
        assertThat(count(Collections.PRODUCTS)).isEqualTo(3);
        readAgain();
        assertThat(count(Collections.PRODUCTS)).isEqualTo(2);
    }

    // ---- who ----

    @ParameterizedTest
    @ValueSource(strings = {"plain", "superjson"})
    void thePlatformIsKnownByItsAddressAndThePersonByWhatItTells(String form) throws Exception {
        peer = new ListPeer(form, 3);
        var platform = new RemotePlatform(peer.url(), "token");
        assertThat(platform.platformId("")).isEqualTo(peer.who().platformId());
        assertThat(platform.accounts())
                .singleElement()
                .satisfies(
                        who -> {
                            assertThat(who.account()).isEqualTo(ListPeer.ACCOUNT);
                            assertThat(who.permissions())
                                    .isEqualTo(Role.FRAUD_ANALYST.permissions());
                            assertThat(who.channels().getFirst().currency()).isEqualTo("AUD");
                        });
    }

    // ---- away ----

    @Test
    void workGoesOnWithThePlatformAwayAndGoesOutWhenItIsBack() throws Exception {
        var open = start("plain", 3);
        peer().act("away", true);
        var sent = decide(open, Verdict.DECLINE, DecisionCode.R1, Duration.ZERO);
        await("offline", () -> desk().sync().status().connection() == Connection.OFFLINE);
        assertThat(command(sent).state()).isEqualTo(State.QUEUED);
        assertThat(lists().asOf()).isNotNull();
        peer().act("back", true);
        awaitState(sent, State.ACKED);
        assertThat(peer().seen().get("decided").asInt()).isEqualTo(1);
        assertThat(told(open).version()).isEqualTo(2);
    }

    @Test
    void theAgeIsKnownAtTheNextStartWithThePlatformAway() throws Exception {
        start("plain", 3);
        var asOf = lists().asOf();
        desk().close();
        peer().act("away", true);
        desk = open(Duration.ofMinutes(5));
        await("offline", () -> desk().sync().status().connection() == Connection.OFFLINE);
        assertThat(desk().sync().status().lastSync()).isEqualTo(asOf);
        assertThat(count(Collections.PRODUCTS)).isEqualTo(3);
    }

    private static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    private static void await(java.util.function.Supplier<String> what, BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError(what.get() + " after " + SOON);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
