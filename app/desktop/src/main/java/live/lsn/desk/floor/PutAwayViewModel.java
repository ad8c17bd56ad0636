package live.lsn.desk.floor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.rules.Refusal;
import live.lsn.rules.goods.LotRules;
import live.lsn.ui.Background;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/// First the lot, then the bin that it lies in. Used on the screen's thread alone.
final class PutAwayViewModel {
    private final FloorReader reader;
    private final FloorCommands commands;
    private final FloorWords words;
    private final Sequence work;
    private @Nullable Lot last;
    private final ReadOnlyObjectWrapper<@Nullable Lot> lot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);

    PutAwayViewModel(
            FloorReader reader, FloorCommands commands, FloorWords words, Background background) {
        this.reader = reader;
        this.commands = commands;
        this.words = words;
        this.work = new Sequence(background);
    }

    /// The lot whose bin is scanned next; null where the lot is.
    ReadOnlyObjectProperty<@Nullable Lot> lot() {
        return lot.getReadOnlyProperty();
    }

    /// What papers are printed of: the chosen lot, or the one that was put away last.
    @Nullable Lot papersOf() {
        var chosen = lot.get();
        return chosen == null ? last : chosen;
    }

    ReadOnlyObjectProperty<Told> told() {
        return told.getReadOnlyProperty();
    }

    /// @param chosen null for none
    void choose(@Nullable Lot chosen) {
        lot.set(chosen);
        told.set(Told.NOTHING);
    }

    /// Takes a lot's code, or a bin's once there is a lot.
    void scan(String code) {
        var chosen = lot.get();
        if (chosen == null) find(code);
        else put(chosen, code.strip().toUpperCase(Locale.ROOT));
    }

    private void find(String code) {
        work.run(
                () -> reader.find(code),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Found> _ -> {}
                        case Loadable.Failed<Found> _ -> failed();
                        case Loadable.Ready<Found>(var found) -> take(found, code);
                    }
                });
    }

    private void take(Found found, String code) {
        switch (found) {
            case Found.OneLot(var one) when isReceived(one) -> choose(one);
            case Found.OneLot(var one) ->
                    tell(Tone.WARNING, words.of("floor.put.not-received", one.number()));
            case Found.Lots _ -> tell(Tone.WARNING, words.of("floor.put.several", code));
            case Found.Order _, Found.Nothing _ ->
                    tell(Tone.DANGER, words.of("floor.put.no-lot", code));
            case Found.Unread _ -> failed();
        }
    }

    private static boolean isReceived(Lot one) {
        return one.state() != LotState.DRAFT && one.state() != LotState.DISCARDED;
    }

    private void put(Lot chosen, String bin) {
        if (!LotRules.isBin(bin)) {
            tell(Tone.DANGER, words.of("floor.put.no-bin", bin));
            return;
        }
        work.run(
                () -> Optional.ofNullable(commands.putAway(chosen.id(), bin)),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Optional<Refusal>> _ -> {}
                        case Loadable.Failed<Optional<Refusal>> _ -> failed();
                        case Loadable.Ready<Optional<Refusal>>(var refused) -> {
                            if (refused.isPresent()) {
                                tell(Tone.DANGER, words.refusal(refused.get().code()));
                                return;
                            }
                            last = chosen;
                            lot.set(null);
                            tell(Tone.SUCCESS, words.of("floor.put.done", chosen.number(), bin));
                        }
                    }
                });
    }

    private void failed() {
        tell(Tone.DANGER, words.refusal("floor.not-saved"));
    }

    private void tell(Tone tone, String text) {
        told.set(new Told(tone, text));
    }
}
