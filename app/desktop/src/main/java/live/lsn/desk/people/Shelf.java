package live.lsn.desk.people;

import live.lsn.ui.PaletteEntry;

import java.util.List;

/// What a tab shows.
record Shelf<T, D>(Bench<T, D> bench, Sheets<T, D> sheets, BenchView<T, D> view) {
    Shelf(Bench<T, D> bench, Sheets<T, D> sheets, PeopleWords words) {
        this(bench, sheets, new BenchView<>(bench, sheets, words));
    }

    int rows() {
        return bench.listing().all().size();
    }

    /// What the palette offers of the selected one.
    List<PaletteEntry> entries(PeopleWords words) {
        var name = view.selectedName();
        if (name == null) return List.of();
        var group = words.of("palette.group.case", name);
        return sheets.deeds().stream().map(deed -> deed.entry(group, null)).toList();
    }
}
