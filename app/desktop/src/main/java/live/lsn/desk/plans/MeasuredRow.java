package live.lsn.desk.plans;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.plans.PlanDraft.Measured;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something that is measured, with its limits.
final class MeasuredRow extends EntryRow<Measured> {
    private final String code;
    private final TextField unit;
    private final TextField lower;
    private final TextField upper;
    private final TextField units;
    private final ComboBox<NonconformityClass> of;

    MeasuredRow(PlansWords words, Measured value, Runnable changed) {
        super(words, "plans-measured-name", changed);
        code = value.code();
        unit = PlanParts.text("plans-measured-unit", changed);
        lower = number("plans-measured-lower", changed);
        upper = number("plans-measured-upper", changed);
        units = number("plans-measured-units", changed);
        of =
                PlanParts.box(
                        "plans-measured-class",
                        List.of(NonconformityClass.values()),
                        words::name,
                        changed);
        name.setText(value.name());
        unit.setText(value.unit());
        lower.setText(value.lower());
        upper.setText(value.upper());
        units.setText(value.units());
        of.setValue(value.of());
        var what =
                new HBox(
                        8,
                        grown(PlanParts.field(words.of("plans.measured.name"), name), 170),
                        wide(PlanParts.field(words.of("plans.defect.class"), of), 132),
                        acts());
        what.setAlignment(Pos.BOTTOM_LEFT);
        var limits =
                new HBox(
                        8,
                        wide(PlanParts.field(words.of("plans.measured.lower"), lower), 84),
                        wide(PlanParts.field(words.of("plans.measured.upper"), upper), 84),
                        wide(PlanParts.field(words.of("plans.measured.unit"), unit), 72),
                        grown(PlanParts.field(words.of("plans.measured.units"), units), 96));
        lines(what, limits);
    }

    private static TextField number(String id, Runnable changed) {
        var field = PlanParts.text(id, changed);
        field.getStyleClass().add("align-right");
        return field;
    }

    @Override
    Measured read() {
        return new Measured(
                code,
                name.getText(),
                unit.getText(),
                lower.getText().strip(),
                upper.getText().strip(),
                of.getValue(),
                units.getText().strip());
    }

    @Override
    void number(int row) {
        name.setId("plans-measured-" + row);
        name.setAccessibleText(words.of("plans.measured.of", row + 1));
    }

    @Override
    void tell(@Nullable String problem) {
        super.tell(problem);
        for (var each : List.of(lower, upper, units)) each.setAccessibleHelp(problem);
    }
}
