package live.lsn.desk.fraud;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.SideBySide;
import live.lsn.ui.SideBySide.Side;

import java.util.List;

/// In the place of the acts where the platform did not take an earlier one: what happened, and what
/// each choice does.
final class ConflictFoot extends CasePart<CaseConflict> {
    private final CaseQueueViewModel model;
    private final CaseWords words;

    ConflictFoot(CaseQueueViewModel model, CaseWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().setAll("case-conflict");
        setPadding(new Insets(12, 16, 12, 16));
        setSpacing(10);
    }

    @Override
    protected List<Node> draw(CaseConflict conflict) {
        var title = new Label(conflict.title(), Icons.of("bi-exclamation-circle-fill"));
        title.getStyleClass().addAll("strong", "conflict-title");
        return List.of(
                new VBox(3, title, wrapped(conflict.happened())),
                new SideBySide(
                        side("bi-clock-history", conflict.base()),
                        side("bi-person", conflict.mine()),
                        side("bi-cloud", conflict.theirs())),
                choices(conflict),
                buttons(conflict));
    }

    private static Side side(String icon, Version version) {
        return new Side(icon, version.title(), version.value(), version.detail());
    }

    private Node choices(CaseConflict conflict) {
        var grid = new GridPane(12, 4);
        grid.addRow(0, name(words.of("fraud.conflict.keep")), wrapped(conflict.keeps()));
        var blocked = conflict.applyBlocked();
        grid.addRow(
                1,
                name(words.of("fraud.conflict.apply")),
                wrapped(
                        blocked == null
                                ? conflict.applies()
                                : words.of("fraud.conflict.not-possible", blocked)));
        return grid;
    }

    private static Label name(String text) {
        var name = CasePart.label(text, "small", "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    private static Label wrapped(String text) {
        var label = CasePart.label(text, "small", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private Node buttons(CaseConflict conflict) {
        var keep = new ActButton(words.of("fraud.conflict.keep"), "K", ActButton.Kind.PRIMARY);
        keep.setOnAction(_ -> model.keepTheirs());
        var apply = new ActButton(words.of("fraud.conflict.apply"), "M", ActButton.Kind.DEFAULT);
        apply.setOnAction(_ -> model.applyMine());
        apply.setBlocked(conflict.applyBlocked());
        return new HBox(8, keep, apply);
    }
}
