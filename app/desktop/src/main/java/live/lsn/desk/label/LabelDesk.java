package live.lsn.desk.label;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;
import live.lsn.ui.chart.FileSaver;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes labels and travellers of lots to files that are asked for.
public final class LabelDesk {
    private final Messages words;
    private final Formats formats;
    private final LotFacts facts;
    private final FileSaver saver;
    private final LabelMemory memory;

    public LabelDesk(
            Messages words,
            Formats formats,
            LotFacts facts,
            FileSaver saver,
            ProfileNotes notes,
            Background background) {
        this.words = words;
        this.formats = formats;
        this.facts = facts;
        this.saver = saver;
        this.memory = new LabelMemory(notes, background);
    }

    /// Asks by keys what is to be printed, as it was the last time.
    ///
    /// @param lots at least one
    /// @param leave run when the form is done with
    public LabelForm ask(List<Lot> lots, Runnable leave) {
        var form = new LabelForm(words, formats, lots, choice -> save(lots, choice), leave);
        memory.load(() -> form.start(memory.last()));
        return form;
    }

    private void save(List<Lot> lots, LabelChoice choice) {
        memory.keep(choice);
        saver.save(
                lots.getFirst().number() + choice.format().ending(),
                out -> out.write(labels(lots, choice)));
    }

    /// Of every lot as it is now.
    public byte[] labels(List<Lot> lots, LabelChoice choice) throws IOException {
        var wording = new LotLabel.Wording(words, formats);
        var labels = new ArrayList<LotLabel>();
        for (var lot : lots) {
            var now = fresh(lot);
            var order = facts.order(now.source().orderId());
            labels.addAll(LotLabel.of(now, order, choice.count(), wording));
        }
        return choice.format() == LabelFormat.PDF
                ? LabelPdf.of(labels, choice.size())
                : LabelZpl.of(labels, choice.size(), choice.format().dots());
    }

    private Lot fresh(Lot lot) {
        return Objects.requireNonNullElse(facts.lot(lot.id()), lot);
    }

    /// Writes the sheets that go with lots to one file; what was discarded has none.
    ///
    /// @return false where there is nothing to be written
    public boolean travellers(List<Lot> lots) {
        var printed = lots.stream().filter(lot -> blocked(lot) == null).toList();
        if (printed.isEmpty()) return false;
        var first = printed.getFirst().number();
        saver.save(
                printed.size() == 1
                        ? words.of("traveller.file", first)
                        : words.of("traveller.files", first, printed.size() - 1),
                out -> out.write(sheets(printed)));
        return true;
    }

    /// Of every lot as it is now.
    public byte[] sheets(List<Lot> lots) throws IOException {
        var sheets = new ArrayList<LotTraveller.Sheet>();
        for (var lot : lots) {
            var now = fresh(lot);
            sheets.add(
                    new LotTraveller.Sheet(
                            now, facts.order(now.source().orderId()), facts.basis(now)));
        }
        return new LotTraveller(words, formats).pdf(sheets);
    }

    /// Why nothing can be printed of a lot, in words; null where it can.
    public @Nullable String blocked(Lot lot) {
        return lot.state() == LotState.DISCARDED ? words.of("label.discarded") : null;
    }
}
