package live.lsn.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import live.lsn.ui.Icons;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The arrows of the design, as sentences with their reasons.
class ArchitectureTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("live.lsn");

    @Test
    void everyModuleIsSeenByTheseTests() {
        for (var part :
                List.of(
                        "live.lsn.api",
                        "live.lsn.rules",
                        "live.lsn.platform",
                        "live.lsn.ui",
                        "live.lsn.desk",
                        "live.lsn.cli")) {
            assertThat(PRODUCT).as(part).anyMatch(type -> type.getPackageName().startsWith(part));
        }
    }

    @Test
    void theWordsKnowNobodyWhoSpeaksThem() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("live.lsn.api..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "live.lsn.rules..",
                                "live.lsn.platform..",
                                "live.lsn.desk..",
                                "live.lsn.ui..",
                                "live.lsn.cli..",
                                "javafx..")
                        .because("api-client is what both sides share, so it comes first"));
        hold(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "live.lsn.api.model..",
                                "live.lsn.api.procedure..",
                                "live.lsn.api.collection..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "okhttp3..", "live.lsn.api.http..", "live.lsn.api.trpc..")
                        .because("the words do not depend on the way they travel"));
    }

    @Test
    void rulesArePure() {
        hold(
                classes()
                        .that()
                        .resideInAPackage("live.lsn.rules..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "java.nio.charset..",
                                "java.security..",
                                "org.jspecify..",
                                "org.hipparchus..",
                                "live.lsn.rules..",
                                "live.lsn.api.model..",
                                "live.lsn.api.procedure..",
                                "live.lsn.api.collection..")
                        .because(
                                "both sides run them, so they may touch no I/O, no clock and no"
                                        + " screen"));
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("live.lsn.rules..")
                        .should()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("a rule is given its time"));
    }

    @Test
    void controlsKnowNoPlatformWord() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("live.lsn.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "live.lsn.api..",
                                "live.lsn.rules..",
                                "live.lsn.platform..",
                                "live.lsn.desk..")
                        .because("controls are used by every feature and belong to none"));
    }

    @Test
    void platformAndDeskMeetInOnePlace() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("live.lsn.platform..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("live.lsn.desk..", "live.lsn.ui..", "javafx..")
                        .because("the platform serves desks and knows none"));
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("live.lsn.desk..")
                        .and()
                        .doNotHaveSimpleName("EmbeddedPlatform")
                        .and()
                        .haveNameNotMatching(".*EmbeddedPlatform\\$.*")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("live.lsn.platform..")
                        .because(
                                "the desk speaks to any platform over the wire; one class starts"
                                        + " the embedded one"));
    }

    @Test
    void featuresDoNotSeeEachOther() {
        hold(
                slices().matching("live.lsn.desk.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a feature can be read and changed alone"));
    }

    @Test
    void viewModelsHaveNoScene() {
        hold(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx.scene..", "javafx.stage..", "javafx.application..")
                        .because("they are tested without a toolkit"));
    }

    @Test
    void oneClassChangesThreads() {
        hold(
                noClasses()
                        .that()
                        .resideInAnyPackage("live.lsn.desk..", "live.lsn.ui..")
                        .and()
                        .doNotHaveSimpleName("Background")
                        .should()
                        .callMethod(
                                "javafx.application.Platform", "runLater", Runnable.class.getName())
                        .because("whoever asks for work gets the answer on the right thread"));
    }

    @Test
    void whatIsBannedIsNotUsed() {
        hold(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.Date|java\\.awt\\.Desktop|com\\.sun\\.net\\.httpserver\\..*")
                        .because(
                                "time is Instant, browsers are opened through a port, servers are"
                                        + " Javalin's"));
        hold(
                fields().should()
                        .notHaveName("INSTANCE")
                        .because(
                                "one composition root builds everything; there are no static"
                                        + " singletons"));
    }

    /// Looked for in the class files themselves: ArchUnit does not tell texts.
    @Test
    void theFeedHasOneReaderAndEveryStatementIsSentAlone() {
        var feeds = new TreeSet<String>();
        var several = new TreeSet<String>();
        for (var type : PRODUCT) {
            if (!type.getPackageName().startsWith("live.lsn.platform")) continue;
            for (var text : ClassTexts.of(type)) {
                if (text.contains("change_feed")) feeds.add(type.getName());
                if (text.matches("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|SET|CREATE)\\s.*;.*")
                        || text.toLowerCase(Locale.ROOT).contains("allowmultiqueries=true"))
                    several.add(type.getName() + ": " + text);
            }
        }
        assertThat(feeds)
                .as("a reader that does not know to read the head first would miss changes")
                .containsExactly("live.lsn.platform.feed.Feed");
        assertThat(several)
                .as("on a cluster, a COMMIT that travels with others tore transactions in two")
                .isEmpty();
    }

    @Test
    void everyIconThatIsNamedIsInTheSet() {
        var named = new TreeSet<String>();
        for (var type : PRODUCT)
            for (var text : ClassTexts.of(type)) if (text.matches("bi-[a-z0-9-]+")) named.add(text);
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(Icons::of);
    }

    @Test
    void noMoneyIsFloatingPoint() {
        hold(
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage("live.lsn.api.model..")
                        .should()
                        .notHaveRawType(double.class)
                        .andShould()
                        .notHaveRawType(float.class)
                        .because(
                                "money is minor units and places are microdegrees: the same on"
                                        + " every machine"));
    }

    @Test
    void nothingStaticCanBeChanged() {
        hold(
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal()
                        .because("state that everybody can change has no owner"));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
