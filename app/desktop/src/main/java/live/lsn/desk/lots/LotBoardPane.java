package live.lsn.desk.lots;

import javafx.geometry.Insets;
import javafx.scene.Node;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.ui.Background;
import live.lsn.ui.Board;
import live.lsn.ui.table.ListPane;

import org.jspecify.annotations.Nullable;

/// The reports on a board, in the place of the list: a card that is moved begins the act that takes
/// it there.
final class LotBoardPane implements ListPane.Look {
    private final LotBoardModel model;
    private final LotsWords words;
    private final Board<Lot> board;

    /// @param open shows the open lot beside the board
    /// @param back gives the board its room again
    LotBoardPane(
            LotsViewModel lots,
            LotsWords words,
            Background background,
            Runnable open,
            Runnable back) {
        this.model = lots.board();
        this.words = words;
        board =
                new Board<>(
                        words.of("lots.tab.BOARD"),
                        new LotBoardLook(words, lots::today),
                        background);
        board.setId("lots-board");
        board.setPadding(new Insets(10, 12, 10, 12));
        board.setOnChosen(model::chose);
        board.setOnOpen(
                lot -> {
                    model.chose(lot);
                    open.run();
                });
        board.setOnBack(back);
        board.setMoves(new Moves());
        model.content().subscribe(this::show);
    }

    private final class Moves implements Board.Moves<Lot> {
        @Override
        public @Nullable String refused(Lot lot, String from, String to) {
            var why =
                    model.cannotMove(
                            lot, NonconformityState.valueOf(from), NonconformityState.valueOf(to));
            return why == null ? null : words.of(why.code());
        }

        @Override
        public void move(Lot lot, String from, String to) {
            model.move(lot, NonconformityState.valueOf(from), NonconformityState.valueOf(to));
        }
    }

    private void show(@Nullable LotBoard now) {
        if (now != null)
            board.show(now.columns().stream().map(each -> column(each, now.narrowed())).toList());
    }

    private Board.Column<Lot> column(LotBoard.Column column, boolean narrowed) {
        return new Board.Column<>(
                column.state().name(),
                words.name(column.state()),
                column.overdue() == 0 ? "" : words.of("lots.board.overdue", column.overdue()),
                column.size(),
                column.cards()::page,
                words.of(narrowed ? "lots.board.none" : "lots.board.empty." + column.state()));
    }

    @Override
    public Node node() {
        return board;
    }

    @Override
    public void focus() {
        board.focusCards();
    }

    @Override
    public boolean hasFocus() {
        return board.hasKeyboard();
    }
}
