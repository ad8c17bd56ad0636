package live.lsn.desk.label;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What stands on one label.
///
/// @param number of the lot; what its code says
/// @param state in words
/// @param at when the lot was received, or counted where it is not received yet
record LotLabel(
        String number, String state, String sku, String item, List<Fact> facts, Instant at) {
    LotLabel {
        facts = List.copyOf(facts);
    }

    /// Something that is known of the lot.
    record Fact(String name, String value) {}

    /// How labels are worded.
    record Wording(Messages words, Formats formats) {}

    /// The labels of a lot.
    ///
    /// @param order null where it is not on this device: the line's number is left out then
    /// @param count 1 or more
    static List<LotLabel> of(Lot lot, @Nullable PurchaseOrder order, int count, Wording wording) {
        var at = lot.receivedAt() == null ? lot.count().at() : lot.receivedAt();
        var words = wording.words;
        var state = words.of("label.state." + LabelState.of(lot));
        var facts = facts(lot, order, at, wording);
        var labels = new ArrayList<LotLabel>();
        for (var place = 1; place <= count; place++) {
            var all = new ArrayList<>(facts);
            all.add(
                    new Fact(
                            words.of("label.label"),
                            words.of(
                                    "label.of",
                                    wording.formats.whole(place),
                                    wording.formats.whole(count))));
            var source = lot.source();
            labels.add(new LotLabel(lot.number(), state, source.sku(), source.item(), all, at));
        }
        return labels;
    }

    private static List<Fact> facts(
            Lot lot, @Nullable PurchaseOrder order, Instant at, Wording wording) {
        var words = wording.words;
        var formats = wording.formats;
        var count = lot.count();
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        words.of("label.quantity"),
                        formats.whole(count.quantity()) + " " + lot.source().unit()));
        if (count.damaged() > 0)
            facts.add(new Fact(words.of("label.damaged"), formats.whole(count.damaged())));
        facts.add(new Fact(words.of("label.order"), line(lot, order, words)));
        if (count.batch() != null) facts.add(new Fact(words.of("label.batch"), count.batch()));
        facts.add(new Fact(words.of("label.supplier"), lot.source().supplierName()));
        if (count.expiresOn() != null)
            facts.add(new Fact(words.of("label.expires"), formats.date(count.expiresOn())));
        facts.add(
                new Fact(
                        words.of(lot.receivedAt() == null ? "label.counted" : "label.received"),
                        formats.date(at)));
        if (lot.bin() != null) facts.add(new Fact(words.of("label.bin"), lot.bin()));
        return facts;
    }

    /// The order and, where it is here, the number of its line.
    static String line(Lot lot, @Nullable PurchaseOrder order, Messages words) {
        var source = lot.source();
        var line = order == null ? null : order.line(source.lineId());
        return line == null
                ? source.orderNumber()
                : words.of("label.line", source.orderNumber(), Integer.toString(line.number()));
    }
}
