package live.lsn.ui.form;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

import java.util.function.ToDoubleFunction;

/// Fields beside each other, as wide as each other.
///
/// It is as high as its fields are at the widths that they get. An [HBox] asks how high they are at
/// the widths they would like, so that a field that wraps there leaves a gap, or is cut.
final class FieldRow extends HBox {
    private static final int GAP = 12;

    FieldRow(FormField<?>... fields) {
        super(GAP, fields);
    }

    @Override
    protected double computeMinHeight(double width) {
        var share = share(width);
        return tallest(field -> field.minHeight(share));
    }

    @Override
    protected double computePrefHeight(double width) {
        var share = share(width);
        return tallest(field -> field.prefHeight(share));
    }

    private double share(double width) {
        var fields = getManagedChildren().size();
        if (width < 0 || fields == 0) return width;
        var left = width - snappedLeftInset() - snappedRightInset() - (fields - 1) * getSpacing();
        return Math.max(0, left / fields);
    }

    private double tallest(ToDoubleFunction<Node> height) {
        return snappedTopInset()
                + getManagedChildren().stream().mapToDouble(height).max().orElse(0)
                + snappedBottomInset();
    }
}
