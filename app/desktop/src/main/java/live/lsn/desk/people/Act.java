package live.lsn.desk.people;

/// What can be done to a person or a key, beside changing what it may do.
enum Act {
    CREATE,
    PASSWORD,
    SECOND_FACTOR,
    SESSIONS,
    DISABLE,
    CREATE_KEY,
    ROTATE,
    REVOKE,
    WIPE
}
