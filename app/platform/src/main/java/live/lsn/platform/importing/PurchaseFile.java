package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import live.lsn.api.model.Ids;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The lines of the delivery history that the US government's health supply chain publishes: CSV,
/// plain or gzipped, a line for each delivery of an item. Its quantities count packs.
final class PurchaseFile {
    private static final String LINE = "ID";
    private static final String NUMBER = "PO / SO #";
    private static final String VENDOR = "Vendor";
    private static final String ITEM = "Item Description";
    private static final String BRAND = "Brand";
    private static final String DOSAGE = "Dosage";
    private static final String PACK = "Unit of Measure (Per Pack)";
    private static final String QUANTITY = "Line Item Quantity";
    private static final String VALUE = "Line Item Value";
    private static final String OFFERED = "PQ First Sent to Client Date";
    private static final String SENT = "PO Sent to Vendor Date";
    private static final String DUE = "Scheduled Delivery Date";
    private static final String DELIVERED = "Delivered to Client Date";

    /// What is read of it; the other columns may be there or not.
    private static final List<String> COLUMNS =
            List.of(
                    LINE, NUMBER, VENDOR, ITEM, BRAND, DOSAGE, PACK, QUANTITY, VALUE, OFFERED, SENT,
                    DUE, DELIVERED);

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;
    private static final String SKUS = "5f0e4a52-6a0c-5b0d-9d0e-2f6f8a1c7b43";
    private static final int SKU_DIGITS = 8;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,10})?");
    private static final Pattern PACK_SIZE = Pattern.compile("0*[1-9][0-9]{0,5}");
    private static final Pattern DAY = Pattern.compile("(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PurchaseFile() {}

    /// Looks whether it is such a file, as far as its beginning tells.
    ///
    /// @throws UnusableFileException if it is not
    static void check(Path file) throws IOException {
        CsvLines.check(file, COLUMNS);
    }

    /// Reads all lines.
    ///
    /// @throws UnusableFileException if it is no such file at all
    static void read(Path file, CsvLines.Each each) throws IOException {
        CsvLines.read(file, COLUMNS, each);
    }

    static PurchaseLine understood(NamedCsvRecord record) throws UnreadableException {
        var item = spaced(CsvLines.told(record, ITEM, Integer.MAX_VALUE));
        var pack = CsvLines.field(record, PACK);
        return new PurchaseLine(
                CsvLines.told(record, LINE, LONGEST_NUMBER),
                CsvLines.told(record, NUMBER, LONGEST_NUMBER),
                spaced(CsvLines.told(record, VENDOR, LONGEST_NAME)),
                sku(item, CsvLines.field(record, BRAND), CsvLines.field(record, DOSAGE), pack),
                shortened(item),
                unit(pack),
                quantity(CsvLines.field(record, QUANTITY)),
                value(CsvLines.field(record, VALUE)),
                day(record, DUE),
                day(record, DELIVERED),
                day(record, SENT),
                day(record, OFFERED));
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ");
    }

    /// The file names items in words alone: the same words, in whatever case, are the same item.
    private static String sku(String item, String brand, String dosage, String pack) {
        var words = spaced(String.join("|", item, brand, dosage, pack)).toLowerCase(Locale.ROOT);
        return "SCMS-" + Ids.derived(SKUS, words).substring(0, SKU_DIGITS).toUpperCase(Locale.ROOT);
    }

    private static String shortened(String item) {
        if (item.length() <= LONGEST_NAME) return item;
        var end = LONGEST_NAME - 1;
        return item.substring(0, Character.isHighSurrogate(item.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private static String unit(String pack) {
        if (!PACK_SIZE.matcher(pack).matches()) return "pack";
        var size = Integer.parseInt(pack);
        return size == 1 ? "each" : "pack of " + size;
    }

    private static long quantity(String text) throws UnreadableException {
        if (WHOLE.matcher(text).matches()) return Long.parseLong(text);
        throw new UnreadableException("quantity " + text);
    }

    private static BigDecimal value(String text) throws UnreadableException {
        if (AMOUNT.matcher(text).matches()) return new BigDecimal(text);
        throw new UnreadableException("value " + text);
    }

    /// Words in the place of a day, such as `Date Not Captured`, tell that there is none; what has
    /// digits and is no day is a mistake.
    private static @Nullable LocalDate day(NamedCsvRecord record, String column)
            throws UnreadableException {
        var text = CsvLines.field(record, column);
        if (!DIGIT.matcher(text).find()) return null;
        try {
            if (DAY.matcher(text).matches()) return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableException(column + " " + text);
        }
        throw new UnreadableException(column + " " + text);
    }
}
