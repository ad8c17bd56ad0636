package live.lsn.faults;

import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows that tests of other parts try: the suite runs those tests itself.
final class OtherTests {
    private OtherTests() {}

    /// @param type a test class, below `live.lsn`
    /// @param methods none for all of them
    static Fault.Trial of(Invariant invariant, String type, String... methods) {
        return trials -> run(trials, invariant, 1, type, methods);
    }

    /// @param types test classes, below `live.lsn`, each with all its tests
    static Fault.Trial all(Invariant invariant, String... types) {
        return trials -> {
            var tried = 0L;
            for (var type : types) tried += run(trials, invariant, 1, type).times();
            return new Tried(tried, "run: " + String.join(", ", types));
        };
    }

    static Tried run(Trials trials, Invariant invariant, int times, String type, String... methods)
            throws ClassNotFoundException {
        var selectors = selectors(Class.forName("live.lsn." + type), methods);
        var what = type + (methods.length == 0 ? "" : ": " + String.join(", ", methods));
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        var tried = 0L;
        for (var i = 0; i < times; i++) {
            var listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            var summary = listener.getSummary();
            for (var failure : summary.getFailures())
                trials.holds(
                        invariant,
                        false,
                        failure.getTestIdentifier().getDisplayName()
                                + ": "
                                + failure.getException());
            tried += summary.getTestsSucceededCount();
        }
        if (tried == 0) throw new NotHereException("skipped here: " + what);
        return new Tried(tried, "run: " + what);
    }

    private static List<DiscoverySelector> selectors(Class<?> type, String... methods) {
        if (methods.length == 0) return List.of(DiscoverySelectors.selectClass(type));
        var selectors = new ArrayList<DiscoverySelector>();
        for (var name : methods) {
            var found =
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> method.getName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("no test " + name));
            selectors.add(DiscoverySelectors.selectMethod(type, found));
        }
        return selectors;
    }
}
