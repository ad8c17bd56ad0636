package live.lsn.ui.form;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A form in steps; the last one can show all that was entered, before it is saved.
///
/// Enter in the last field of a step and Ctrl+Page down go on once the step is right, Ctrl+Page up
/// goes back, and Ctrl+Enter saves from any step once all are right. What was entered stays,
/// whichever way one goes, and a draft of the form holds the step as well.
public final class Wizard extends VBox {
    private static final String STEP = "wizard-step";
    private final Form form;
    private final StepLine line = new StepLine(this::back);
    private final List<Step> steps = new ArrayList<>();
    private final ActButton next;
    private final ActButton back;
    private final ActButton finish;
    private @Nullable StepSummary summary;
    private int at;

    /// One part of what is asked.
    record Step(String title, VBox box, List<FormField<?>> fields) {}

    /// @param form whose fields stand in the steps; it has none of its own
    /// @param finish what saving is called
    public Wizard(Form form, String finish) {
        super(16);
        this.form = form;
        getStyleClass().add("wizard");
        next = act(Words.of("wizard.next"), "Ctrl+PgDn", ActButton.Kind.PRIMARY, this::next);
        back = act(Words.of("wizard.back"), "Ctrl+PgUp", ActButton.Kind.DEFAULT, this::back);
        this.finish = act(finish, "Ctrl+Enter", ActButton.Kind.PRIMARY, form::save);
        form.stepwise(this::next, this::reveal);
        form.aside(STEP, () -> String.valueOf(at), this::restore);
        getChildren().addAll(line, form);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static ActButton act(String words, String key, ActButton.Kind kind, Runnable run) {
        var act = new ActButton(words, key, kind);
        act.setOnAction(_ -> run.run());
        return act;
    }

    /// Adds a step; its fields stand one under another.
    public Wizard step(String title, FormField<?>... fields) {
        var box = new VBox(12);
        for (var field : fields) box.getChildren().add(form.own(field));
        return add(new Step(title, box, List.of(fields)));
    }

    /// Adds what is no field, under what the last step has.
    public Wizard with(Node node) {
        steps.getLast().box().getChildren().add(node);
        return this;
    }

    /// Adds a step that shows what was entered in those before it.
    public Wizard check(String title) {
        var shown = new StepSummary(List.copyOf(steps), this::reveal, form::save);
        summary = shown;
        return add(new Step(title, new VBox(12, shown), List.of()));
    }

    private Wizard add(Step step) {
        steps.add(step);
        form.with(step.box());
        line.show(steps.stream().map(Step::title).toList(), at);
        show(at);
        return this;
    }

    /// What goes back, on and, in the last step, saves; the window puts them at its foot.
    public List<ActButton> acts() {
        return List.of(next, finish, back);
    }

    /// Says why it cannot be saved now; null where it can.
    public void block(@Nullable String why) {
        finish.setBlocked(why);
    }

    /// Goes on where this step is right; else to its first field that is not. Saves in the last.
    public void next() {
        if (!form.check(steps.get(at).fields())) return;
        if (at + 1 < steps.size()) go(at + 1);
        else form.save();
    }

    /// Goes back; nothing is lost.
    public void back() {
        back(at - 1);
    }

    private void back(int to) {
        if (to >= 0 && to < at) go(to);
    }

    /// Puts the focus into the step that is shown.
    public void focusFirst() {
        if (steps.get(at).fields().isEmpty() && summary != null) summary.requestFocus();
        else form.focusFirst();
    }

    private void go(int to) {
        // What was said of another step.
        form.check(List.of());
        show(to);
        focusFirst();
        form.changed();
    }

    private void show(int to) {
        at = to;
        for (var i = 0; i < steps.size(); i++) {
            var box = steps.get(i).box();
            box.setVisible(i == to);
            box.setManaged(i == to);
        }
        line.show(steps.stream().map(Step::title).toList(), to);
        if (summary != null) summary.redraw();
        var last = to == steps.size() - 1;
        offer(next, !last);
        offer(finish, last);
        offer(back, to > 0);
        toTop();
    }

    private static void offer(ActButton act, boolean offered) {
        act.setVisible(offered);
        act.setManaged(offered);
    }

    /// A step begins at its top, wherever the one before was left.
    private void toTop() {
        for (Node node = this; node != null; node = node.getParent())
            if (node instanceof ScrollPane pane) pane.setVvalue(0);
    }

    private void reveal(FormField<?> field) {
        for (var i = 0; i < steps.size(); i++)
            if (i != at && steps.get(i).fields().contains(field)) go(i);
        field.focus();
    }

    /// The step of a draft, or the first one before it that is not right.
    private void restore(@Nullable String text) {
        var wanted = text == null || !text.matches("\\d") ? 0 : Integer.parseInt(text);
        var reached = 0;
        while (reached < Math.min(wanted, steps.size() - 1) && isRight(steps.get(reached)))
            reached++;
        show(reached);
    }

    private static boolean isRight(Step step) {
        return step.fields().stream().allMatch(field -> field.problem() == null);
    }

    private void key(KeyEvent event) {
        if (take(event)) event.consume();
    }

    /// Takes the keys that go on and back, for a window that hears them outside of it.
    ///
    /// @return whether it was one of them
    public boolean take(KeyEvent event) {
        if (!event.isShortcutDown() || form.guard().isVisible() || isDisabled()) return false;
        if (event.getCode() == KeyCode.PAGE_DOWN) {
            if (at + 1 < steps.size()) next();
        } else if (event.getCode() == KeyCode.PAGE_UP) back();
        else return false;
        return true;
    }
}
