package live.lsn.desk.floor;

import javafx.scene.layout.HBox;

import live.lsn.ui.ActButton;

/// Prints what belongs to lots that were just received or put away; not there while there are none.
final class PaperButtons extends HBox {
    private Runnable labels = () -> {};
    private Runnable travellers = () -> {};

    PaperButtons(FloorWords words) {
        super(12);
        getChildren()
                .addAll(
                        button(words.of("label.print"), "Ctrl+P", () -> labels.run()),
                        button(words.of("traveller.print"), "Ctrl+⇧+P", () -> travellers.run()));
        getStyleClass().add("floor-papers");
        setMinWidth(USE_PREF_SIZE);
        offer(false);
    }

    private static ActButton button(String text, String key, Runnable run) {
        var button = new ActButton(text, key, ActButton.Kind.DEFAULT);
        button.getStyleClass().add("floor-act");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        return button;
    }

    void onPress(Runnable forLabels, Runnable forTravellers) {
        labels = forLabels;
        travellers = forTravellers;
    }

    void offer(boolean offered) {
        setVisible(offered);
        setManaged(offered);
    }
}
