package live.lsn.desk.list;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.Field;
import live.lsn.ui.table.SavedView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SavedViewsTest {
    private static final SavedView LATE =
            new SavedView(
                    "Late ones",
                    List.of(Condition.Test.of("score", Condition.Op.AT_LEAST, 80L)),
                    "karimi",
                    new ColumnChoice(List.of(), List.of(), 0));

    private static final SavedView ODD =
            new SavedView(
                    "Odd",
                    List.of(Condition.Test.of("route", Condition.Op.GIVEN)),
                    "",
                    new ColumnChoice(List.of(), List.of(), 0));

    @TempDir private Path dir;

    private SavedViews views(Field... fields) {
        return new SavedViews(
                new ProfileNotes(dir, ProfileKey.load(dir.resolve("key"))),
                "cases",
                List.of(fields),
                new Background(Runnable::run, Runnable::run));
    }

    private static List<SavedView> loaded(SavedViews views) {
        var loaded = new ArrayList<SavedView>();
        views.load(loaded::addAll);
        return loaded;
    }

    @Test
    void viewsAreThereAgainAndNobodyElseCanReadWhatSomebodySearchesFor() throws IOException {
        var score = Field.number("score", "Score");
        var route = Field.text("route", "Route");
        assertThat(loaded(views(score, route))).isEmpty();
        views(score, route).save(List.of(LATE, ODD));
        assertThat(loaded(views(score, route))).containsExactly(LATE, ODD);
        try (var files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("karimi")
                        .doesNotContain("Late");
        }
    }

    @Test
    void aViewOfAFieldThatIsGoneTakesNoOtherWithIt() {
        var score = Field.number("score", "Score");
        views(score, Field.text("route", "Route")).save(List.of(ODD, LATE));
        assertThat(loaded(views(score))).containsExactly(LATE);
    }
}
