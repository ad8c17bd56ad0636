package live.lsn.desk.floor;

import live.lsn.ui.Badge.Tone;

/// What happened, in words.
record Told(Tone tone, String text) {
    static final Told NOTHING = new Told(Tone.NEUTRAL, "");

    boolean isNothing() {
        return text.isEmpty();
    }
}
