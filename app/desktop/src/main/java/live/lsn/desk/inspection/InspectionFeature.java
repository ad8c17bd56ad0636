package live.lsn.desk.inspection;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.PassLot;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.FilePicker;
import live.lsn.desk.floor.FloorAccess;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.parts.DeviceNumbers;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.Messages;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Inspections as the window knows them: the list of what waits, the plan of a lot, its units, its
/// verdict.
public final class InspectionFeature implements AutoCloseable, StartView.Acts {
    /// Set where the person wears gloves; the home of the floor has the switch for it.
    private static final String GLOVES = "floor-gloves";

    private static final double FOOT = 82;

    /// Seeds are recorded as whole numbers that every platform reads exactly.
    private static final long SEEDS = 1L << 53;

    private final DeskSession session;
    private final Supplier<Access> access;
    private final String name;
    private final Channel channel;
    private final Background background;
    private final InspectionWords words;
    private final Goods goods;
    private final SessionDesk desk;
    private final DeviceNumbers numbers;
    private final SecureRandom random = new SecureRandom();
    private final StackPane root = new StackPane();
    private final WaitingView waiting;
    private final UnitsViewModel units;
    private final UnitPhotos photos;
    private final PhotoMarking marks;
    private final UnitsView form;
    private final List<Subscription> subscriptions;
    private @Nullable StartView start;
    private @Nullable String lotInWork;
    private @Nullable SignView sign;
    private int latest; // FX thread only; an answer to an older request is dropped
    private boolean busy;
    private boolean closed;

    /// @param access what the person may do, as far as is known now
    public InspectionFeature(
            DeskSession session,
            Supplier<Access> access,
            String name,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock) {
        this(session, access, name, channel, background, messages, clock, FilePicker.dialogs());
    }

    /// The same, with another way to choose photos.
    InspectionFeature(
            DeskSession session,
            Supplier<Access> access,
            String name,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock,
            FilePicker picker) {
        this.session = session;
        this.name = name;
        this.access = access;
        this.channel = channel;
        this.background = background;
        this.words = new InspectionWords(messages, messages.formats(channel.zone()));
        goods = new Goods(session.cache());
        desk = new SessionDesk(session);
        numbers = new DeviceNumbers(session.notes(), session.outbox().installId());
        units = new UnitsViewModel(desk, background, clock);
        photos = new UnitPhotos(session, desk, units, clock, background, picker);
        waiting = new WaitingView(words, this::open, this::search);
        marks = new PhotoMarking(photos, words, this::show, this::backToForm);
        form =
                new UnitsView(
                        units,
                        photos.files(),
                        words,
                        new UnitsView.Acts(
                                () -> photos.ask(root.getScene(), words),
                                photos::take,
                                file -> marks.open(file),
                                this::leave,
                                this::sign));
        photos.onSaid(form::say);
        units.onRefusal(why -> form.say(Notice.stopped("inspection.refused", words.of(why))));
        subscriptions =
                List.of(
                        session.cache()
                                .onChange(
                                        names -> {
                                            if (names.contains("lots"))
                                                background.onFx(this::refresh);
                                        }),
                        session.sync().onStatus(_ -> background.onFx(this::tellConnection)));
        root.getChildren().setAll(waiting);
    }

    /// How much of its foot must stay readable, in pixels.
    public static double foot() {
        return FOOT;
    }

    /// How much of its right is read and not touched while units are entered, in pixels.
    public static double side() {
        return UnitsView.SIDE;
    }

    public Region screen() {
        return root;
    }

    /// The lot that is inspected or about to be; null while the list is shown.
    public @Nullable String openLot() {
        return isShown(waiting) ? null : lotInWork;
    }

    /// Opens the inspection of a lot that is in work, or shows by what it would be inspected.
    public void open(String lotId) {
        var mine = ++latest;
        background.load(
                () -> begun(lotId),
                answer -> {
                    if (mine != latest) return;
                    switch (answer) {
                        case Loadable.Loading<Begun> _ -> {}
                        case Loadable.Ready<Begun>(var begun) -> open(begun);
                        case Loadable.Failed<Begun> _ ->
                                waiting.say(words.of("inspection.start.failed"));
                    }
                });
    }

    /// A lot with the inspection that is in work, or with the plan for one.
    private record Begun(
            @Nullable Lot lot,
            @Nullable Inspection inspection,
            @Nullable UnitInHand hand,
            @Nullable StartPlan plan) {}

    private Begun begun(String lotId) {
        var lot = goods.lot(lotId);
        if (lot == null) return new Begun(null, null, null, null);
        var own =
                lot.inspections().stream()
                        .filter(Inspection::isOpen)
                        .filter(one -> one.by().equals(session.account()))
                        .reduce((_, later) -> later)
                        .orElse(null);
        return own == null
                ? new Begun(lot, null, null, StartPlan.of(goods, channel.code(), lot))
                : new Begun(lot, own, desk.inHand(own), null);
    }

    private void open(Begun begun) {
        var lot = begun.lot();
        if (lot == null) {
            waiting.say(words.of("inspection.list.unknown"));
            return;
        }
        waiting.say(null);
        lotInWork = lot.id();
        if (begun.inspection() != null) {
            units.open(lot, begun.inspection(), begun.hand());
            show(form);
        } else if (begun.plan() != null) {
            var view = new StartView(begun.plan(), words, this);
            start = view;
            show(view);
        }
    }

    private void open(InspectionRow row) {
        var inspection = row.inspection();
        if (inspection == null || !row.mine()) open(row.lot().id());
        else goOn(row.lot(), inspection);
    }

    private void goOn(Lot lot, Inspection inspection) {
        var mine = ++latest;
        background.load(
                () -> new Begun(lot, inspection, desk.inHand(inspection), null),
                answer -> {
                    if (mine == latest && answer instanceof Loadable.Ready<Begun>(var begun))
                        open(begun);
                });
    }

    private void search(String number) {
        background.load(
                () -> InspectionRow.find(goods, number),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<List<Lot>>(var found))) return;
                    if (found.isEmpty()) waiting.say(words.of("inspection.list.not-found", number));
                    else open(found.getFirst().id());
                });
    }

    // ---- the plan ----

    @Override
    public void begin(StartPlan plan) {
        var spec = Objects.requireNonNull(plan.spec());
        var id = Ids.next();
        give(
                () ->
                        desk.send(
                                GoodsProcedures.START_INSPECTION,
                                new StartInspection(
                                        plan.lot().id(),
                                        id,
                                        numbers.next("INS"),
                                        spec,
                                        plan.severities(),
                                        random.nextLong(SEEDS),
                                        plan.resubmitted())),
                () -> open(plan.lot().id()),
                why -> {
                    leave();
                    waiting.say(words.of(why));
                });
    }

    @Override
    public void goOn(StartPlan plan, Inspection inspection) {
        goOn(plan.lot(), inspection);
    }

    @Override
    public void pass(StartPlan plan) {
        var draw = plan.undrawn();
        if (draw == null) return;
        give(
                () ->
                        desk.send(
                                GoodsProcedures.PASS_LOT,
                                new PassLot(
                                        plan.lot().id(), draw.oneIn(), draw.seed(), draw.place())),
                () -> {
                    leave();
                    waiting.say(words.of("inspection.passed", plan.lot().number()));
                },
                why -> {
                    leave();
                    waiting.say(words.of(why));
                });
    }

    /// Back to the list; whatever was entered is kept.
    @Override
    public void leave() {
        show(waiting);
        refresh();
    }

    /// @param told what is said there; null for nothing
    private void backToForm(@Nullable Notice told) {
        if (!marks.isShownIn(root)) {
            if (told != null) form.say(told);
            return;
        }
        units.refresh();
        show(form);
        tellConnection();
        if (told != null) form.say(told);
    }

    // ---- the verdict ----

    private void sign() {
        var now = units.work().get();
        if (now == null) return;
        if (!now.isOver()) {
            form.say(Notice.stopped("inspection.said.not-over", now.left()));
            return;
        }
        var signing = new Signing(now, words.formats());
        var mayConcede = FloorAccess.of(access.get()).followUp();
        var view = new SignView(signing, words, mayConcede, () -> sign(signing), () -> show(form));
        sign = view;
        show(view);
    }

    private void sign(Signing signing) {
        if (signing.problem() != null) return;
        var work = signing.work();
        var note = signing.note().isBlank() ? null : signing.note().strip();
        give(
                () ->
                        desk.send(
                                GoodsProcedures.SIGN_INSPECTION,
                                new SignInspection(
                                        work.lot().id(),
                                        work.inspection().id(),
                                        signing.verdict(),
                                        signing.dispositions(),
                                        note,
                                        name)),
                () -> signed(signing),
                why -> {
                    if (sign != null) sign.refuse(words.of(why));
                });
    }

    private void signed(Signing signing) {
        background.run(() -> desk.forget(signing.work().inspection().id()));
        leave();
        waiting.say(
                words.of(
                        signing.isAccepted()
                                ? "inspection.signed.accepted"
                                : "inspection.signed.rejected",
                        signing.work().inspection().number(),
                        signing.work().lot().number(),
                        signing.report()));
    }

    /// One thing at a time: a key that is pressed twice gives one command.
    private void give(Callable<Sent> work, Runnable done, Consumer<Refusal> refused) {
        if (busy) return;
        busy = true;
        background.load(
                work,
                answer -> {
                    if (answer instanceof Loadable.Loading<Sent>) return;
                    busy = false;
                    switch (answer) {
                        case Loadable.Ready<Sent>(Sent.Queued _) -> done.run();
                        case Loadable.Ready<Sent>(Sent.Refused(var why)) -> refused.accept(why);
                        default -> refused.accept(Refusal.of("command.not-saved"));
                    }
                });
    }

    // ---- the window ----

    private void show(Node view) {
        root.getChildren().setAll(view);
        dress();
        focus();
    }

    /// Larger targets for whoever wears gloves.
    private void dress() {
        background.load(
                () -> session.notes().load(GLOVES) != null,
                answer -> {
                    if (!(answer instanceof Loadable.Ready<Boolean>(var worn))) return;
                    root.getStyleClass().remove("gloves");
                    if (worn) root.getStyleClass().add("gloves");
                });
    }

    /// Reads anew what is shown.
    public void refresh() {
        if (isShown(form)) {
            units.refresh();
            tellConnection();
            return;
        }
        if (!isShown(waiting)) return;
        background.load(
                () -> InspectionRow.read(goods, desk, session.account()),
                answer -> {
                    if (answer instanceof Loadable.Ready<List<InspectionRow>>(var rows))
                        waiting.show(rows);
                });
    }

    private void tellConnection() {
        // What was told before the desk was closed may come after it.
        if (!closed) form.head().show(session.sync().status(), session.unsent());
    }

    private boolean isShown(Node view) {
        return root.getChildren().contains(view);
    }

    /// Puts the keyboard where the next thing is entered.
    public void focus() {
        if (isShown(form)) form.focus();
        else if (marks.isShownIn(root)) marks.focus();
        else if (isShown(waiting)) waiting.focus();
        else if (start != null && isShown(start)) start.focus();
        else if (sign != null && isShown(sign)) sign.focus();
    }

    /// Reads anew what is shown and puts the keyboard into it.
    public void shown() {
        dress();
        refresh();
        focus();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        var typing = event.getTarget() instanceof TextInputControl;
        // A scan must never go nowhere.
        if (isShown(form) && !typing) form.focus();
        var letter = event.getCode().isLetterKey() || event.getCode().isDigitKey();
        if (isShown(form) || marks.isShownIn(root) || (typing && letter)) return;
        Shortcut.take(keys(), event);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        if (isShown(form)) return form.keys();
        if (marks.isShownIn(root)) return marks.keys();
        if (start != null && isShown(start)) return start.keys();
        return sign != null && isShown(sign) ? sign.keys() : List.of();
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::close);
        photos.close();
    }
}
