package live.lsn.desk.attach;

import live.lsn.api.model.Attachment;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names of files from outside, made harmless: no path, nothing that turns text around, no name
/// that a system keeps for a device, no ending that a system would run.
final class FileName {
    private static final Pattern BAD =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}/\\\\:*?\"<>|]");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern RUN =
            Pattern.compile(
                    "(?i).*\\.(exe|com|bat|cmd|scr|pif|msi|ps1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk"
                            + "|url|reg|sh|bash|command|desktop|app|applescript|py|pl|rb|php|html?"
                            + "|svg|xhtml)");
    private static final String NONE = "file";

    private FileName() {}

    /// @param given a name or a path, as it came
    /// @param ending with its dot, which the name is to have; empty for any
    static String clean(String given, String ending) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var name = BAD.matcher(last).replaceAll("").strip();
        name = name.replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        if (name.isEmpty()) name = NONE;
        if (DEVICE.matcher(name).matches()) name = "_" + name;
        if (!ending.isEmpty() && !name.toLowerCase(Locale.ROOT).endsWith(ending))
            name = base(name) + ending;
        if (RUN.matcher(name).matches()) name += ".txt";
        return shortened(name);
    }

    private static String base(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 6 ? name.substring(0, dot) : name;
    }

    private static String shortened(String name) {
        if (name.length() <= Attachment.LONGEST_NAME) return name;
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        var end = Attachment.LONGEST_NAME - ending.length();
        // A letter of two parts is not torn.
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + ending;
    }
}
