package live.lsn.desk.quality;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.ui.Segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the page is narrowed to.
final class QualityFilters extends FlowPane {
    private final QualityWords words;
    private final PickBox suppliers;
    private final PickBox items;
    private final Segments<Optional<NonconformityClass>> classes;
    private final Segments<Points> points;
    private final Label compared = new Label();

    QualityFilters(QualityViewModel model, QualityWords words) {
        super(8, 8);
        this.words = words;
        suppliers =
                new PickBox("quality-supplier", words.of("quality.suppliers.all"), model::supplier);
        items = new PickBox("quality-item", words.of("quality.items.all"), model::item);
        classes =
                new Segments<>(
                        words.of("quality.class"),
                        all(),
                        each -> words.name(each.orElse(null)),
                        Optional.empty(),
                        each -> model.classed(each.orElse(null)));
        points =
                new Segments<>(
                        words.of("quality.points"),
                        List.of(Points.values()),
                        words::name,
                        model.ask().get().points(),
                        model::by);
        classes.setId("quality-class");
        points.setId("quality-points");
        compared.getStyleClass().addAll("small", "muted");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(suppliers, items, classes, points, compared);
        model.ask()
                .subscribe(
                        ask -> {
                            classes.choose(Optional.ofNullable(ask.of()));
                            points.choose(ask.points());
                        });
    }

    private static List<Optional<NonconformityClass>> all() {
        var all = new ArrayList<Optional<NonconformityClass>>();
        all.add(Optional.empty());
        for (var of : NonconformityClass.values()) all.add(Optional.of(of));
        return all;
    }

    void show(QualityPage page) {
        var ask = page.report().ask();
        suppliers.show(page.suppliers(), ask.supplierId());
        items.show(page.items(), ask.sku());
        compared.setText(
                words.of(
                        "quality.lead",
                        words.formats().date(page.report().span().first()),
                        words.formats().date(page.report().span().last())));
    }

    /// Whether a list is open, which all keys are for then.
    boolean isOpen() {
        return suppliers.isShowing() || items.isShowing();
    }

    void openSuppliers() {
        suppliers.open();
    }

    void openItems() {
        items.open();
    }
}
