package live.lsn.desk.people;

import javafx.scene.input.KeyCode;

/// The lists of the administrator's screen, in the order in which they stand.
enum Tab {
    PEOPLE("bi-people", KeyCode.DIGIT1),
    KEYS("bi-key", KeyCode.DIGIT2),
    DEVICES("bi-laptop", KeyCode.DIGIT3);

    final String icon;

    /// With `Ctrl` it leads there.
    final KeyCode digit;

    Tab(String icon, KeyCode digit) {
        this.icon = icon;
        this.digit = digit;
    }

    /// Key of its words.
    String words() {
        return "people.tab." + name();
    }
}
