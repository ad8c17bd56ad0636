package live.lsn.desk.lots;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.parts.Happened.Unsent;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.rules.goods.LotHistory;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads lots and what belongs around them. Never on the screen's thread.
record LotReader(DeskSession session, InstantSource clock, ZoneId zone) {
    /// Days of the supplier's figures.
    static final int SCORED_DAYS = 90;

    /// The lot as the user sees it; null where it has gone.
    @Nullable LotDetail read(String id) {
        var goods = new Goods(session.cache());
        var lot = goods.lot(id);
        if (lot == null) return null;
        var history = history(goods, lot);
        var altered =
                new EnumMap<NonconformityClass, List<LotHistory.Altered>>(NonconformityClass.class);
        if (history != null)
            for (var of : NonconformityClass.values()) altered.put(of, history.altered(of));
        return new LotDetail(
                lot,
                history == null ? Map.of() : history.standings(),
                altered,
                Unsent.of(session.commands(), id),
                score(lot.source().supplierId()));
    }

    private static @Nullable LotHistory history(Goods goods, Lot lot) {
        var spec = goods.plan(lot.channel(), lot.source().sku());
        if (spec == null) return null;
        return goods.history(spec, lot.source().supplierId(), lot.source().sku());
    }

    private LotDetail.Score score(String supplier) {
        var since =
                LocalDate.ofInstant(clock.instant(), zone)
                        .minusDays(SCORED_DAYS)
                        .atStartOfDay(zone)
                        .toInstant();
        var accepted = judged(supplier, since, LotVerdict.ACCEPTED);
        return new LotDetail.Score(
                accepted, accepted + judged(supplier, since, LotVerdict.REJECTED));
    }

    private long judged(String supplier, Instant since, LotVerdict verdict) {
        return count(
                List.of(
                        Filter.of("supplier_id", Op.EQUALS, supplier),
                        Filter.of("signed_at", Op.AT_LEAST, since),
                        Filter.of("verdict", Op.EQUALS, verdict)));
    }

    /// How many lots each tab has.
    Map<LotTab, Long> counts() {
        var counts = new EnumMap<LotTab, Long>(LotTab.class);
        for (var tab : LotTab.values()) counts.put(tab, count(tab.counted()));
        return counts;
    }

    private long count(List<Filter> filters) {
        return session.cache()
                .summary(
                        new ListQuery<>(
                                Collections.LOTS, filters, null, new Sort("counted_at", true)))
                .count();
    }
}
