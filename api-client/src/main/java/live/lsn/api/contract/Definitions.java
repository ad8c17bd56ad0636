package live.lsn.api.contract;

import live.lsn.api.contract.Shape.Keyed;
import live.lsn.api.contract.Shape.Named;
import live.lsn.api.contract.Shape.Several;
import live.lsn.api.model.Personal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every named type that the wire carries, found from those that procedures and collections name.
final class Definitions {
    private final SortedMap<String, Class<?>> types = new TreeMap<>();

    /// A part of a record.
    record Field(String name, Shape.Member member, boolean personal) {}

    /// By name, in the order of names.
    SortedMap<String, Class<?>> types() {
        return Collections.unmodifiableSortedMap(types);
    }

    Collection<Class<?>> all() {
        return types().values();
    }

    /// Takes in a shape with everything that it is made of.
    void add(Shape shape) {
        switch (shape) {
            case Named named -> define(named);
            case Several(Shape.Member item, _) -> add(item.shape());
            case Keyed(Shape.Member value) -> add(value.shape());
            default -> {}
        }
    }

    private void define(Named named) {
        var before = types.putIfAbsent(named.name(), named.type());
        if (before == named.type()) return;
        if (before != null) {
            throw new IllegalStateException(
                    "two types of one name: " + before.getName() + ", " + named.type().getName());
        }
        if (named.type().isRecord()) {
            fields(named.type()).forEach(field -> add(field.member().shape()));
        } else if (!named.type().isEnum()) {
            kinds(named.type()).forEach(kind -> add(Shape.of(kind)));
        }
    }

    /// The parts of a record, in their order.
    static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(Definitions::field).toList();
    }

    private static Field field(RecordComponent component) {
        return new Field(
                component.getName(),
                Shape.of(component.getAnnotatedType()),
                component.isAnnotationPresent(Personal.class));
    }

    /// The names of an enumeration's constants, in their order.
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /// What a sealed interface can be.
    static List<Class<?>> kinds(Class<?> type) {
        return List.of(type.getPermittedSubclasses());
    }
}
