package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Measure;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Permission;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Role;
import live.lsn.api.model.Source;
import live.lsn.api.model.Verdict;
import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.DeviceProcedures.WipeReason;
import live.lsn.api.signin.SignInException;
import live.lsn.desk.label.LabelFormat;
import live.lsn.desk.label.LabelSize;
import live.lsn.desk.label.LabelState;
import live.lsn.desk.log.LogEntry;
import live.lsn.desk.shell.DeskSettings.Look;
import live.lsn.rules.insights.Forecast;
import live.lsn.rules.insights.Period;
import live.lsn.rules.quality.PChart;
import live.lsn.rules.quality.QualityAsk;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.rules.sampling.InspectionState;
import live.lsn.rules.sampling.SwitchReason;
import live.lsn.ui.Density;
import live.lsn.ui.Messages;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every text that the code asks for is there, and every text that is there is asked for.
class TextsTest {
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)+\\.?)\"");
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:\\.of|getString|fact|same|figure|row|card|choice|dot|entry|tell|program)"
                            + "\\(\\s*(?:(?:tone|Tone)\\.\\w+,\\s*)?(?:\"bi-[\\w-]+\",\\s*)?"
                            + "\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"");

    private static final List<String> TILES = List.of("inspect", "receive", "put-away");
    private static final List<String> LAWS = List.of("BINOMIAL", "POISSON", "HYPERGEOMETRIC");

    /// Texts whose keys are put together, each with what is put behind it.
    private static final Map<String, Collection<String>> FAMILIES =
            Map.ofEntries(
                    family("home.may.", Permission.values()),
                    family("fraud.act.", Verdict.values()),
                    family("plan.scheme.", Scheme.values()),
                    family("plan.type.", PlanType.values()),
                    family("plan.severity.", Severity.values()),
                    family("plan.class.", NonconformityClass.values()),
                    family("plan.counting.", Counting.values()),
                    family("floor.state.", LotState.values()),
                    Map.entry("floor.tile.", TILES),
                    Map.entry("floor.tile.more.", TILES),
                    Map.entry(
                            "floor.count.",
                            List.of("QUANTITY", "DAMAGED", "BATCH", "EXPIRY", "SERIALS", "NOTE")),
                    Map.entry("plan.law.", LAWS),
                    Map.entry("plan.about.", LAWS),
                    Map.entry("plan.curve.unit.", List.of("PERCENT", "PER_HUNDRED")),
                    Map.entry("plan.stage.", List.of("nth", "size", "total", "ac", "re")),
                    Map.entry(
                            "sync.collection.",
                            live.lsn.api.collection.Collections.ALL.stream()
                                    .map(live.lsn.api.collection.SyncedCollection::name)
                                    .toList()),
                    family("fraud.done.", Verdict.values()),
                    family("inspection.way.", Disposition.values()),
                    family("inspection.class.", NonconformityClass.values()),
                    family("inspection.because.", SwitchReason.values()),
                    family("fraud.code.", DecisionCode.values()),
                    family("fraud.level.", RiskLevel.values()),
                    family("fraud.state.", CaseState.values()),
                    family("fraud.layer.", Layer.values()),
                    Map.entry(
                            "outbox.state.",
                            List.of(
                                    "INFLIGHT",
                                    "AUTH_WAIT",
                                    "ACKED",
                                    "CONFLICT",
                                    "REJECTED",
                                    "PARKED",
                                    "LOST",
                                    "UNSURE",
                                    "DISCARDED_BY_USER")),
                    Map.entry("nav.", List.of("WORK", "SYSTEM", "USERS", "PLANS", "PLAN")),
                    Map.entry(
                            "plans.",
                            List.of(
                                    "defects.none",
                                    "defects.add",
                                    "characteristics.none",
                                    "characteristics.add")),
                    Map.entry("people.tab.", List.of("PEOPLE", "KEYS", "DEVICES")),
                    family("lot.state.", LotState.values()),
                    family("report.verdict.", LotVerdict.values()),
                    family("report.way.", Disposition.values()),
                    Map.entry(
                            "lots.tab.",
                            List.of("NEEDS_YOU", "TO_INSPECT", "REJECTED", "ALL", "BOARD")),
                    Map.entry(
                            "lots.empty.",
                            List.of("NEEDS_YOU", "TO_INSPECT", "REJECTED", "ALL", "BOARD", "text")),
                    family("lots.board.empty.", NonconformityState.values()),
                    family("label.state.", LabelState.values()),
                    family("label.size.", LabelSize.values()),
                    family("label.format.", LabelFormat.values()),
                    Map.entry(
                            "lots.file.",
                            List.of(
                                    "of",
                                    "inspection",
                                    "lot",
                                    "sku",
                                    "item",
                                    "supplier",
                                    "order",
                                    "line",
                                    "size",
                                    "scheme",
                                    "level",
                                    "severity",
                                    "aql",
                                    "n",
                                    "ac",
                                    "re",
                                    "found",
                                    "verdict",
                                    "inspector",
                                    "started",
                                    "signer",
                                    "signed",
                                    "seed",
                                    "revision",
                                    "standing",
                                    "hash",
                                    "unit",
                                    "serial",
                                    "code",
                                    "defect",
                                    "class",
                                    "count",
                                    "at")),
                    family("lots.report.", NonconformityState.values()),
                    family("quality.period.", QualityPeriod.values()),
                    family("quality.before.", QualityPeriod.values()),
                    family("quality.brief.", NonconformityClass.values()),
                    family("quality.points.", QualityAsk.Points.values()),
                    family("quality.signal.", PChart.Signal.values()),
                    family("lots.verdict.", LotVerdict.values()),
                    family("lots.way.", Disposition.values()),
                    family("lots.switching.", InspectionState.values()),
                    family("lots.reason.", SwitchReason.values()),
                    Map.entry(
                            "lots.beside.",
                            List.of("DUPLICATE", "SET_ASIDE", "RESUBMITTED", "HOLDS")),
                    Map.entry("lots.lead.", acts()),
                    Map.entry("lots.act.", acts()),
                    family("lots.event.", Nonconformity.What.values()),
                    family("lots.signed.", LotVerdict.values()),
                    family("outbox.lot.sign.", LotVerdict.values()),
                    family("outbox.lot.report.", Nonconformity.What.values()),
                    family("people.role.", Role.values()),
                    family("people.may.", Permission.values()),
                    family("devices.reason.", WipeReason.values()),
                    Map.entry("people.ask.", asked()),
                    Map.entry("people.do.", asked()),
                    Map.entry(
                            "people.secret.",
                            List.of("CREATE", "PASSWORD", "CREATE_KEY", "ROTATE")),
                    family("log.grade.", LogViewModel.Grade.values()),
                    family("log.level.", LogEntry.Level.values()),
                    family("settings.theme.", Look.values()),
                    Map.entry("settings.language.", List.of("SYSTEM", "ENGLISH", "GERMAN")),
                    family("role.", Role.values()),
                    family("settings.density.", Density.values()),
                    Map.entry("settings.motion.", List.of("SYSTEM", "ON", "REDUCED")),
                    Map.entry(
                            "fraud.tab.",
                            List.of(
                                    "high-risk",
                                    "mine",
                                    "awaiting-customer",
                                    "escalated",
                                    "decided-today",
                                    "all")),
                    Map.entry(
                            "tour.",
                            Arrays.stream(TourGuide.Card.values())
                                    .map(TourGuide.Card::id)
                                    .toList()),
                    Map.entry("fraud.conflict.title.", asking()),
                    Map.entry("fraud.conflict.happened.", asking()),
                    Map.entry("fraud.reason.", reasons()),
                    Map.entry("fraud.short.", reasons()),
                    Map.entry("sign-in.problem.", problems()),
                    family("order.source.", Source.values()),
                    family("order.status.", OrderStatus.values()),
                    family("fraud.conflict.keeps.", Verdict.values()),
                    family("fraud.conflict.applies.", Verdict.values()),
                    family("today.measure.", Measure.values()),
                    family("today.words.", Measure.values()),
                    family("today.formula.", Measure.values()),
                    family("today.proved.", Measure.Unit.values()),
                    family("today.period.", Period.values()),
                    family("today.before.", Period.values()),
                    family("today.course.", Period.values()),
                    family("today.forecast.", Forecast.Why.values()),
                    Map.entry("today.lead.", List.of("day", "days")),
                    Map.entry(
                            "today.fact.",
                            List.of(
                                    "value",
                                    "rows",
                                    "filters",
                                    "day",
                                    "compared",
                                    "before",
                                    "year",
                                    "oldest",
                                    "forecast")),
                    Map.entry("today.rows.", List.of("orders", "attempts", "customers", "cases")),
                    Map.entry("today.goal.now.", List.of("day", "level", "limit")),
                    Map.entry("today.goal.amount.", List.of("day", "level", "limit")));

    private static List<String> problems() {
        var problems = new TreeSet<>(List.of("UNREACHABLE", "NOT_THE_PLATFORM", "FAULT"));
        for (var reason : SignInException.Reason.values()) problems.add(reason.name());
        return List.copyOf(problems);
    }

    /// What can be done about a rejected lot.
    private static List<String> acts() {
        return List.of(
                "NOTIFY",
                "ASK",
                "ANSWER",
                "EFFECTIVE",
                "INEFFECTIVE",
                "CLOSE",
                "REVIEW",
                "DISPOSE");
    }

    /// The acts that are asked about before they are done.
    private static List<String> asked() {
        return List.of(
                "PASSWORD", "SECOND_FACTOR", "SESSIONS", "DISABLE", "ROTATE", "REVOKE", "WIPE");
    }

    private static List<String> asking() {
        return List.of("CONFLICT", "REJECTED", "PARKED", "LOST", "UNSURE");
    }

    private static Map.Entry<String, Collection<String>> family(String prefix, Enum<?>[] values) {
        return Map.entry(prefix, Arrays.stream(values).map(Enum::name).toList());
    }

    private final String desk = sources(Path.of("src/main/java"));
    private final String rules = sources(Path.of("../rules/src/main/java"));
    private final ResourceBundle texts = Messages.bundle("live.lsn.desk.desk", Locale.UK);

    private static String sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(TextsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Keys as they stand in the code, and those that families make.
    private TreeSet<String> used() {
        var used = new TreeSet<String>();
        LITERAL.matcher(desk + rules).results().map(match -> match.group(1)).forEach(used::add);
        FAMILIES.forEach((prefix, ends) -> ends.forEach(end -> used.add(prefix + end)));
        // What is told twice over: the words of a banner, and why with a code's own words.
        for (var key : List.copyOf(used)) {
            if (texts.containsKey(key + ".more")) used.add(key + ".more");
            if (texts.containsKey(key + ".why")) used.add(key + ".why");
        }
        return used;
    }

    /// The codes of the rule set that ships.
    private static List<String> reasons() {
        var shipped = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../platform/src/main"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".json")) continue;
                Pattern.compile("\"code\"\\s*:\\s*\"([A-Z][A-Z0-9_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(shipped::add);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return List.copyOf(shipped);
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        var asked = new TreeSet<String>();
        ASKED.matcher(desk).results().map(match -> match.group(1)).forEach(asked::add);
        asked.removeIf(key -> key.startsWith("live.lsn"));
        assertThat(asked).hasSizeGreaterThan(100).isSubsetOf(texts.keySet());
        for (var family : FAMILIES.entrySet())
            for (var end : family.getValue())
                assertThat(texts.keySet()).contains(family.getKey() + end);
    }

    @Test
    void everyRefusalOfARuleHasWords() {
        var refusals =
                Pattern.compile("\"((?:fraud|goods|goals|attachment)\\.[a-z.-]+)\"")
                        .matcher(rules)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(refusals).isNotEmpty().isSubsetOf(texts.keySet());
    }

    @Test
    void everyPutTogetherKeyBelongsToAKnownFamily() {
        var prefixes =
                LITERAL.matcher(desk)
                        .results()
                        .map(match -> match.group(1))
                        .filter(key -> key.endsWith("."))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(prefixes).isNotEmpty().isSubsetOf(FAMILIES.keySet());
    }

    @Test
    void everyTextThatIsThereIsAskedFor() {
        assertThat(texts.keySet()).isSubsetOf(used());
    }
}
