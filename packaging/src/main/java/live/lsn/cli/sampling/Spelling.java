package live.lsn.cli.sampling;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.rules.sampling.Aql;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of sampling as people type them. Each reader tells what there is where a word is none.
public final class Spelling {
    private Spelling() {}

    private static IllegalArgumentException none(String what, String written, String there) {
        return new IllegalArgumentException(
                "There is no " + what + " \"" + written + "\"; there are: " + there);
    }

    /// @throws IllegalArgumentException if it is none
    public static Scheme scheme(String written) {
        return switch (plain(written)) {
            case "iso2859", "iso28591", "iso285911999", "iso", "gbt2828", "gbt28281" ->
                    Scheme.ISO_2859_1;
            case "z14", "ansiz14", "ansiasqz14", "milstd105e", "105e" -> Scheme.Z1_4;
            default -> throw none("scheme", written, "iso2859, z14");
        };
    }

    /// @throws IllegalArgumentException if it is none
    public static PlanType type(String written) {
        return constant(PlanType.class, "type of plan", written);
    }

    /// @throws IllegalArgumentException if it is none
    public static Severity severity(String written) {
        return constant(Severity.class, "severity", written);
    }

    /// @throws IllegalArgumentException if it is none
    public static Counting counting(String written) {
        return switch (plain(written)) {
            case "items", "item", "percent" -> Counting.ITEMS;
            case "per100", "perhundred", "nonconformities" -> Counting.PER_HUNDRED;
            default -> throw none("way of counting", written, "items, per100");
        };
    }

    /// @throws IllegalArgumentException if it is none
    public static InspectionLevel level(String written) {
        return InspectionLevel.of(written)
                .orElseThrow(
                        () ->
                                none(
                                        "inspection level",
                                        written,
                                        Arrays.stream(InspectionLevel.values())
                                                .map(InspectionLevel::text)
                                                .collect(Collectors.joining(", "))));
    }

    /// @throws IllegalArgumentException if it is none
    public static Aql aql(String written) {
        return Aql.find(written)
                .orElseThrow(
                        () ->
                                none(
                                        "AQL",
                                        written,
                                        Aql.ALL.stream()
                                                .map(Aql::text)
                                                .collect(Collectors.joining(", "))));
    }

    /// How a constant is written in files and options.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if it is none
    static <E extends Enum<E>> E constant(Class<E> of, String what, String written) {
        return Arrays.stream(of.getEnumConstants())
                .filter(one -> plain(one.name()).equals(plain(written)))
                .findFirst()
                .orElseThrow(
                        () ->
                                none(
                                        what,
                                        written,
                                        Arrays.stream(of.getEnumConstants())
                                                .map(Spelling::of)
                                                .collect(Collectors.joining(", "))));
    }

    /// Letters and digits alone, small.
    static String plain(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
