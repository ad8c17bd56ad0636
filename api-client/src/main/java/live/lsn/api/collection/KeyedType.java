package live.lsn.api.collection;

/// What a keyed hash is taken of: the same type joins across the collections of one profile.
public enum KeyedType {
    EMAIL,
    NAME_WORD,
    PHONE,
    DEVICE,
    CARD,
    IP,
    ADDRESS
}
