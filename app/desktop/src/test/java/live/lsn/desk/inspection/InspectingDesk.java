package live.lsn.desk.inspection;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Background;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// An inspection form without a window, keyed by chance. It notes in a journal what it found when
/// it was opened, what each key is about to leave, and what was told as saved. Made to be killed.
public final class InspectingDesk {
    /// What stood in the form when it was opened.
    static final String FOUND = "found";

    /// What may stand in it once the next key is saved, in part or whole.
    static final String WILL = "will";

    /// What was told as saved.
    static final String SAFE = "safe";

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> states = new ArrayList<>();
    private final FileChannel journal;
    private final UnitsViewModel model;
    private final Random chance = new Random();

    private InspectingDesk(DeskSession session, FileChannel journal) {
        this.journal = journal;
        // What is saved waits until the journal says what is coming.
        var background = new Background(work::add, Runnable::run);
        model = new UnitsViewModel(new SessionDesk(session), background, InstantSource.system());
    }

    /// @param args data folder, url, secret of the local sign-in, platform id, account, lot id,
    ///   journal. Goes on until a file `<journal>.enough` is there, then waits to be killed.
    public static void main(String[] args) throws Exception {
        var who = new Who(args[1], args[3], args[4], "AU");
        var accounts = new LocalAccounts(args[1], args[2]);
        var book = Path.of(args[6]);
        try (var session = DeskSession.open(Path.of(args[0]), who, accounts.tokens(args[4]));
                var journal =
                        FileChannel.open(
                                book, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var desk = new InspectingDesk(session, journal);
            desk.open(session, args[5]);
            while (!Files.exists(Path.of(book + ".enough"))) desk.key();
            while (true) LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void open(DeskSession session, String lotId) throws IOException {
        var desk = new SessionDesk(session);
        Lot lot;
        while ((lot = desk.lot(lotId)) == null || lot.inspections().isEmpty())
            LockSupport.parkNanos(PAUSE.toNanos());
        var inspection = lot.inspections().getLast();
        model.open(lot, inspection, desk.inHand(inspection));
        model.onRefusal(
                why -> {
                    throw new IllegalStateException(why.code());
                });
        var online = session.sync().status().connection() == Connection.ONLINE;
        note(FOUND, List.of(state(), online ? "online" : "offline"));
        model.work().subscribe((_, _) -> states.add(state()));
    }

    private void key() throws IOException {
        states.clear();
        act();
        if (states.isEmpty()) return;
        note(WILL, states);
        for (var next = work.poll(); next != null; next = work.poll()) next.run();
        if (model.savedAt().get() == null) throw new IllegalStateException("not saved");
        note(SAFE, List.of(state()));
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private void act() {
        var hand = now().hand();
        var known = now().inspection().units().size();
        switch (chance.nextInt(10)) {
            case 0 -> model.scan("SN-" + chance.nextInt(1_000_000));
            case 1 -> model.defect(KeptLot.defect("DENT"));
            case 2 -> model.defect(KeptLot.defect("SCRATCH"));
            case 3 -> model.clearDefects();
            case 4 -> model.read("LENGTH", chance.nextBoolean() ? "50.2" : "50,x");
            case 5 -> model.tally(1 + chance.nextInt(3));
            case 6 -> model.undo();
            case 7 -> model.choose(1 + chance.nextInt(known + 1));
            default -> {
                if (hand.index() <= 2) model.read("LENGTH", "49.9");
                model.finishUnit();
            }
        }
    }

    private Work now() {
        return requireNonNull(model.work().get());
    }

    private String state() {
        return state(now().inspection().units()) + "#" + now().hand().text().replace(' ', '_');
    }

    /// All that was entered of the units, without blanks.
    static String state(List<UnitEntry> units) {
        return units.stream()
                .map(
                        unit ->
                                "%d/%s/%s/%s/%s"
                                        .formatted(
                                                unit.index(),
                                                unit.serial(),
                                                new TreeMap<>(unit.defects()),
                                                unit.readings(),
                                                unit.tallied())
                                        .replace(" ", ""))
                .collect(Collectors.joining(";"));
    }

    private void note(String what, List<String> told) throws IOException {
        var line = what + " " + String.join(" ", told) + "\n";
        journal.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        journal.force(false);
    }
}
