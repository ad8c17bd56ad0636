package live.lsn.api.model.goods;

/// Whose tables and switching rules hold. A field of every inspection plan, since the schemes
/// differ: 251 of the 416 single plans for reduced inspection are not the same.
public enum Scheme {
    /// ISO 2859-1:1999, the same as GB/T 2828.1-2012. Its single plans only: its double and
    /// multiple ones differ from those of MIL-STD-105E and are not at hand.
    ISO_2859_1("iso2859", "ISO 2859-1:1999"),

    /// ANSI/ASQ Z1.4 with the tables of MIL-STD-105E, which are in the public domain.
    Z1_4("z14", "ANSI/ASQ Z1.4 (MIL-STD-105E)");

    private final String code;
    private final String title;

    Scheme(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /// The short name, as commands and files write it.
    public String code() {
        return code;
    }

    /// The name that a report prints.
    public String title() {
        return title;
    }
}
