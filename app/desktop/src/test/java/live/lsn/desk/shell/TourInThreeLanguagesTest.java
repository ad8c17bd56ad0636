package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.shell.TourGuide.Picture;
import live.lsn.ui.Language;
import live.lsn.ui.Messages;
import live.lsn.ui.Theme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// The tour of every screen in British English, in German, and in Arabic, which runs from right to
/// left and has no texts of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourInThreeLanguagesTest {
    private static final Pattern ARABIC_DIGIT = Pattern.compile("[٠-٩]");

    private Path dir;
    private EmbeddedPlatform platform;
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private final List<String> unnamed = new ArrayList<>();
    private final TreeSet<NodeOrientation> orientations = new TreeSet<>();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        dir = folder;
        FxToolkit.registerPrimaryStage();
        OpenDesk.on(
                () -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((_, fault) -> faults.add(fault));
                    return true;
                });
        platform = EmbeddedPlatform.open(dir.resolve("platform"), true);
    }

    @AfterAll
    void close() {
        platform.close();
        Language.choose(Locale.UK);
    }

    private List<Picture> tour(Locale locale, List<Theme> themes) {
        faults.clear();
        cut.clear();
        unnamed.clear();
        orientations.clear();
        // A tour adds a person: on one platform the next would have two of the same name.
        platform.close();
        platform = EmbeddedPlatform.open(dir.resolve("of " + locale.getLanguage()), true);
        var folder = Path.of("target", "tour", locale.getLanguage());
        var guide = new TourGuide(platform, dir.resolve(locale.getLanguage()), folder, locale);
        return guide.pictures(themes, this::look);
    }

    private void look(Scene scene) {
        orientations.add(scene.getEffectiveNodeOrientation());
        unnamed.addAll(Accessibility.problems(scene.getRoot()));
        look(scene.getRoot());
    }

    private void look(Node node) {
        if (!node.isVisible()) return;
        if (pressed(node) && node instanceof Labeled labeled && isCut(labeled))
            cut.add(labeled.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(this::look);
    }

    /// What is pressed: buttons, links, tabs, and the parts of a switch.
    private static boolean pressed(Node node) {
        return node instanceof ButtonBase || node.getStyleClass().contains("toggle-label");
    }

    /// Whether less is drawn of the text than it has.
    private static boolean isCut(Labeled labeled) {
        if (labeled.getText() == null || labeled.isWrapText()) return false;
        return labeled.getChildrenUnmodifiable().stream()
                .filter(part -> part instanceof Text && !part.equals(labeled.getGraphic()))
                .map(drawn -> ((Text) drawn).getText())
                .anyMatch(drawn -> !drawn.isEmpty() && !drawn.equals(labeled.getText()));
    }

    private void assertSound(List<Picture> pictures) {
        assertThat(faults).isEmpty();
        assertThat(cut).as("cut").isEmpty();
        assertThat(unnamed).as("without a name").isEmpty();
        assertThat(pictures)
                .extracting(Picture::screen)
                .containsAll(
                        java.util.Arrays.stream(TourGuide.Card.values())
                                .map(TourGuide.Card::id)
                                .toList());
    }

    @Test
    void runsInBritishEnglish() {
        assertSound(tour(Locale.UK, List.of(Theme.LIGHT, Theme.HIGH_CONTRAST)));
        assertThat(orientations).containsExactly(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Test
    void speaksGermanOnEveryScreen() {
        var pictures = tour(Locale.GERMANY, List.of(Theme.LIGHT));
        assertSound(pictures);
        var english = Messages.bundle("live.lsn.desk.desk", Locale.UK);
        var german = Messages.bundle("live.lsn.desk.desk", Locale.GERMANY);
        var foreign = new TreeSet<String>();
        for (var key : english.keySet()) {
            var text = english.getString(key);
            if (!text.equals(german.getString(key)) && text.contains(" ")) foreign.add(text);
        }
        for (var key : german.keySet()) foreign.remove(german.getString(key));
        for (var picture : pictures)
            assertThat(picture.texts()).as(picture.screen()).doesNotContainAnyElementsOf(foreign);
        var spoken = pictures.stream().flatMap(picture -> picture.texts().stream()).toList();
        assertThat(spoken)
                .contains(
                        german.getString("fraud.act.APPROVE"),
                        german.getString("settings.look"),
                        german.getString("people.may.title"))
                .anyMatch(text -> text.matches("\\d{1,3}(\\.\\d{3})*,\\d{2}"));
    }

    @Test
    void runsFromRightToLeftWhereTheLanguageDoes() {
        var pictures =
                tour(Language.withPlainDigits(Locale.forLanguageTag("ar")), List.of(Theme.LIGHT));
        assertSound(pictures);
        assertThat(orientations).containsExactly(NodeOrientation.RIGHT_TO_LEFT);
        for (var picture : pictures)
            assertThat(picture.texts())
                    .as("%s has the digits 0 to 9", picture.screen())
                    .noneMatch(text -> ARABIC_DIGIT.matcher(text).find());
    }
}
