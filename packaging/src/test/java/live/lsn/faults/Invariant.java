package live.lsn.faults;

/// What holds whatever happens.
public enum Invariant {
    I1("no confirmed command is ever lost"),
    I2("each command takes effect at most once"),
    I3("effects on one thing are in the user's order"),
    I4("once all is quiet the desk has what the platform has and the outbox is settled"),
    I5("the cursor never runs ahead of the rows"),
    I6("an outage or a nonsense reply changes no data"),
    I7("the queue moves again soon after the fault"),
    I8("reading here stays quick"),
    I9("nothing of one user is readable or sent under another"),
    I10("nothing secret or personal stands in a log"),
    I11("the same seed gives the same trace"),
    I12("what is tried again is tried at a bounded rate");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
