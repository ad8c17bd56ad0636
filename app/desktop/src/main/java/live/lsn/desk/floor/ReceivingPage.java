package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Lot;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.floor.Delivery.LineNow;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Counts a delivery: its lines at the left, the lot that is counted at the right.
final class ReceivingPage extends StackPane {
    private final ReceivingViewModel model;
    private final FloorWords words;
    private final ScanBox scan;
    private final FloorPage page;
    private final VBox rows = new VBox(10);
    private final CountPane count;
    private final FilesPane photos;
    private final ActButton receive;
    private final ActButton another;
    private final ActButton discard;
    private final Label why = FloorNodes.wrapped("", "floor-why");
    private final Runnable home;

    /// @param leave leads back
    ReceivingPage(
            ReceivingViewModel model,
            FloorWords words,
            LotFiles files,
            FilesPane photos,
            Runnable leave) {
        this.model = model;
        this.words = words;
        this.photos = photos;
        this.home = leave;
        scan = new ScanBox(words.of("floor.scan.line"), this::find, this::choose);
        scan.onEnter(this::toCount);
        scan.onDown(() -> step(1));
        scan.hear(rows);
        page = new FloorPage(words, scan, leave);
        count = new CountPane(model, words, files.model(), photos, this::focus);
        rows.setPadding(new Insets(0, 12, 16, 20));
        var right = FloorNodes.scroll(count);
        right.setMinWidth(448);
        page.setCenter(FloorNodes.scroll(rows));
        page.setRight(right);
        receive = act("floor.receive", "Ctrl+Enter", ActButton.Kind.SUCCESS, this::receive);
        another = act("floor.another", "Ctrl+B", ActButton.Kind.DEFAULT, this::another);
        discard = act("floor.discard", "Ctrl+Del", ActButton.Kind.DANGER, this::discard);
        var foot = new VBox(8, new HBox(12, receive, another, FloorNodes.room(), discard), why);
        foot.getStyleClass().add("floor-foot");
        page.setBottom(foot);
        getChildren().add(page);
        model.delivery().subscribe(_ -> draw());
        model.counting().subscribe(_ -> draw());
        model.told()
                .subscribe(
                        told -> {
                            page.tell(told);
                            page.offerPapers(!papersOf().isEmpty());
                        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private ActButton act(String key, String cap, ActButton.Kind kind, Runnable run) {
        var button = new ActButton(words.of(key), cap, kind);
        button.getStyleClass().add("floor-act");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /// Opens an order.
    void open(String orderId) {
        model.open(orderId);
        focus();
    }

    void focus() {
        scan.focus();
    }

    private void draw() {
        var delivery = model.delivery().get();
        if (delivery == null) {
            rows.getChildren().clear();
            return;
        }
        var order = delivery.order();
        page.offerPapers(!papersOf().isEmpty());
        page.title(
                order.number(),
                order.blind()
                        ? FloorWords.joined(order.supplierName(), words.of("floor.blind"))
                        : order.supplierName());
        var now = model.counting().get();
        var made = new ArrayList<Node>();
        for (var line : delivery.lines()) {
            var id = line.line().id();
            var chosen = now != null && now.source().lineId().equals(id);
            made.add(
                    LineRow.of(
                            line,
                            made.size() + 1,
                            order.blind(),
                            chosen,
                            words,
                            () -> choose(line)));
        }
        rows.getChildren().setAll(made);
        block(delivery, now);
    }

    private void block(Delivery delivery, @Nullable Counting now) {
        var drafts = delivery.drafts().size();
        var begun = now != null && now.lotId() != null;
        var nothing =
                words.of(
                        delivery.openLines() == 0 && drafts == 0
                                ? "floor.all-received"
                                : "floor.nothing-counted");
        receive.setBlocked(
                words.over(delivery) != null
                        ? words.over(delivery)
                        : drafts == 0 && !begun ? nothing : null);
        receive.setText(
                drafts > 1 ? words.of("floor.receive.several", drafts) : words.of("floor.receive"));
        discard.setBlocked(begun ? null : nothing);
        another.setBlocked(begun ? null : now == null ? nothing : words.of("floor.another.first"));
        // No tooltip comes up under a finger: what holds for a greyed button stands below it.
        var reasons =
                Stream.of(receive, another, discard)
                        .map(ActButton::blockedWhy)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        why.setText(String.join(" ", reasons));
        why.setVisible(!reasons.isEmpty());
        why.setManaged(!reasons.isEmpty());
    }

    private void choose(LineNow line) {
        count.flush();
        model.select(line.line().id());
        toCount();
    }

    private boolean choose(int digit) {
        var delivery = model.delivery().get();
        if (delivery == null || digit < 1 || digit > delivery.lines().size()) return false;
        choose(delivery.lines().get(digit - 1));
        return true;
    }

    /// A code on a box names its line; any other one is told, since nothing may be guessed here.
    private void find(String code) {
        var delivery = model.delivery().get();
        if (delivery == null) return;
        var line =
                delivery.lines().stream()
                        .filter(one -> one.line().sku().equalsIgnoreCase(code))
                        .findFirst();
        if (line.isPresent()) choose(line.get());
        else page.tell(new Told(Tone.DANGER, words.of("floor.line.unknown", code)));
    }

    private void toCount() {
        if (model.counting().get() != null) count.focusCount();
    }

    private void step(int by) {
        var delivery = model.delivery().get();
        if (delivery == null || delivery.lines().isEmpty()) return;
        var now = model.counting().get();
        var ids = delivery.lines().stream().map(line -> line.line().id()).toList();
        var at = now == null ? -1 : ids.indexOf(now.source().lineId());
        model.select(ids.get(Math.clamp(at + by, 0, ids.size() - 1)));
    }

    private void receive() {
        count.flush();
        focus();
        model.receive();
    }

    private void another() {
        count.flush();
        model.another();
        count.focusCount();
    }

    private void discard() {
        model.discard();
        focus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.UP && scan.isEmpty() && isScanning()) {
            event.consume();
            step(-1);
            return;
        }
        if (event.isShortcutDown()) Shortcut.take(keys(), event);
    }

    private boolean isScanning() {
        return getScene() != null
                && getScene().getFocusOwner() != null
                && "floor-scan".equals(getScene().getFocusOwner().getId());
    }

    /// Takes Escape: out of the fields first, then back.
    void leave() {
        if (count.holdsFocus()) {
            count.flush();
            focus();
        } else home.run();
    }

    /// What papers are printed of; none where nothing was received of the order here.
    List<Lot> papersOf() {
        return model.received();
    }

    PaperButtons papers() {
        return page.papers();
    }

    void tell(Told what) {
        page.tell(what);
    }

    List<Shortcut> keys() {
        return List.of(
                Shortcut.control(words.of("floor.receive"), KeyCode.ENTER, receive::fire),
                Shortcut.control(words.of("floor.another"), KeyCode.B, another::fire),
                Shortcut.control(words.of("floor.photo"), KeyCode.T, photos::choose),
                Shortcut.control(words.of("floor.discard"), KeyCode.DELETE, discard::fire));
    }
}
