package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;

/// The head that the pages behind the home have alike: the way back, what it is about, the place
/// for a scan, and what was done last.
final class FloorPage extends BorderPane {
    private final VBox head = new VBox(12);
    private final HBox told = new HBox(12);
    private final PaperButtons papers;
    private final javafx.scene.control.Label title = FloorNodes.label("", "floor-title");
    private final javafx.scene.control.Label lead = FloorNodes.label("", "floor-row-text");

    FloorPage(FloorWords words, ScanBox scan, Runnable leave) {
        getStyleClass().add("floor-page");
        papers = new PaperButtons(words);
        told.getChildren().add(papers);
        var back = new ActButton(words.of("floor.back"), "Esc", ActButton.Kind.DEFAULT);
        back.setFocusTraversable(false);
        back.setOnAction(_ -> leave.run());
        head.getChildren()
                .addAll(FloorNodes.line(back, title, lead, FloorNodes.room()), scan, told);
        head.setPadding(new Insets(14, 20, 12, 20));
        setTop(head);
    }

    void title(String text, String more) {
        title.setText(text);
        lead.setText(more);
    }

    void tell(Told what) {
        var line = FloorNodes.told(what);
        told.getChildren().setAll(papers);
        if (line != null) {
            HBox.setHgrow(line, Priority.ALWAYS);
            told.getChildren().addFirst(line);
        }
        fold();
    }

    /// What prints, beside what was done last.
    PaperButtons papers() {
        return papers;
    }

    /// @param offered whether there is anything to print
    void offerPapers(boolean offered) {
        papers.offer(offered);
        fold();
    }

    private void fold() {
        told.setManaged(told.getChildren().stream().anyMatch(Node::isManaged));
    }
}
