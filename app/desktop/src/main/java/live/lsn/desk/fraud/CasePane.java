package live.lsn.desk.fraud;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.collection.Collections;
import live.lsn.desk.attach.Capture.Place;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.fraud.Cases.Detail;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// One case: the number, then its reasons, then the acts.
final class CasePane extends BorderPane {
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final CaseHeader header;
    private final CaseWhy why;
    private final CaseOrder order;
    private final CaseCustomer customer;
    private final CaseHistory history;
    private final FilesViewModel files;
    private final FilesPane filesPane;
    private final CaseActs acts;
    private final ConflictFoot conflict;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final StackPane foot = new StackPane();
    private @Nullable String revealed;
    private @Nullable String drawn;

    /// @param askReveal asks why the personal data are needed
    /// @param skip goes on to the next case
    CasePane(
            CaseQueueViewModel model,
            CaseWords words,
            String account,
            Ticks ticks,
            FilesViewModel files,
            FilesPane filesPane,
            Runnable askReveal,
            Runnable skip) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.filesPane = filesPane;
        header = new CaseHeader(words, account, ticks, askReveal);
        why = new CaseWhy(words);
        order = new CaseOrder(words);
        customer = new CaseCustomer(words);
        history = new CaseHistory(words, account, ticks);
        acts = new CaseActs(model, words, skip);
        conflict = new ConflictFoot(model, words);
        getStyleClass().add("case-pane");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        foot.getStyleClass().add("case-foot");
        setCenter(scroll);
        model.detail().subscribe(_ -> draw());
        model.openCase().subscribe(_ -> draw());
    }

    /// Offers what can be done with the case, or does not.
    void showActs(boolean shown) {
        foot.setVisible(shown);
        foot.setManaged(shown);
    }

    /// Shows the personal data of the case until another one is opened.
    void reveal() {
        revealed = model.openCase().get();
        draw();
    }

    private void draw() {
        if (model.openCase().get() == null) {
            files.show(null, List.of());
            show(List.of());
            setBottom(null);
            return;
        }
        switch (model.detail().get()) {
            case Loadable.Loading<Detail> _ -> show(List.of(Placeholder.loading()));
            case Loadable.Failed<Detail> _ -> {
                setBottom(null);
                show(
                        List.of(
                                Placeholder.error(
                                        words.of("fraud.error.title"),
                                        words.of("fraud.error.text"),
                                        "CASE",
                                        model::refresh)));
            }
            case Loadable.Ready<Detail>(Detail detail) -> draw(detail);
        }
    }

    private void draw(Detail detail) {
        var c = detail.fraudCase();
        if (!c.id().equals(revealed)) revealed = null;
        header.show(new CaseHeader.Head(c, c.id().equals(revealed), model.offered().reveal()));
        why.show(new CaseWhy.Why(c, detail.rules()));
        order.show(Optional.ofNullable(detail.order()));
        customer.show(CaseCustomer.Person.of(detail));
        history.show(new CaseHistory.History(c, detail.order(), detail.unsent()));
        files.show(new Place(Collections.FRAUD_CASES.name(), c.id()), c.attachments());
        filesPane.showAttach(model.offered().attach());
        show(List.of(header, why, order, customer, filesPane, history));
        if (!c.id().equals(drawn)) scroll.setVvalue(0);
        drawn = c.id();
        drawFoot(detail);
    }

    private void drawFoot(Detail detail) {
        var asked = detail.conflict();
        if (asked == null) acts.show(detail.fraudCase().state());
        else conflict.show(asked);
        var shown = asked == null ? acts : conflict;
        if (!foot.getChildren().contains(shown)) foot.getChildren().setAll(shown);
        if (!foot.equals(getBottom())) setBottom(foot);
    }

    private void show(List<Node> parts) {
        if (!parts.equals(body.getChildren())) body.getChildren().setAll(parts);
    }
}
