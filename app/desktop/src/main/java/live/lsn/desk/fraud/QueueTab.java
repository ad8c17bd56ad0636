package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.RuleSet;
import live.lsn.desk.list.ListFields;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.Condition.Op;
import live.lsn.ui.table.Condition.Test;
import live.lsn.ui.table.Day;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// The views of the queue that everybody has.
enum QueueTab {
    HIGH_RISK,
    MINE,
    AWAITING_CUSTOMER,
    ESCALATED,
    DECIDED_TODAY,
    ALL;

    /// The conditions that make the tab.
    ///
    /// @param rules the rule set that scores now; null where it is not on this device yet
    List<Condition> conditions(@Nullable RuleSet rules) {
        return switch (this) {
            case HIGH_RISK -> highRisk(rules);
            case MINE ->
                    List.of(
                            Test.of("claimed_by", Op.IS, ListFields.ME),
                            Test.of("state", Op.IS_NOT, CaseState.DECIDED.name()));
            case AWAITING_CUSTOMER -> List.of(in(CaseState.AWAITING_CUSTOMER));
            case ESCALATED -> List.of(in(CaseState.ESCALATED));
            case DECIDED_TODAY ->
                    List.of(in(CaseState.DECIDED), Test.of("decided_at", Op.AT_LEAST, Day.ago(0)));
            case ALL -> List.of();
        };
    }

    private static List<Condition> highRisk(@Nullable RuleSet rules) {
        var waiting = in(CaseState.OPEN);
        // Without a rule set nothing says from where on a person looks: all that waits is shown.
        return rules == null
                ? List.of(waiting)
                : List.of(Test.of("score", Op.AT_LEAST, (long) rules.reviewFrom()), waiting);
    }

    private static Condition in(CaseState state) {
        return Test.of("state", Op.IS, state.name());
    }

    String key() {
        return "fraud.tab." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
