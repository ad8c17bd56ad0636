package live.lsn.platform.importing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// English names of countries as shops write them, and their codes (ISO 3166-1 alpha-2).
final class Countries {
    /// User-assigned code for what no country is told.
    static final String UNKNOWN = "ZZ";

    /// Names in common use that the standard does not list.
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "EIRE",
                    "IE",
                    "RSA",
                    "ZA",
                    "USA",
                    "US",
                    "CHANNEL ISLANDS",
                    "JE",
                    "CZECH REPUBLIC",
                    "CZ",
                    "HONG KONG",
                    "HK",
                    "EUROPEAN COMMUNITY",
                    "EU",
                    "UNSPECIFIED",
                    UNKNOWN);

    private final Map<String, String> codes = new HashMap<>(OTHER_NAMES);

    Countries() {
        for (var code : Locale.getISOCountries()) {
            codes.put(
                    Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT),
                    code);
        }
        codes.putAll(OTHER_NAMES);
    }

    String code(String name) {
        return codes.getOrDefault(name.toUpperCase(Locale.ROOT), UNKNOWN);
    }
}
