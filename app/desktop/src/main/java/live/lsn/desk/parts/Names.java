package live.lsn.desk.parts;

import org.jspecify.annotations.Nullable;

/// How names of customers read where many of them stand.
public final class Names {
    private Names() {}

    /// `M. Karimi`: what lists show.
    public static String initial(@Nullable String name) {
        if (name == null || name.isBlank()) return "–";
        var words = name.strip().split("\\s+");
        return words.length == 1 ? words[0] : words[0].charAt(0) + ". " + words[words.length - 1];
    }
}
