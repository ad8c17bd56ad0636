package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Personal;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.log.SupportFile;
import live.lsn.desk.parts.ProfileDrafts;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.form.Drafts.Draft;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is personal, and what somebody typed, is nowhere on the disk in the clear.
class AtRestTest {
    private static final String TYPED = "never read by another";
    private static final String DRAFTED = "half a sentence about a customer";
    private static final int SHORTEST = 6;

    @TempDir private Path dir;

    @Test
    void nothingPersonalOrTypedIsFoundInAnyFileOrLogLine() throws Exception {
        var start = Instant.now().minusSeconds(1);
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var level = root.getLevel();
        var ours = (Logger) LoggerFactory.getLogger("live.lsn.desk");
        ours.setLevel(Level.TRACE);
        root.addAppender(log);
        Set<String> secrets;
        String support;
        try (var site =
                        new TestPlatform(
                                dir.resolve("server"),
                                Database::sqlite,
                                new SampleData.Size(300, 60, 1));
                var desk = open(site)) {
            SharedWorkstationTest.await(() -> desk.sync().status().lastSync() != null);
            secrets = personal(desk);
            assertThat(secrets).hasSizeGreaterThan(100);
            SharedWorkstationTest.decide(desk, Duration.ofHours(1));
            SharedWorkstationTest.decide(desk, Duration.ZERO);
            new ProfileDrafts(desk.notes())
                    .save("case", new Draft(Instant.now(), Map.of("note", DRAFTED)));
            desk.lockWith("a calm grey harbour".toCharArray());
            support =
                    SupportFile.text(
                            desk,
                            new SupportFile.Facts("test", "fraud analyst", List.of()),
                            List.of(),
                            Instant.now());
            // The log of the database is there only while it is open.
            assertThat(files(dir.resolve("desk")))
                    .anyMatch(file -> file.toString().endsWith("outbox.db-wal"));
            lookFor(secrets, dir.resolve("desk"));
        } finally {
            root.detachAppender(log);
            ours.setLevel(null);
            root.setLevel(level);
        }
        lookFor(secrets, dir.resolve("desk"));
        lookForRecent(secrets, Path.of(System.getProperty("java.io.tmpdir")), start);
        for (var event : List.copyOf(log.list)) holdsNone(secrets, told(event), "a log line");
        holdsNone(secrets, support, "the support file");
    }

    private static String told(ILoggingEvent event) {
        var fault = event.getThrowableProxy();
        return event.getFormattedMessage() + (fault == null ? "" : " " + fault.getMessage());
    }

    @Test
    void filesAreTheirOwnersAloneWhateverTheSystemGivesToNewOnes() throws Exception {
        try (var site = new TestPlatform(dir.resolve("server"));
                var desk = open(site)) {
            SharedWorkstationTest.await(() -> desk.sync().status().lastSync() != null);
            SharedWorkstationTest.await(() -> desk.notes().load("terms") != null);
            SharedWorkstationTest.await(() -> !LocalProfiles.in(dir.resolve("desk")).isEmpty());
            modes(dir.resolve("desk"));
            desk.lockWith("a calm grey harbour".toCharArray());
            modes(dir.resolve("desk"));
        }
        modes(dir.resolve("desk"));
    }

    private static void modes(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(each -> !each.equals(folder)).toList()) {
                if (!Files.exists(file)) continue;
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    private DeskSession open(TestPlatform site) {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve("desk"),
                new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                new LocalAccounts(platform.url(), platform.localSecret())
                        .tokens(analyst.account()));
    }

    /// Every personal text of the cases and customers that the cache holds, and what is typed. A
    /// person's own name stands beside the profile on purpose.
    private static Set<String> personal(DeskSession desk) throws ReflectiveOperationException {
        var found = new TreeSet<>(Set.of(TYPED, DRAFTED));
        for (var each : all(desk, Collections.FRAUD_CASES)) collect(each, found);
        for (var each : all(desk, Collections.CUSTOMERS)) collect(each, found);
        found.removeIf(text -> text.length() < SHORTEST);
        return found;
    }

    private static <A extends Aggregate> List<A> all(
            DeskSession desk, SyncedCollection<A> collection) {
        var first = collection.columns().getFirst().name();
        var query = new ListQuery<>(collection, List.of(), null, new Sort(first, true));
        var order = desk.cache().order(query, 10_000);
        return desk.cache().page(collection, order, 0, order.size());
    }

    private static void collect(Object holder, Set<String> into)
            throws ReflectiveOperationException {
        for (var part : holder.getClass().getRecordComponents()) {
            var value = part.getAccessor().invoke(holder);
            if (value instanceof String text && part.isAnnotationPresent(Personal.class))
                into.add(text);
            if (value instanceof Record inner) collect(inner, into);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void lookFor(Set<String> secrets, Path folder) throws IOException {
        // A person's own name and the settings' keys stand in files that hold no content.
        for (var file : files(folder))
            if (Files.exists(file)) holdsNone(secrets, text(file), file.toString());
    }

    /// Only what was written since, and only there: other programs have the folder, too.
    private static void lookForRecent(Set<String> secrets, Path folder, Instant since)
            throws IOException {
        var recent = new ArrayList<Path>();
        try (var all = Files.list(folder)) {
            for (var file : all.filter(Files::isRegularFile).filter(Files::isReadable).toList())
                if (Files.getLastModifiedTime(file).toInstant().isAfter(since)) recent.add(file);
        }
        for (var file : recent) holdsNone(secrets, text(file), file.toString());
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static void holdsNone(Set<String> secrets, String text, String where) {
        for (var secret : secrets) {
            var bytes = secret.getBytes(StandardCharsets.UTF_8);
            for (var form :
                    List.of(
                            secret,
                            new String(bytes, StandardCharsets.ISO_8859_1),
                            new String(
                                    secret.getBytes(StandardCharsets.UTF_16LE),
                                    StandardCharsets.ISO_8859_1)))
                assertThat(text.contains(form)).as("%s in %s", secret, where).isFalse();
        }
    }

    /// The search itself finds what it looks for.
    @Test
    void aFileThatHoldsATypedTextWouldBeFound() throws IOException {
        var file = dir.resolve("leak");
        Files.writeString(file, "x" + TYPED + "y");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> lookFor(Set.of(TYPED), dir))
                .isInstanceOf(AssertionError.class);
    }

    /// The records hold what the search is for.
    @Test
    void aCaseNamesSomethingPersonal() {
        assertThat(FraudCase.class.getRecordComponents())
                .anyMatch(part -> part.isAnnotationPresent(Personal.class));
    }
}
