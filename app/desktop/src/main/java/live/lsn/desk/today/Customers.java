package live.lsn.desk.today;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Customer;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.rules.insights.Window;

/// Which customers are behind a figure.
final class Customers {
    private static final String CREATED = "created_at";

    private Customers() {}

    /// Accounts that were made in the window, up to its cut.
    static ListQuery<Customer> made(Window window) {
        return new ListQuery<>(
                Collections.CUSTOMERS,
                OrderRows.times(CREATED, window.from(), window.cut()),
                null,
                new Sort(CREATED, true));
    }
}
