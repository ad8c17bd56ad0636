package live.lsn.desk.fraud;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import live.lsn.api.model.RiskLevel;
import live.lsn.desk.fraud.QueueReader.Content;
import live.lsn.ui.Chip;
import live.lsn.ui.FilterBar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The filters that are on, the tab's own first, and what they leave.
final class CaseFilterBar {
    private final Asked asked;
    private final CaseWords words;
    private final String currency;
    private final FilterBar bar = new FilterBar();
    private List<CaseFilter> own = List.of();
    private List<CaseFilter> shown = List.of();

    CaseFilterBar(Asked asked, CaseWords words, String currency) {
        this.asked = asked;
        this.words = words;
        this.currency = currency;
        bar.setSearchPrompt(words.of("fraud.search"));
        bar.searchProperty().bindBidirectional(asked.text());
        bar.setOnAdd(this::offer);
        asked.filters().subscribe(_ -> drawChips());
    }

    Node node() {
        return bar;
    }

    void focusSearch() {
        bar.focusSearch();
    }

    /// Opens the list of filters that can be added.
    void offer() {
        var menu = new ContextMenu();
        var on = new ArrayList<>(own);
        on.addAll(asked.filters().get());
        for (var filter : CaseFilter.offered()) {
            if (on.contains(filter)) continue;
            var item = new MenuItem(label(filter));
            item.setOnAction(_ -> asked.add(filter));
            menu.getItems().add(item);
        }
        menu.show(bar.addButton(), Side.BOTTOM, 0, 4);
    }

    void draw(Content content) {
        own = content.own();
        drawChips();
        var count = content.summary().count();
        var cases = words.of(count == 1 ? "fraud.count.one" : "fraud.count", count);
        bar.setSummary(
                cases + " · ",
                currency + " " + words.amount(content.summary().sumMinor(), currency),
                " " + words.of("fraud.at-risk"));
        bar.setSummaryHelp(cases + levels(content));
    }

    /// `, 38 critical, 74 high`; one level alone is not told, the count says it.
    private String levels(Content content) {
        var told = new StringBuilder();
        for (var level : List.of(RiskLevel.values()).reversed()) {
            var some = content.levels().getOrDefault(level.name(), 0L);
            if (some > 0 && some < content.summary().count())
                told.append(", ")
                        .append(String.format(Locale.UK, "%,d ", some))
                        .append(words.of("fraud.level." + level).toLowerCase(Locale.UK));
        }
        return told.toString();
    }

    private void drawChips() {
        var now = new ArrayList<>(own);
        now.addAll(asked.filters().get());
        if (now.equals(shown)) return;
        shown = now;
        bar.setChips(
                now.stream()
                        .map(filter -> new Chip(label(filter), () -> asked.remove(filter)))
                        .toList());
    }

    private String label(CaseFilter filter) {
        return switch (filter) {
            case CaseFilter.MinScore(int score) -> words.of("fraud.filter.min-score", score);
            case CaseFilter.Level(RiskLevel level) ->
                    words.of("fraud.filter.level", words.of("fraud.level." + level));
            case CaseFilter.MinValue(long minor) ->
                    words.of("fraud.filter.min-value", words.amount(minor, currency));
            case CaseFilter.MainReason(String code) -> words.of("fraud.filter.main-reason", code);
            case CaseFilter.OfCustomer(_, String number) ->
                    words.of("fraud.filter.customer", number);
            case CaseFilter.InState(var state) -> words.of("fraud.filter.state." + state);
            case CaseFilter.Undecided() -> words.of("fraud.filter.undecided");
            case CaseFilter.ClaimedBy(String _) -> words.of("fraud.filter.claimed");
            case CaseFilter.DecidedSince(var start) ->
                    words.of("fraud.filter.since", words.clock(start));
        };
    }
}
