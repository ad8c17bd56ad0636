package live.lsn.desk.lots;

import javafx.scene.Node;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.goods.LotHistory;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the next lot of the supplier's item is inspected, and why.
final class SwitchingPart {
    /// The newest lots that others came late to.
    private static final int SHOWN = 3;

    private final LotsWords words;

    SwitchingPart(LotsWords words) {
        this.words = words;
    }

    /// @param standings where each class stands
    /// @param altered lots that were inspected otherwise than is known now, the oldest first
    Node of(
            Map<NonconformityClass, LotHistory.Standing> standings,
            Map<NonconformityClass, List<LotHistory.Altered>> altered) {
        var parts = new ArrayList<Node>();
        parts.add(LotParts.label(words.of("lots.switching"), "section-title"));
        for (var of : NonconformityClass.values()) {
            var standing = standings.get(of);
            if (standing == null) continue;
            parts.addAll(line(of, standing));
            var late = altered.getOrDefault(of, List.of());
            var first = Math.max(0, late.size() - SHOWN);
            late.subList(first, late.size()).reversed().forEach(each -> parts.add(late(each)));
            if (first > 0)
                parts.add(LotParts.wrapped(words.of("lots.late.more", first), "small", "muted"));
        }
        return LotParts.section(parts);
    }

    private List<Node> line(NonconformityClass of, LotHistory.Standing standing) {
        var name = LotParts.label(words.name(of), "small");
        var state = new Badge(words.name(standing.state()), tone(standing.state()));
        return List.of(
                LotParts.line(name, state), LotParts.wrapped(why(standing), "small", "muted"));
    }

    private Node late(LotHistory.Altered altered) {
        return LotParts.wrapped(
                words.of(
                        "lots.late",
                        altered.lot(),
                        words.name(altered.was()),
                        words.name(altered.now())),
                "small");
    }

    private String why(LotHistory.Standing standing) {
        var last = standing.last();
        return last == null
                ? words.of("lots.why.none")
                : words.of("lots.why", last.lot().id(), words.name(last.reason()));
    }

    private static Tone tone(InspectionState state) {
        return switch (state) {
            case NORMAL -> Tone.NEUTRAL;
            case TIGHTENED -> Tone.WARNING;
            case REDUCED -> Tone.SUCCESS;
            case DISCONTINUED -> Tone.DANGER;
        };
    }
}
