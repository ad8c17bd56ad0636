package live.lsn.desk.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.desk.store.StoreException;
import live.lsn.ui.form.Drafts.Draft;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Drafts in the files of a profile.
class ProfileDraftsTest {
    private static final Draft IDA =
            new Draft(
                    Instant.parse("2026-11-19T14:03:00.123Z"),
                    Map.of("name", "Ida Quillfeather", "wizard-step", "1"));

    @TempDir private Path dir;
    private ProfileDrafts drafts;

    @BeforeEach
    void open() {
        drafts = in("AU");
    }

    private ProfileDrafts in(String channel) {
        return new ProfileDrafts(
                new ProfileNotes(
                        dir.resolve(channel), ProfileKey.load(dir.resolve(channel + ".key"))));
    }

    @Test
    void whatWasKeptIsThereForTheNextProgramAndUntilItIsDiscarded() {
        drafts.save("person-new", IDA);
        assertThat(in("AU").load("person-new")).isEqualTo(IDA);
        drafts.discard("person-new");
        assertThat(in("AU").load("person-new")).isNull();
        drafts.discard("person-new");
    }

    @Test
    void aDraftIsOfOneFormAndOfOneProfile() throws IOException {
        drafts.save("person-new", IDA);
        assertThat(drafts.load("key-new")).isNull();
        assertThat(in("NZ").load("person-new")).isNull();
        Files.createDirectories(dir.resolve("NZ"));
        Files.copy(
                dir.resolve("AU/draft-person-new.sealed"),
                dir.resolve("NZ/draft-person-new.sealed"));
        Files.copy(
                dir.resolve("AU/draft-person-new.sealed"), dir.resolve("AU/draft-key-new.sealed"));
        assertThat(in("NZ").load("person-new")).isNull();
        assertThat(drafts.load("key-new")).isNull();
    }

    @Test
    void noFileTellsWhatWasTyped() throws IOException {
        drafts.save("person-new", IDA);
        try (var files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Quillfeather", "wizard");
        }
    }

    @Test
    void aKeyMayHoldWhatNoFileCanBeCalled() {
        drafts.save("person-../../x y", IDA);
        assertThat(drafts.load("person-../../x y")).isEqualTo(IDA);
        assertThat(dir.resolve("AU")).isDirectoryContaining("glob:**draft-person-*");
    }

    @Test
    void whatCannotBeReadIsAsIfItHadNeverBeenBegun() throws IOException {
        drafts.save("person-new", IDA);
        Files.write(dir.resolve("AU/draft-person-new.sealed"), new byte[] {1, 2, 3});
        assertThat(drafts.load("person-new")).isNull();
    }

    @Test
    void aDraftThatCannotBeWrittenIsToldAndTheOneBeforeStays() throws IOException {
        drafts.save("person-new", IDA);
        // What cannot be put in its place stands where it would be written first.
        Files.createDirectories(dir.resolve("AU/draft-person-new.sealed.new/in-the-way"));
        assertThatThrownBy(
                        () -> drafts.save("person-new", new Draft(IDA.at(), Map.of("name", "X"))))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("Quillfeather");
        assertThat(drafts.load("person-new")).isEqualTo(IDA);
    }
}
