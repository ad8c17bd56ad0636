package live.lsn.rules;

import live.lsn.rules.fraud.CaseRules;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Every command rule: the platform and the desk register this list.
public final class CommandRules {
    private CommandRules() {}

    public static final List<CommandRule<?, ?>> ALL =
            List.of(CaseRules.DECIDE, CaseRules.CLAIM, CaseRules.REVEAL);

    /// The rule of the procedure of that name, or null where there is none.
    public static @Nullable CommandRule<?, ?> of(String procedure) {
        return ALL.stream()
                .filter(rule -> rule.procedure().name().equals(procedure))
                .findFirst()
                .orElse(null);
    }
}
