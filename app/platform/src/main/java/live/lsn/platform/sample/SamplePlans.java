package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Product;
import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How the sample's items are inspected: by what is known to go wrong in their category, and by
/// what is measured of some.
final class SamplePlans {
    private static final List<ClassAql> CLASSES =
            List.of(
                    new ClassAql(NonconformityClass.CRITICAL, "0.065"),
                    new ClassAql(NonconformityClass.MAJOR, "2.5"),
                    new ClassAql(NonconformityClass.MINOR, "4.0"));

    private static final int MEASURED_UNITS = 5;

    private final Channel channel;
    private final Map<String, List<Defect>> defects = new LinkedHashMap<>();
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final Map<String, InspectionPlan> bySku = new LinkedHashMap<>();

    SamplePlans(Channel channel, Map<String, Product> products) {
        this.channel = channel;
        for (var row : SampleFiles.read("defects.csv")) {
            defects.computeIfAbsent(row.getField("category"), _ -> new ArrayList<>())
                    .add(
                            new Defect(
                                    row.getField("code"),
                                    row.getField("name"),
                                    NonconformityClass.valueOf(row.getField("class"))));
            weights.put(row.getField("code"), Integer.valueOf(row.getField("weight")));
        }
        put(InspectionPlan.EVERY_ITEM, Scheme.Z1_4, everyItem(), List.of());
        for (var product : products.values()) {
            var known = defects.get(product.category());
            if (known == null) continue;
            // Cosmetics are sold where the international standard is asked for.
            var scheme = product.category().equals("Beauty") ? Scheme.ISO_2859_1 : Scheme.Z1_4;
            put(product.sku(), scheme, known, measured(product.category()));
        }
    }

    List<InspectionPlan> all() {
        return List.copyOf(bySku.values());
    }

    /// The plan of an item, or that of every item.
    PlanSpec of(String sku) {
        var own = bySku.get(sku);
        return Objects.requireNonNull(own == null ? bySku.get(InspectionPlan.EVERY_ITEM) : own)
                .spec();
    }

    /// How often a defect is met beside the others.
    int weight(Defect defect) {
        return weights.getOrDefault(defect.code(), 1);
    }

    private List<Defect> everyItem() {
        return Objects.requireNonNull(defects.get(InspectionPlan.EVERY_ITEM));
    }

    private static List<Characteristic> measured(String category) {
        return switch (category) {
            case "Beauty" ->
                    List.of(
                            measured("FILL_ML", "Fill volume", "ml", "49.0", "52.0"),
                            measured("TORQUE", "Cap torque", "N m", "0.8", "1.4"));
            case "Audio" -> List.of(measured("BAND", "Band opening", "mm", "148.0", "156.0"));
            default -> List.of();
        };
    }

    private static Characteristic measured(
            String code, String name, String unit, String lower, String upper) {
        return new Characteristic(
                code, name, unit, lower, upper, NonconformityClass.MAJOR, MEASURED_UNITS);
    }

    private void put(
            String sku, Scheme scheme, List<Defect> known, List<Characteristic> characteristics) {
        bySku.put(
                sku,
                new InspectionPlan(
                        InspectionPlan.idOf(channel.code(), sku),
                        1,
                        channel.code(),
                        sku,
                        new PlanSpec(
                                scheme,
                                PlanType.SINGLE,
                                InspectionLevel.II,
                                Counting.ITEMS,
                                false,
                                false,
                                true,
                                CLASSES,
                                known,
                                characteristics),
                        true));
    }
}
