package live.lsn.desk.quality;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.rules.quality.DefectCode;
import live.lsn.rules.quality.LotQuality;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.rules.quality.Submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what lots tell of quality, as the user sees them. Never on the screen's thread.
record QualityReader(CacheStore cache, ZoneId zone) {
    /// Lots are large, since they hold every unit that was inspected: few are in memory at once.
    private static final int PAGE = 100;

    /// Lots that were judged in the longest period and the one before it, and those whose report is
    /// not closed.
    QualityFacts read(LocalDate today) {
        var since = QualityPeriod.MONTHS_12.before(today).from(zone);
        var open =
                Arrays.stream(NonconformityState.values())
                        .filter(state -> state != NonconformityState.CLOSED)
                        .toArray();
        var asked =
                new Filter.Any(
                        List.of(
                                Filter.of("signed_at", Op.AT_LEAST, since),
                                Filter.of("report_state", Op.ANY_OF, open)));
        var query =
                new ListQuery<>(
                        Collections.LOTS, List.of(asked), null, new Sort("signed_at", false));
        var ids = cache.order(query, Integer.MAX_VALUE);
        var names = new Names();
        var lots = new ArrayList<LotQuality>(ids.size());
        for (var from = 0; from < ids.size(); from += PAGE) {
            var to = Math.min(ids.size(), from + PAGE);
            for (var lot : cache.page(Collections.LOTS, ids, from, to))
                lots.add(names.once(LotQuality.of(lot)));
        }
        return new QualityFacts(lots, cache.cursor() != null);
    }

    /// Keeps each name once, however many lots have it.
    private static final class Names {
        private final Map<Object, Object> known = new HashMap<>();

        LotQuality once(LotQuality lot) {
            var first = lot.first();
            return new LotQuality(
                    lot.number(),
                    one(lot.supplierId()),
                    one(lot.supplier()),
                    one(lot.sku()),
                    one(lot.item()),
                    first == null ? null : once(first),
                    lot.again(),
                    lot.reportOpen(),
                    lot.answerDue());
        }

        private Submission once(Submission of) {
            var found =
                    of.found().stream()
                            .map(
                                    each ->
                                            new Submission.Found(
                                                    code(each.defect()),
                                                    one(each.name()),
                                                    each.times()))
                            .toList();
            return new Submission(
                    of.at(), of.accepted(), of.curtailed(), of.sample(), of.byClass(), found);
        }

        private DefectCode code(DefectCode code) {
            return (DefectCode) known.computeIfAbsent(code, same -> same);
        }

        private String one(String text) {
            return (String) known.computeIfAbsent(text, same -> same);
        }
    }
}
