package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.ClassBasis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How far the sample is, with a mark where a class with a smaller one is done.
final class UnitsProgress extends VBox {
    private static final double BAR = 8;
    private static final double TICK = 14;
    private final InspectionWords words;
    private final Label done = Parts.whole("", "strong");
    private final Label told = Parts.label("", "small", "muted");
    private final Bar bar = new Bar();

    UnitsProgress(InspectionWords words) {
        super(8);
        this.words = words;
        getStyleClass().addAll("card", "units-progress");
        var head =
                new HBox(
                        8,
                        Parts.whole(words.of("inspection.progress"), "muted"),
                        Parts.room(),
                        done);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, bar, told);
    }

    void show(Work now) {
        var most = now.inspection().most();
        var checked = now.firstOpen() - 1;
        done.setText(words.of("inspection.progress.of", words.count(checked), words.count(most)));
        var ends = ends(now, most);
        bar.show(
                (double) checked / most,
                ends.keySet().stream().map(n -> (double) n / most).toList());
        var text = new ArrayList<String>();
        ends.forEach(
                (n, classes) ->
                        text.add(
                                words.of(
                                        checked >= n
                                                ? "inspection.progress.done"
                                                : "inspection.progress.ends",
                                        words.count(n),
                                        String.join(", ", classes))));
        told.setText(String.join(" · ", text));
        told.setManaged(!text.isEmpty());
    }

    /// Where classes end before the last unit, each with their names.
    private TreeMap<Integer, List<String>> ends(Work now, int most) {
        var ends = new TreeMap<Integer, List<String>>();
        for (ClassBasis basis : now.inspection().classes())
            if (basis.most() < most)
                ends.computeIfAbsent(basis.most(), _ -> new ArrayList<>())
                        .add(words.within(basis.of()));
        return ends;
    }

    /// Drawn by itself, so that a mark stands where its unit does at any width.
    private static final class Bar extends Pane {
        private final Region fill = new Region();
        private final Region track = new Region();
        private final List<Region> ticks = new ArrayList<>();
        private double share;
        private List<Double> marks = List.of();

        Bar() {
            track.getStyleClass().add("track");
            fill.getStyleClass().add("fill");
            setMinHeight(TICK);
            setPrefHeight(TICK);
            getChildren().addAll(track, fill);
        }

        void show(double newShare, List<Double> newMarks) {
            share = newShare;
            marks = newMarks;
            getChildren().removeAll(ticks);
            ticks.clear();
            for (var _ : marks) {
                var tick = new Region();
                tick.getStyleClass().add("tick");
                ticks.add(tick);
            }
            getChildren().addAll(ticks);
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            var top = (TICK - BAR) / 2;
            track.resizeRelocate(0, top, getWidth(), BAR);
            fill.resizeRelocate(0, top, Math.max(0, getWidth() * share), BAR);
            for (var i = 0; i < ticks.size(); i++)
                ticks.get(i).resizeRelocate(getWidth() * marks.get(i) - 1, 0, 2, TICK);
        }
    }
}
