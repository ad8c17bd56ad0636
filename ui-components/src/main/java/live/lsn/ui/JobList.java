package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Long work, a line each: how far it is with a way to stop it, then what came of it until somebody
/// closes the line. Lay it over the window's foot; it shows nothing while there is nothing.
public final class JobList extends VBox {
    private static final double WIDTH = 360;
    private final Background background;
    private final Function<Exception, String> why;
    private final List<Job> running = new ArrayList<>();

    /// @param why says in words why work failed, what is safe and what to do
    public JobList(Background background, Function<Exception, String> why) {
        super(8);
        this.background = background;
        this.why = why;
        getStyleClass().add("job-list");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        setAccessibleText(Words.of("jobs"));
    }

    /// Begins work and shows it.
    public Job begin(String title, Job.Work work) {
        var job = new Job(title, background);
        var line = new Line(job);
        running.add(job);
        getChildren().add(line);
        job.state()
                .subscribe(
                        (_, state) -> {
                            if (!(state instanceof Job.State.Runs)) running.remove(job);
                            line.draw(state);
                        });
        job.start(work);
        return job;
    }

    /// Whether something still works.
    public boolean isBusy() {
        return !running.isEmpty();
    }

    /// Asks all that works to end.
    public void stopAll() {
        List.copyOf(running).forEach(Job::stop);
    }

    private final class Line extends VBox {
        private final Job job;
        private final Label title;
        private final Label words = new Label();
        private final Button button = new Button(Words.of("jobs.stop"));
        private final ProgressBar bar = new ProgressBar();

        Line(Job job) {
            super(6);
            this.job = job;
            title = new Label(job.title());
            title.getStyleClass().add("strong");
            words.setWrapText(true);
            words.getStyleClass().add("small");
            bar.progressProperty().bind(job.progress());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(job.title());
            button.setAccessibleText(Words.of("jobs.stop-one", job.title()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> job.stop());
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var head = new HBox(8, title, room, button);
            head.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().addAll("card", "job");
            getChildren().addAll(head, bar);
        }

        private void draw(Job.State state) {
            words.getStyleClass().remove("problem");
            switch (state) {
                case Job.State.Runs _ -> {}
                case Job.State.Done(var told) -> end(told);
                case Job.State.Stopped _ -> end(Words.of("jobs.stopped"));
                case Job.State.Failed(var cause) -> {
                    words.getStyleClass().add("problem");
                    end(why.apply(cause));
                }
            }
        }

        private void end(String told) {
            words.setText(told);
            getChildren().set(1, words);
            button.setText(Words.of("banner.close"));
            button.setAccessibleText(Words.of("jobs.close-one", job.title()));
            button.setOnAction(_ -> remove(this));
        }
    }

    private void remove(Node line) {
        getChildren().remove(line);
    }
}
