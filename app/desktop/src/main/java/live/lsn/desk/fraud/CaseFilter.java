package live.lsn.desk.fraud;

import live.lsn.api.model.RiskLevel;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;

import java.util.List;

/// A typed filter that a user sets beside the tab's own.
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
