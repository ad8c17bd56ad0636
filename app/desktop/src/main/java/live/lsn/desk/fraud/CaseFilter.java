package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.RiskLevel;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;

import java.time.Instant;
import java.util.List;

/// A typed filter: one that a tab has built in, or one that a user sets beside those.
sealed interface CaseFilter {
    Filter filter();

    record MinScore(int score) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("score", Op.AT_LEAST, (long) score);
        }
    }

    record Level(RiskLevel level) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("level", Op.EQUALS, level);
        }
    }

    /// @param minor minor units of the channel's currency
    record MinValue(long minor) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("value_minor", Op.AT_LEAST, minor);
        }
    }

    record MainReason(String code) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("main_reason", Op.EQUALS, code);
        }
    }

    /// The cases of one customer.
    record OfCustomer(String id, String number) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("customer_id", Op.EQUALS, id);
        }
    }

    record InState(CaseState state) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("state", Op.EQUALS, state);
        }
    }

    record Undecided() implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("state", Op.NONE_OF, CaseState.DECIDED);
        }
    }

    record ClaimedBy(String account) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("claimed_by", Op.EQUALS, account);
        }
    }

    record DecidedSince(Instant start) implements CaseFilter {
        @Override
        public Filter filter() {
            return Filter.of("decided_at", Op.AT_LEAST, start);
        }
    }

    /// What can be added with a key, in the order in which it is offered.
    static List<CaseFilter> offered() {
        return List.of(
                new MinScore(60),
                new MinScore(80),
                new MinScore(90),
                new Level(RiskLevel.HIGH),
                new Level(RiskLevel.CRITICAL),
                new MinValue(50_000),
                new MinValue(100_000),
                new MinValue(200_000));
    }
}
