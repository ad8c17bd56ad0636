package live.lsn.api.model.goods;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// How an item is inspected; settled before anybody inspects it. An inspection keeps its own copy.
///
/// @param scheme whose tables and switching rules hold
/// @param counting items or nonconformities, for all classes
/// @param mayCurtail whether inspection may end as soon as a class has reached Re
/// @param limitNumbersWaived Z1.4: whether ten accepted lots suffice for reduced inspection
/// @param reducedApproved whether reduced inspection is wanted where it was earned
/// @param classes an AQL for each class that is inspected, the worst class first; at least one
/// @param defects what may be wrong, the most frequent first: the first nine have the keys 1 to 9
/// @param characteristics what is measured
/// @param skipAfter original lots accepted in a row after which lots that are not drawn may pass
///   without inspection, 10 or more; null where every lot is inspected
public record PlanSpec(
        Scheme scheme,
        PlanType type,
        InspectionLevel level,
        Counting counting,
        boolean mayCurtail,
        boolean limitNumbersWaived,
        boolean reducedApproved,
        List<ClassAql> classes,
        List<Defect> defects,
        List<Characteristic> characteristics,
        @Nullable Integer skipAfter) {
    public PlanSpec {
        classes = List.copyOf(classes);
        defects = List.copyOf(defects);
        characteristics = List.copyOf(characteristics);
    }

    /// A plan by which every lot is inspected.
    public PlanSpec(
            Scheme scheme,
            PlanType type,
            InspectionLevel level,
            Counting counting,
            boolean mayCurtail,
            boolean limitNumbersWaived,
            boolean reducedApproved,
            List<ClassAql> classes,
            List<Defect> defects,
            List<Characteristic> characteristics) {
        this(
                scheme,
                type,
                level,
                counting,
                mayCurtail,
                limitNumbersWaived,
                reducedApproved,
                classes,
                defects,
                characteristics,
                null);
    }

    /// @param aql as the tables print it, such as `2.5`
    public record ClassAql(NonconformityClass of, String aql) {}

    /// A kind of nonconformity.
    ///
    /// @param code names it within the plan
    /// @param name as people read it
    public record Defect(String code, String name, NonconformityClass of) {}

    /// Something that is measured.
    ///
    /// @param code names it within the plan
    /// @param unit of the reading, such as `mm`
    /// @param lower the smallest value that conforms, a decimal number with a point such as `49.0`;
    ///   null where there is none
    /// @param upper the largest value that conforms, written so; null where there is none
    /// @param of the class of a reading that does not conform
    /// @param units how many of the first units drawn it is read of
    public record Characteristic(
            String code,
            String name,
            String unit,
            @Nullable String lower,
            @Nullable String upper,
            NonconformityClass of,
            int units) {}

    /// The defect of that code.
    public Optional<Defect> defect(String code) {
        return defects.stream().filter(defect -> defect.code().equals(code)).findFirst();
    }

    /// The characteristic of that code.
    public Optional<Characteristic> characteristic(String code) {
        return characteristics.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
