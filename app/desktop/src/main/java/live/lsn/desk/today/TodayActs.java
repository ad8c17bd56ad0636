package live.lsn.desk.today;

import live.lsn.api.model.Order;
import live.lsn.desk.store.ListQuery;

import java.util.function.BiConsumer;

/// Where the page leads to.
///
/// @param rows opens orders under a title
/// @param fraud opens the queue of cases
/// @param outbox opens the outbox
/// @param wall shows the wall
public record TodayActs(
        BiConsumer<ListQuery<Order>, String> rows,
        Runnable fraud,
        Runnable outbox,
        Runnable wall) {}
