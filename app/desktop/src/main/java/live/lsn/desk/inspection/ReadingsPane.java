package live.lsn.desk.inspection;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.sampling.Reading;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is measured of the unit in hand, a field for each characteristic. A gauge may type into it
/// as a scanner does.
final class ReadingsPane extends HBox {
    private static final int FIGURES = 3;
    private final InspectionWords words;
    private final UnitsViewModel model;
    private final Runnable done;
    private final List<Field> fields = new ArrayList<>();
    private int shown;

    private record Field(Characteristic of, TextField entry, Label told) {}

    /// @param done takes the keyboard back after the last field
    ReadingsPane(UnitsViewModel model, InspectionWords words, Runnable done) {
        super(10);
        this.model = model;
        this.words = words;
        this.done = done;
        getStyleClass().add("readings");
    }

    void show(Work now) {
        var measured =
                now.isAllDone() ? List.<Characteristic>of() : now.measured(now.hand().index());
        setVisible(!measured.isEmpty());
        setManaged(!measured.isEmpty());
        if (shown != now.hand().index()) {
            shown = now.hand().index();
            fields.clear();
            getChildren().clear();
            measured.forEach(this::add);
        }
        var entry = now.entry();
        for (var field : fields) {
            var text = entry == null ? "" : entry.readings().getOrDefault(field.of().code(), "");
            if (!field.entry().isFocused()) field.entry().setText(words.decimal(text));
            tell(now, field, text);
        }
    }

    private void add(Characteristic of) {
        var entry = new TextField();
        entry.setId("reading-" + of.code());
        entry.setAccessibleText(words.of("inspection.reading.field", of.name(), of.unit()));
        entry.setPrefColumnCount(7);
        var told = Parts.label("", "small", "muted");
        var field = new Field(of, entry, told);
        entry.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(field, event));
        entry.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) commit(field);
                        });
        var name = Parts.label(of.name(), "strong");
        var limits = Parts.label(words.tolerance(of), "small", "muted");
        var text = new VBox(1, name, limits, told);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        entry.setMinWidth(96);
        entry.setMaxWidth(120);
        var box = new HBox(12, entry, text);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        box.getStyleClass().addAll("card", "reading");
        HBox.setHgrow(box, Priority.ALWAYS);
        fields.add(field);
        getChildren().add(box);
    }

    private void pressed(Field field, KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                commit(field);
                focusMissing();
            }
            case ESCAPE -> {
                event.consume();
                done.run();
            }
            default -> {}
        }
    }

    /// Each reading is an entry of its own; nothing is entered for a field that was left as it was.
    private void commit(Field field) {
        var now = model.work().get();
        if (now == null || now.hand().index() != shown) return;
        var entry = now.entry();
        var before = entry == null ? "" : entry.readings().getOrDefault(field.of().code(), "");
        var text = words.plain(field.entry().getText());
        if (!text.equals(before)) model.read(field.of().code(), text);
    }

    /// Puts the keyboard into the first field that says nothing yet, or back where it was.
    boolean focusMissing() {
        var now = model.work().get();
        if (now != null && !now.isAllDone()) {
            var missing = now.unmeasured(now.hand().index());
            for (var field : fields) {
                if (missing == null || !field.of().equals(missing)) continue;
                if (field.entry().isFocused()) field.entry().selectAll();
                else field.entry().requestFocus();
                return true;
            }
        }
        done.run();
        return false;
    }

    private void tell(Work now, Field field, String text) {
        var of = InspectionCount.characteristic(field.of());
        var reading = Reading.of(text);
        var conformity = of.judge(reading);
        field.entry().getStyleClass().removeAll("outside", "no-number");
        var summary = of.summary(InspectionCount.readings(now.inspection(), field.of()));
        field.told().getStyleClass().setAll("label", "small", "muted");
        if (reading instanceof Reading.NotANumber) {
            field.entry().getStyleClass().add("no-number");
            field.told().getStyleClass().setAll("label", "small", "reading-bad");
            field.told().setText(words.of("inspection.reading.no-number"));
            return;
        }
        if (conformity == live.lsn.rules.sampling.Characteristic.Conformity.NONCONFORMING) {
            field.entry().getStyleClass().add("outside");
            field.told().getStyleClass().setAll("label", "small", "reading-bad");
        }
        field.told().setText(figures(summary));
    }

    private String figures(live.lsn.rules.sampling.Characteristic.Summary of) {
        if (of.count() == 0) return words.of("inspection.reading.none");
        var mean = words.formats().decimal(of.mean(), FIGURES);
        if (of.deviation().isEmpty()) return words.of("inspection.reading.mean", mean);
        var s = words.formats().decimal(of.deviation().getAsDouble(), FIGURES);
        return of.cpk().isEmpty()
                ? words.of("inspection.reading.spread", mean, s)
                : words.of(
                        "inspection.reading.all",
                        mean,
                        s,
                        words.formats().decimal(of.cpk().getAsDouble(), 2));
    }

    /// Whether the key goes to a reading.
    boolean isTyping(@Nullable Object target) {
        return fields.stream().anyMatch(field -> field.entry().equals(target));
    }
}
