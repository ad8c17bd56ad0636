package live.lsn.faults.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// What happened, one line each; ids that chance outside gives are told by their turn.
final class Trace {
    private static final int KEPT = 60;

    private final Turns turns;
    private final MessageDigest digest;
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();

    Trace(Turns turns) {
        this.turns = turns;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void tell(String who, String what) {
        var line = turns.nanos() / 1_000 + " " + who + ": " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        last.add(line);
        if (last.size() > KEPT) last.remove();
    }

    String name(String command) {
        var next = "#" + (names.size() + 1);
        var known = names.putIfAbsent(command, next);
        return known == null ? next : known;
    }

    String name(ModelPlatform.Call call) {
        return call.command() == null ? "" : name(call.command());
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    String end() {
        return String.join("\n", last);
    }
}
