package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.rules.goods.InspectionCount.ClassCount;
import live.lsn.rules.sampling.RunningCount;
import live.lsn.rules.sampling.Stage;
import live.lsn.rules.sampling.Verdict;

/// One class against its own n, Ac and Re, to be read from an arm's length.
final class CountCard extends VBox {
    /// More blocks than this cannot be told apart: then a bar stands for them.
    private static final int MOST_BLOCKS = 22;

    private final InspectionWords words;
    private final RunningCount count;
    private final Stage stage;

    CountCard(ClassCount of, InspectionWords words) {
        super(6);
        this.words = words;
        this.count = of.count();
        this.stage = stage(count);
        getStyleClass().addAll("card", "count-card", Parts.style(count.of().of()));
        getChildren().addAll(head(), figures(), blocks(), foot(of.verdict()));
        setAccessibleText(
                words.of(
                        "inspection.card.spoken",
                        words.name(count.of().of()),
                        count.found(),
                        stage.acceptance(),
                        stage.rejection(),
                        count.inspected(),
                        stage.cumulative()));
    }

    /// The sample that is being looked at.
    private static Stage stage(RunningCount count) {
        var stages = count.of().plan().stages();
        return stages.stream()
                .filter(one -> count.inspected() <= one.cumulative())
                .filter(
                        one ->
                                count.inspected() < one.cumulative()
                                        || one.equals(stages.getLast())
                                        || count.found() <= one.acceptance()
                                        || count.found() >= one.rejection())
                .findFirst()
                .orElse(stages.getLast());
    }

    private HBox head() {
        var name = Parts.whole(words.name(count.of().of()), "class-name");
        name.setGraphic(Parts.mark(count.of().of()));
        var size =
                Parts.whole(
                        words.of("inspection.card.n", words.count(stage.cumulative())), "muted");
        var head = new HBox(8, name, Parts.room(), size);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox figures() {
        var found = Parts.whole(words.count(count.found()), "count-figure");
        if (count.found() == 0) found.getStyleClass().add("none");
        var limits = new GridPane(8, 0);
        limits.addRow(
                0,
                Parts.label(words.of("plan.ac"), "small", "muted"),
                Parts.whole(stage.acceptanceText(), "count-limit"));
        limits.addRow(
                1,
                Parts.label(words.of("plan.re"), "small", "muted"),
                Parts.whole(words.count(stage.rejection()), "count-limit"));
        limits.setMinWidth(USE_PREF_SIZE);
        limits.setAlignment(Pos.CENTER_RIGHT);
        var line = new HBox(8, found, Parts.room(), limits);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// A block for each nonconformity up to Re; the one that rejects is outlined.
    private HBox blocks() {
        var line = new HBox(2);
        line.getStyleClass().add("count-blocks");
        var blocks = Math.min(stage.rejection(), MOST_BLOCKS);
        for (var i = 1; i <= blocks; i++) {
            var block = new Region();
            block.getStyleClass().add("block");
            // Where there are more than can be drawn, each block stands for several.
            var reached = (long) count.found() * blocks >= (long) i * stage.rejection();
            if (reached) block.getStyleClass().add("found");
            if (i == blocks) block.getStyleClass().add("rejecting");
            HBox.setHgrow(block, Priority.ALWAYS);
            line.getChildren().add(block);
        }
        return line;
    }

    private HBox foot(Verdict verdict) {
        var left = stage.rejection() - count.found();
        var text =
                switch (verdict) {
                    case Verdict.Rejected _ -> words.of("inspection.card.rejects");
                    case Verdict.Accepted _ -> words.of("inspection.card.accepts");
                    case Verdict.Pending pending when pending.lost() ->
                            words.of("inspection.card.rejects");
                    case Verdict.Pending _ when left == 1 && count.found() == 0 ->
                            words.of("inspection.card.any");
                    case Verdict.Pending _ when left == 1 -> words.of("inspection.card.one");
                    case Verdict.Pending _ -> words.of("inspection.card.more", words.count(left));
                };
        var told = Parts.label(text, "count-told");
        if (left <= 0) told.getStyleClass().add("lost");
        else if (left <= 3 && count.found() > 0 && verdict instanceof Verdict.Pending)
            told.getStyleClass().add("near");
        var done =
                Parts.whole(
                        words.of(
                                "inspection.card.of",
                                words.count(count.inspected()),
                                words.count(stage.cumulative())),
                        "small",
                        "muted");
        var foot = new HBox(8, told, Parts.room(), done);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }
}
