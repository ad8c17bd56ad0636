package live.lsn.desk.lots;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.LotFile;
import live.lsn.desk.attach.Capture.Place;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.ui.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The open lot, and what can be done about it.
final class LotPane extends BorderPane {
    private final LotsViewModel model;
    private final BooleanSupplier mayChoose;
    private final LotsWords words;
    private final LotHead head;
    private final InspectionPart inspection;
    private final TwinsPart twins;
    private final SwitchingPart switching;
    private final LotEvents events;
    private final Timeline timeline;
    private final FilesViewModel files;
    private final FilesPane filesPane;
    private final LotFoot foot;
    private final VBox parts = new VBox();
    private final ScrollPane scroll = new ScrollPane(parts);
    private @Nullable String drawn;

    /// @param mayChoose whether the person may say which inspection holds
    LotPane(
            LotsViewModel model,
            LotsWords words,
            BooleanSupplier mayChoose,
            Timeline timeline,
            FilesViewModel files,
            FilesPane filesPane,
            LotFoot foot,
            LotReport report) {
        this.model = model;
        this.words = words;
        this.mayChoose = mayChoose;
        this.timeline = timeline;
        this.files = files;
        this.filesPane = filesPane;
        this.foot = foot;
        head = new LotHead(words);
        inspection = new InspectionPart(words, report::save);
        twins = new TwinsPart(model, words, inspection);
        switching = new SwitchingPart(words);
        events = new LotEvents(words);
        getStyleClass().addAll("case-pane", "lot-pane");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        filesPane.showAttach(false);
        setMinWidth(0);
        setCenter(scroll);
        model.detail().subscribe(this::draw);
    }

    private void draw(@Nullable LotDetail detail) {
        if (detail == null) {
            parts.getChildren().clear();
            setBottom(null);
            foot.clear();
            files.show(null, List.of());
            drawn = null;
            return;
        }
        var lot = detail.lot();
        var nodes = new ArrayList<Node>();
        nodes.add(head.of(detail, model.today()));
        if (!detail.twins().isEmpty())
            nodes.add(twins.of(detail.lot(), detail.twins(), mayChoose.getAsBoolean()));
        timeline.show(events.of(detail));
        nodes.add(
                LotParts.section(
                        List.of(
                                LotParts.label(words.of("happened.title"), "section-title"),
                                timeline)));
        for (var each : lot.inspections().reversed()) nodes.add(inspection.of(lot, each));
        if (!detail.standings().isEmpty())
            nodes.add(switching.of(detail.standings(), detail.altered()));
        files.show(
                new Place(Collections.LOTS.name(), lot.id()),
                lot.files().stream().map(LotFile::file).toList());
        if (!lot.files().isEmpty()) nodes.add(filesPane);
        parts.getChildren().setAll(nodes);
        foot.show(detail);
        setBottom(foot.isEmpty() ? null : foot);
        if (!lot.id().equals(drawn)) scroll.setVvalue(0);
        drawn = lot.id();
    }
}
