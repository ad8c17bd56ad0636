package live.lsn.desk.floor;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import com.google.zxing.BarcodeFormat;

import live.lsn.api.model.Role;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.floor.CountEntry.Part;
import live.lsn.desk.label.LabelChoice;
import live.lsn.desk.label.LabelDesk;
import live.lsn.desk.label.LabelFormat;
import live.lsn.desk.label.LabelSize;
import live.lsn.desk.label.PrintedCodes;
import live.lsn.platform.TestPlatform;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Messages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Without a toolkit: all work is done where it is given.
class ReceivingViewModelTest {
    private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
    @TempDir private Path dir;
    private final PurchaseOrder order = ExpectedOrder.of("PO-TEST-1", false);
    private final PurchaseOrder blind = ExpectedOrder.of("PO-TEST-2", true);
    private TestPlatform site;
    private DeskSession session;
    private FloorReader reader;
    private FloorWords words;
    private ReceivingViewModel model;

    @BeforeEach
    void open() {
        site = new TestPlatform(dir.resolve("server"));
        site.expect(order);
        site.expect(blind);
        session = open("desk");
        reader = new FloorReader(session.cache(), ZONE, session.account(), InstantSource.system());
        var messages = new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK));
        words = new FloorWords(messages, messages.formats(ZONE));
        model = anew();
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (reader.delivery(blind.id()) == null && System.nanoTime() < until)
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        model.open(order.id());
    }

    private DeskSession open(String folder) {
        var who = site.caller(Role.WAREHOUSE_INSPECTOR, "AU");
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(platform.url(), platform.platformId(), who.account(), "AU"),
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(who.account()));
    }

    @AfterEach
    void close() {
        session.close();
        site.close();
    }

    private ReceivingViewModel anew() {
        var here = new Background(Runnable::run, Runnable::run);
        return new ReceivingViewModel(reader, new FloorCommands(session), words, here);
    }

    private Delivery delivery() {
        return requireNonNull(model.delivery().get());
    }

    private Delivery.LineNow line(int number) {
        return delivery().lines().get(number - 1);
    }

    private void count(int line, String units) {
        model.select(line(line).line().id());
        model.type(Part.QUANTITY, units);
    }

    private String told() {
        return model.told().get().text();
    }

    @Test
    void everyChangeIsADraftThatMovesNothingAndIsOfferedAgain() {
        count(1, "90");
        model.type(Part.DAMAGED, "2");
        model.type(Part.BATCH, "B-7");
        model.type(Part.EXPIRY, "03/2027");
        assertThat(line(1).counted()).isEqualTo(90);
        assertThat(line(1).booked()).isZero();
        model = anew();
        model.open(order.id());
        var entry = requireNonNull(model.counting().get()).entry();
        assertThat(entry.quantity()).isEqualTo("90");
        assertThat(entry.damaged()).isEqualTo("2");
        assertThat(entry.batch()).isEqualTo("B-7");
        assertThat(entry.read(words.formats()).expiresOn()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(reader.read().counting()).hasSize(1);
    }

    @Test
    void aFieldThatCannotBeReadKeepsTheDraftAsItWas() {
        count(1, "90");
        model.type(Part.QUANTITY, "ninety");
        assertThat(line(1).counted()).isEqualTo(90);
        assertThat(requireNonNull(model.counting().get()).entry().read(words.formats()).problems())
                .containsEntry(Part.QUANTITY, "floor.count.not-units");
    }

    @Test
    void moreThanTheToleranceIsToldWithWhatFitsAndReceivesNothing() {
        count(1, "106");
        assertThat(words.standing(line(1), false))
                .isEqualTo(
                        "Cable 2 m: 1 too many. 100 were ordered and 105 more fit. Count again, or"
                                + " set the rest aside.");
        model.receive();
        assertThat(model.told().get().tone()).isEqualTo(Tone.DANGER);
        assertThat(told()).contains("105 more fit");
        assertThat(line(1).drafts()).hasSize(1);
        assertThat(line(1).booked()).isZero();
        model.type(Part.QUANTITY, "105");
        model.receive();
        assertThat(line(1).booked()).isEqualTo(105);
    }

    @Test
    void whoCountsBlindIsToldNoFigureOfTheOrder() {
        model.open(blind.id());
        count(1, "30");
        assertThat(words.standing(line(1), true)).isEmpty();
        model.type(Part.QUANTITY, "400");
        model.receive();
        assertThat(told()).doesNotContainPattern("100|105|295|300").contains("more than the order");
        assertThat(line(1).booked()).isZero();
    }

    @Test
    void fewerThanOrderedIsToldAndReceived() {
        count(1, "60");
        assertThat(words.standing(line(1), false)).startsWith("40 fewer than ordered");
        model.receive();
        assertThat(line(1).booked()).isEqualTo(60);
        assertThat(line(1).isOpen()).isTrue();
    }

    @Test
    void aLineIsReceivedInSeveralBatches() {
        count(1, "60");
        model.type(Part.BATCH, "A");
        model.another();
        model.type(Part.QUANTITY, "46");
        assertThat(line(1).drafts()).hasSize(2);
        assertThat(line(1).over()).isEqualTo(1);
        model.type(Part.QUANTITY, "40");
        model.receive();
        assertThat(line(1).received()).hasSize(2);
        assertThat(line(1).booked()).isEqualTo(100);
        assertThat(told()).startsWith("2 lots were received");
    }

    @Test
    void aSerialNumberIsAUnitAndCountsOnce() {
        model.select(line(2).line().id());
        model.scanSerial("SN-1");
        model.scanSerial("SN-2");
        assertThat(line(2).counted()).isEqualTo(2);
        model.scanSerial("SN-1");
        assertThat(model.told().get().tone()).isEqualTo(Tone.DANGER);
        assertThat(told()).contains("SN-1 was scanned already: in this lot");
        assertThat(line(2).counted()).isEqualTo(2);
        model.another();
        model.scanSerial("SN-2");
        assertThat(told()).contains(line(2).drafts().getFirst().number());
        assertThat(reader.find("SN-2")).isInstanceOf(Found.OneLot.class);
    }

    @Test
    void aCountThatIsGivenUpIsReceivedNowhere() {
        count(1, "60");
        model.discard();
        assertThat(line(1).drafts()).isEmpty();
        model.receive();
        assertThat(told()).isEqualTo("Nothing was counted yet.");
        assertThat(line(1).booked()).isZero();
    }

    @Test
    void aScanFindsLotsOrdersBatchesAndBinsOrSaysThatNothingIsCalledSo() {
        count(1, "60");
        model.type(Part.BATCH, "b-77");
        model.receive();
        var lot = line(1).received().getFirst();
        var away =
                new PutAwayViewModel(
                        reader,
                        new FloorCommands(session),
                        words,
                        new Background(Runnable::run, Runnable::run));
        assertThat(reader.read().toPutAway()).containsExactly(lot);
        away.scan(lot.number());
        away.scan("?");
        assertThat(away.told().get().text()).contains("is no bin");
        away.scan("a-12");
        assertThat(away.told().get().text()).isEqualTo(lot.number() + " lies in A-12.");
        assertThat(reader.read().toPutAway()).isEmpty();
        for (var code : new String[] {lot.number().toLowerCase(Locale.ROOT), "b-77"})
            assertThat(reader.find(code)).as(code).isInstanceOf(Found.OneLot.class);
        assertThat(reader.find("A-12"))
                .isInstanceOfSatisfying(
                        Found.Lots.class,
                        found ->
                                assertThat(found.lots())
                                        .extracting(one -> one.state())
                                        .containsExactly(LotState.RECEIVED));
        assertThat(reader.find("po-test-1")).isInstanceOf(Found.Order.class);
        assertThat(reader.find("nowhere")).isEqualTo(new Found.Nothing("nowhere"));
    }

    @Test
    void aCodeThatCannotBeLookedUpIsToldAndNotSwallowed() {
        var now = new Background(Runnable::run, Runnable::run);
        var other = open("closed");
        var unreadable =
                new FloorReader(other.cache(), ZONE, other.account(), InstantSource.system());
        other.close();
        try (var floor = new FloorViewModel(session, unreadable, now)) {
            floor.find("PO-TEST-1");
            assertThat(floor.found().get()).isEqualTo(new Found.Unread("PO-TEST-1"));
        }
    }

    @Test
    void whatIsDueTodayIsExpectedUntilAllOfItCame() {
        assertThat(reader.read().deliveries())
                .extracting(one -> one.order().number())
                .contains("PO-TEST-1", "PO-TEST-2");
        count(1, "100");
        count(2, "40");
        model.receive();
        assertThat(reader.read().deliveries())
                .extracting(one -> one.order().number())
                .doesNotContain("PO-TEST-1");
    }

    @Test
    void theCodeOfAPrintedLabelFindsItsLot() throws Exception {
        count(1, "40");
        model.receive();
        var lot = model.received().getFirst();
        var notes = session.notes();
        var here = new Background(Runnable::run, Runnable::run);
        var labels =
                new LabelDesk(
                        words.messages(),
                        words.formats(),
                        new Goods(session.cache()),
                        (_, _) -> {},
                        notes,
                        here);
        for (var size : LabelSize.values()) {
            var choice = new LabelChoice(size, LabelFormat.PDF, 1);
            var picture = PrintedCodes.printed(labels.labels(List.of(lot), choice), 0);
            for (var kind : List.of(BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE))
                assertThat(reader.find(PrintedCodes.read(picture, kind)))
                        .isInstanceOfSatisfying(
                                Found.OneLot.class,
                                found -> assertThat(found.lot().id()).isEqualTo(lot.id()));
        }
    }
}
