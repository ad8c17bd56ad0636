package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.RuleSet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
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

    /// What the built-in filters are made of.
    ///
    /// @param account who looks
    /// @param startOfDay when the channel's business day began
    /// @param rules the rule set that scores now; null where it is not on this device yet
    record Scope(String account, Instant startOfDay, @Nullable RuleSet rules) {}

    /// The filters that make the tab.
    List<CaseFilter> filters(Scope scope) {
        return switch (this) {
            case HIGH_RISK -> highRisk(scope.rules());
            case MINE ->
                    List.of(new CaseFilter.ClaimedBy(scope.account()), new CaseFilter.Undecided());
            case AWAITING_CUSTOMER -> List.of(new CaseFilter.InState(CaseState.AWAITING_CUSTOMER));
            case ESCALATED -> List.of(new CaseFilter.InState(CaseState.ESCALATED));
            case DECIDED_TODAY ->
                    List.of(
                            new CaseFilter.InState(CaseState.DECIDED),
                            new CaseFilter.DecidedSince(scope.startOfDay()));
            case ALL -> List.of();
        };
    }

    private static List<CaseFilter> highRisk(@Nullable RuleSet rules) {
        var waiting = new CaseFilter.InState(CaseState.OPEN);
        // Without a rule set nothing says from where on a person looks: all that waits is shown.
        return rules == null
                ? List.of(waiting)
                : List.of(new CaseFilter.MinScore(rules.reviewFrom()), waiting);
    }

    String key() {
        return "fraud.tab." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
