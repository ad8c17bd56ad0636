package live.lsn.desk.quality;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.RowIds;
import live.lsn.desk.store.Sort;
import live.lsn.rules.quality.DefectCode;
import live.lsn.rules.quality.LotQuality;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.rules.quality.Submission;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what lots tell of quality, as the user sees them. Never on the screen's thread.
final class QualityReader {
    /// Lots are large, since they hold every unit that was inspected: few are in memory at once.
    private static final int PAGE = 100;

    private final CacheStore cache;
    private final ZoneId zone;
    private final Names names = new Names();
    private Map<String, Kept> kept = Map.of();
    private int generation = -1;

    /// What was read of a lot, as long as it is stored at that version.
    private record Kept(long version, LotQuality lot) {}

    QualityReader(CacheStore cache, ZoneId zone) {
        this.cache = cache;
        this.zone = zone;
    }

    /// Lots that were judged in the longest period and the one before it, and those whose report is
    /// not closed. Opens those alone that have changed since the last time. Not while another
    /// reading goes on.
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
        if (ids.generation() != generation) kept = Map.of();
        generation = ids.generation();
        var reading = new Reading(ids, cache.keys(Collections.LOTS, ids, 0, ids.size()));
        for (var i = 0; i < ids.size(); i++) reading.at(i);
        reading.open(ids.size());
        kept = reading.next;
        return new QualityFacts(reading.lots, cache.cursor() != null);
    }

    /// Goes through the rows and opens those that are not known, some at once.
    private final class Reading {
        private final RowIds ids;
        private final List<String> keys;
        private final Set<String> altered = new HashSet<>();
        private final List<LotQuality> lots = new ArrayList<>();
        private final Map<String, Kept> next = new HashMap<>();
        private int unread;

        Reading(RowIds ids, List<String> keys) {
            this.ids = ids;
            this.keys = keys;
        }

        void at(int place) {
            var same = known(place);
            if (same != null) {
                open(place);
                unread = place + 1;
                lots.add(same.lot());
                next.put(keys.get(place), same);
            } else if (place + 1 - unread == PAGE) {
                open(place + 1);
            }
        }

        private @Nullable Kept known(int place) {
            // Rows went while their ids were read: nobody can tell any more which is which.
            if (keys.size() != ids.size()) return null;
            var key = keys.get(place);
            if (ids.isAltered(place)) {
                altered.add(key);
                return null;
            }
            var before = kept.get(key);
            var now = before == null ? -1 : cache.baseVersion(Collections.LOTS.name(), key);
            return before != null && before.version() == now ? before : null;
        }

        /// Opens the rows that are not known up to a place.
        void open(int until) {
            if (unread < until)
                cache.page(Collections.LOTS, ids, unread, until).forEach(this::opened);
            unread = until;
        }

        private void opened(Lot lot) {
            var quality = names.once(LotQuality.of(lot));
            lots.add(quality);
            var stored = keys.size() == ids.size() && !altered.contains(lot.id());
            if (stored) next.put(lot.id(), new Kept(lot.version(), quality));
        }
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
