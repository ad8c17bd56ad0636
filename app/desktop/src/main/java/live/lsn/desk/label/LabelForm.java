package live.lsn.desk.label;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.ActButton;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;
import live.lsn.ui.form.Fields;
import live.lsn.ui.form.Form;
import live.lsn.ui.form.FormField;

import java.util.List;
import java.util.function.Consumer;

/// Asks for size, format and how many labels; Enter goes on and saves in the last field.
public final class LabelForm extends VBox {
    private static final double WIDTH = 480;
    private final Messages words;
    private final Consumer<LabelChoice> print;
    private final Runnable leave;
    private final Form form;
    private final FormField<LabelSize> size;
    private final FormField<LabelFormat> format;
    private final FormField<Long> count;

    LabelForm(
            Messages words,
            Formats formats,
            List<Lot> lots,
            Consumer<LabelChoice> print,
            Runnable leave) {
        super(8);
        this.words = words;
        this.print = print;
        this.leave = leave;
        form = new Form(this::save, leave);
        size =
                Fields.choice(
                        "label-size",
                        words.of("label.size"),
                        List.of(LabelSize.values()),
                        LabelSize::name,
                        one -> words.of("label.size." + one));
        format =
                Fields.choice(
                                "label-format",
                                words.of("label.format"),
                                List.of(LabelFormat.values()),
                                LabelFormat::name,
                                one -> words.of("label.format." + one))
                        .check(this::noSheet);
        count =
                Fields.quantity("label-count", words.of("label.count"), formats)
                        .required()
                        .check(Fields.between(1, LabelChoice.MOST, formats));
        form.row(size).row(format).row(count);
        // All choices stand beside each other.
        size.setPrefWidth(WIDTH);
        format.setPrefWidth(WIDTH);
        // What is to be printed is soon said again: nobody is asked whether to drop it.
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        var save = new ActButton(words.of("label.save"), "Ctrl+Enter", ActButton.Kind.PRIMARY);
        save.setOnAction(_ -> form.save());
        var back = new ActButton(words.of("label.leave"), "Esc", ActButton.Kind.DEFAULT);
        back.setOnAction(_ -> leave.run());
        var title = new Label(title(lots));
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("label-form");
        getChildren().addAll(title, form, new HBox(8, save, back));
        show(LabelChoice.USUAL);
    }

    private String title(List<Lot> lots) {
        return lots.size() == 1
                ? words.of("label.title", lots.getFirst().number())
                : words.of("label.title.several", lots.size());
    }

    private @org.jspecify.annotations.Nullable String noSheet(LabelFormat chosen) {
        var on = size.value();
        return on == null || chosen.fits(on) ? null : words.of("label.no-sheet");
    }

    private void show(LabelChoice choice) {
        size.start(choice.size());
        format.start(choice.format());
        count.start((long) choice.count());
    }

    /// Shows what was printed last, and takes the keyboard.
    void start(LabelChoice last) {
        show(last);
        form.focusFirst();
    }

    /// Puts the keyboard into the first field.
    public void focusFirst() {
        form.focusFirst();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        event.consume();
        leave.run();
    }

    private void save() {
        var on = size.value();
        var as = format.value();
        var many = count.value();
        if (on == null || as == null || many == null) return;
        leave.run();
        print.accept(new LabelChoice(on, as, Math.toIntExact(many)));
    }
}
