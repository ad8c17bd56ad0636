package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import live.lsn.ui.ScoreBar.Segment;
import live.lsn.ui.ScoreBar.Threshold;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(HeadlessFx.class)
class ControlsTest {
    @Test
    void theFontsAreThereByTheFamilyNamesTheStyleSheetsAskFor() throws Exception {
        onFx(
                () -> {
                    Theme.loadFonts();
                    return null;
                });
        assertThat(Font.getFamilies())
                .contains(
                        "IBM Plex Sans",
                        "IBM Plex Sans Medium",
                        "IBM Plex Sans SemiBold",
                        "IBM Plex Mono");
    }

    @Test
    void figuresFigureSpaceAndMinusAreEquallyWideInEveryWeight() throws Exception {
        onFx(
                () -> {
                    Theme.loadFonts();
                    for (var family :
                            List.of(
                                    "IBM Plex Sans",
                                    "IBM Plex Sans Medium",
                                    "IBM Plex Sans SemiBold")) {
                        for (var text :
                                List.of(
                                        "1111",
                                        "0000",
                                        "\u2212\u2212\u2212\u2212",
                                        "\u2007\u2007\u2007\u2007")) {
                            var node = new javafx.scene.text.Text(text);
                            node.setFont(Font.font(family, 20));
                            assertThat(node.getLayoutBounds().getWidth())
                                    .as(family + " " + text)
                                    .isCloseTo(48, org.assertj.core.api.Assertions.within(0.1));
                        }
                    }
                    return null;
                });
    }

    @Test
    void theSegmentsOfAScoreAddUpAndAreTold() throws Exception {
        onFx(
                () -> {
                    var bar = new ScoreBar();
                    bar.setSegments(
                            List.of(
                                    new Segment("Velocity", 22, false),
                                    new Segment("Device", 20, false),
                                    new Segment("Blacklist", 0, true)));
                    bar.setLevel(3);
                    assertThat(bar.score()).isEqualTo(42);
                    assertThat(bar.getAccessibleText())
                            .isEqualTo(
                                    "Score 42 of 100, Critical: Velocity 22, Device 20, Blacklist:"
                                            + " no data");
                    return null;
                });
    }

    @Test
    void theSegmentsOfAScoreTakeTheirShareOfTheWidth() throws Exception {
        onFx(
                () -> {
                    var bar = new ScoreBar();
                    bar.setSegments(
                            List.of(new Segment("a", 20, false), new Segment("b", 30, false)));
                    bar.setThresholds(
                            List.of(
                                    new Threshold(60, "review 60"),
                                    new Threshold(90, "decline 90")));
                    bar.resize(500, 40);
                    bar.layout();
                    var parts =
                            List.copyOf(bar.lookupAll(".part")).stream()
                                    .map(Region.class::cast)
                                    .toList();
                    assertThat(parts).extracting(Region::getLayoutX).containsExactly(0.0, 100.0);
                    assertThat(parts).extracting(Region::getWidth).containsExactly(98.0, 148.0);
                    return null;
                });
    }

    @Test
    void aBlockedButtonDoesNothingAndSaysWhy() throws Exception {
        onFx(
                () -> {
                    var pressed = new ArrayList<String>();
                    var approve = new ActButton("Approve", "A", ActButton.Kind.SUCCESS);
                    approve.setOnAction(_ -> pressed.add("approve"));
                    approve.setBlocked("claimed by another");
                    approve.fire();
                    assertThat(pressed).isEmpty();
                    assertThat(approve.getTooltip().getText()).isEqualTo("claimed by another");
                    assertThat(approve.getAccessibleHelp()).isEqualTo("claimed by another");
                    approve.setBlocked(null);
                    approve.fire();
                    assertThat(pressed).containsExactly("approve");
                    assertThat(approve.getTooltip()).isNull();
                    return null;
                });
    }

    @Test
    void aChipIsTakenOffByItsCrossAndByTheDeleteKey() throws Exception {
        onFx(
                () -> {
                    var removed = new ArrayList<String>();
                    var bar = new FilterBar();
                    bar.setChips(List.of(new Chip("Score ≥ 60", () -> removed.add("score"))));
                    var stage = HeadlessFx.show(new VBox(bar), 600, 100);
                    var cross = (Button) bar.lookup(".cross");
                    assertThat(cross.getAccessibleText()).isEqualTo("Take off filter Score ≥ 60");
                    cross.fire();
                    cross.requestFocus();
                    press(stage.getScene(), KeyCode.DELETE);
                    stage.hide();
                    assertThat(removed).containsExactly("score", "score");
                    return null;
                });
    }

    @Test
    void aPlaceIsSelectedByAClickAndTellsItsCount() throws Exception {
        onFx(
                () -> {
                    var fraud = Sidebar.Item.of("fraud", "bi-shield-exclamation", "Fraud");
                    var bar = new Sidebar();
                    bar.addGroup(
                            "Work",
                            List.of(Sidebar.Item.of("today", "bi-speedometer2", "Today"), fraud));
                    bar.select("today");
                    fraud.count().set(128);
                    var stage = HeadlessFx.show(bar, 172, 400);
                    var place =
                            bar.lookupAll(".place").stream()
                                    .filter(
                                            each ->
                                                    "Fraud, 128 waiting"
                                                            .equals(each.getAccessibleText()))
                                    .findFirst()
                                    .orElseThrow();
                    ((Button) place).fire();
                    assertThat(bar.selectedProperty().get()).isEqualTo(fraud);
                    bar.railProperty().set(true);
                    assertThat(bar.getPrefWidth()).isEqualTo(52);
                    stage.hide();
                    return null;
                });
    }

    @Test
    void theSkeletonIsDrawnOnlyAfterAWhile() throws Exception {
        var loading = onFx(Placeholder::loading);
        assertThat(
                        onFx(
                                () -> {
                                    var fresh = Placeholder.loading();
                                    return fresh.isVisible();
                                }))
                .isFalse();
        await(loading::isVisible);
    }

    @Test
    void anErrorOffersToTryAgainAndEndsWithItsCode() throws Exception {
        onFx(
                () -> {
                    var again = new ArrayList<String>();
                    var error =
                            Placeholder.error(
                                    "Could not read the cache",
                                    "Your unsent work is safe.",
                                    "STORE-07",
                                    () -> {
                                        again.add("again");
                                    });
                    new Scene(error);
                    var texts =
                            error.getChildren().stream()
                                    .filter(Labeled.class::isInstance)
                                    .map(node -> ((Labeled) node).getText());
                    assertThat(texts)
                            .contains(
                                    "Could not read the cache",
                                    "Your unsent work is safe. Code STORE-07.",
                                    "Try again");
                    ((Button) error.getChildren().getLast()).fire();
                    assertThat(again).hasSize(1);
                    return null;
                });
    }

    @Test
    void aLayerWithoutDataShowsADashNotAZero() throws Exception {
        onFx(
                () -> {
                    var row = LayerRow.noData("Blacklist", "lists not loaded");
                    assertThat(row.getAccessibleText())
                            .isEqualTo("Blacklist: no data, lists not loaded");
                    assertThat(((Labeled) row.getChildren().get(2)).getText()).isEqualTo("–");
                    return null;
                });
    }

    @Test
    void aLevelOrAnIconThatDoesNotExistIsRefused() throws Exception {
        onFx(
                () -> {
                    assertThatThrownBy(() -> new LevelMeter(4))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThatThrownBy(() -> Icons.of("bi-no-such-thing"))
                            .hasMessage("no such icon: bi-no-such-thing");
                    return null;
                });
    }

    @Test
    void changingThemeAndDensityReplacesTheFormer() throws Exception {
        onFx(
                () -> {
                    var scene = new Scene(new VBox());
                    scene.getStylesheets().add("data:text/css,.mine%7B%7D");
                    Theme.apply(scene, Theme.LIGHT, Density.COMPACT);
                    Theme.apply(scene, Theme.DARK, Density.COMFORT);
                    assertThat(scene.getStylesheets()).hasSize(3);
                    assertThat(scene.getStylesheets().getFirst()).endsWith("dark.css");
                    assertThat(scene.getRoot().getStyleClass())
                            .contains("density-comfort")
                            .doesNotContain("density-compact");
                    return null;
                });
    }
}
