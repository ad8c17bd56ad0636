package live.lsn.desk.store;

/// How a filter compares.
public enum Op {
    /// The one value given; never matches a row without a value.
    EQUALS,
    /// One of the values given, none matches nothing.
    ANY_OF,
    /// None of the values given; rows without a value match.
    NONE_OF,
    /// The value given or more; enumerations by rank.
    AT_LEAST,
    /// The value given or less; enumerations by rank.
    AT_MOST,
    /// The text given is somewhere in it, whatever the case of plain Latin letters.
    CONTAINS,
    IS_NULL,
    NOT_NULL
}
