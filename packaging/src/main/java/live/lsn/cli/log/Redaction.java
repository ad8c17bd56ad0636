package live.lsn.cli.log;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out of a text what may be secret or personal, whoever wrote it.
///
/// The program's own lines hold ids, codes and counts alone; this is the second guard, and the only
/// one for what libraries say.
final class Redaction {
    private record Rule(Pattern pattern, String instead) {
        static Rule of(String regex, String instead) {
            return new Rule(Pattern.compile(regex), instead);
        }
    }

    private static final List<Rule> EVERYWHERE =
            List.of(
                    Rule.of("(?i)\\b(cookie|authorization)\\b[:=].*", "$1 ‹secret›"),
                    Rule.of("(?i)\\b(bearer|basic)\\s+\\S+", "$1 ‹secret›"),
                    Rule.of("\\beyJ[\\w-]+\\.[\\w-]+(\\.[\\w-]*)?", "‹secret›"),
                    // Longer than an id of 36 characters: keys, tokens, hashes of what was typed.
                    Rule.of("\\b[\\w+/-]{40,}={0,2}", "‹secret›"),
                    Rule.of("(https?://[^\\s?#]+)\\?[^\\s]*", "$1?‹left out›"),
                    Rule.of("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*", "‹e-mail›"),
                    Rule.of("\\+\\d[\\d ()./-]{6,}\\d", "‹number›"),
                    Rule.of("(?<![\\w-])\\d(?:[ -]?\\d){11,18}(?![\\w-])", "‹number›"),
                    Rule.of(
                            "(?<![\\w.-])(?!127\\.|0\\.)\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.-])",
                            "‹address›"));

    /// Libraries quote what they were given: values of rows, parts of documents.
    private static final List<Rule> QUOTED =
            List.of(Rule.of("'[^']*'", "‹left out›"), Rule.of("\"[^\"]*\"", "‹left out›"));

    private Redaction() {}

    /// @param own whether this program wrote it, whose quotes hold nothing but its own words
    static String of(String text, boolean own) {
        var clean = text;
        for (var rule : EVERYWHERE)
            clean = rule.pattern().matcher(clean).replaceAll(rule.instead());
        if (!own)
            for (var rule : QUOTED)
                clean = rule.pattern().matcher(clean).replaceAll(rule.instead());
        return clean;
    }
}
