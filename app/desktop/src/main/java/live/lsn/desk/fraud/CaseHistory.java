package live.lsn.desk.fraud;

import javafx.scene.Node;

import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Order;
import live.lsn.desk.parts.Happened;
import live.lsn.ui.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What happened so far to the order and the case, by whom and why.
final class CaseHistory extends CasePart<CaseHistory.History> {
    private final CaseWords words;
    private final Happened happened;
    private final Timeline timeline;

    /// @param unsent what this device has not handed over
    record History(FraudCase fraudCase, @Nullable Order order, Happened.Unsent unsent) {}

    CaseHistory(CaseWords words, String account, Ticks ticks) {
        this.words = words;
        happened = words.happened(account);
        timeline =
                new Timeline(words.of("happened.title"), words.formats(), () -> ticks.now().get());
    }

    @Override
    protected List<Node> draw(History history) {
        var entries = new ArrayList<>(happened.of(history.fraudCase(), history.unsent()));
        if (history.order() != null) entries.addAll(happened.of(history.order()));
        timeline.show(entries);
        return List.of(title(words.of("happened.title"), ""), timeline);
    }
}
