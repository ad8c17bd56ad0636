package live.lsn.desk.quality;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Subscription;
import live.lsn.rules.quality.QualityAsk;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.rules.quality.QualityReport;
import live.lsn.rules.quality.Submission;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the page shows of the lots on this device. Lots are read when some have changed and
/// somebody looks; another question is worked out from what was read.
final class QualityViewModel implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private final QualityReader reader;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ObjectProperty<QualityAsk> ask = new SimpleObjectProperty<>(QualityAsk.USUAL);
    private final ReadOnlyObjectWrapper<Loadable<QualityPage>> page =
            new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final AtomicBoolean told = new AtomicBoolean();
    private final Subscription changes;
    private @Nullable QualityFacts facts;
    private @Nullable LocalDate readOn;
    private Duration took = Duration.ZERO;
    private boolean watched;
    private boolean reading;
    private int latest; // FX thread only; an answer to an older question is dropped

    QualityViewModel(CacheStore cache, Background background, InstantSource clock, ZoneId zone) {
        this.reader = new QualityReader(cache, zone);
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        changes =
                cache.onChange(
                        names -> {
                            if (!names.contains(Collections.LOTS.name())) return;
                            stale.set(true);
                            if (told.compareAndSet(false, true)) background.onFx(this::follow);
                        });
        ask.subscribe((_, _) -> work());
    }

    /// @param now whether somebody looks; nothing is read meanwhile where nobody does
    void watch(boolean now) {
        watched = now;
        if (!today().equals(readOn)) stale.set(true);
        follow();
    }

    /// Once a minute while somebody looks: with another day another period is asked for.
    void tick() {
        if (readOn != null && !today().equals(readOn)) refresh();
    }

    private void follow() {
        told.set(false);
        if (watched && !reading && stale.compareAndSet(true, false)) read();
    }

    /// Reads anew, whatever has changed.
    void refresh() {
        stale.set(true);
        follow();
    }

    /// Where changes come one after another, no more than half of the time goes into reading.
    private void read() {
        reading = true;
        var today = today();
        var rest = took.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : took;
        background.load(
                () -> {
                    Thread.sleep(rest);
                    var began = System.nanoTime();
                    var now = reader.read(today);
                    return new Read(now, today, Duration.ofNanos(System.nanoTime() - began));
                },
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Read> _ -> {}
                        case Loadable.Failed<Read>(var cause) -> {
                            reading = false;
                            page.set(new Loadable.Failed<>(cause));
                        }
                        case Loadable.Ready<Read>(var read) -> arrive(read);
                    }
                });
    }

    private record Read(QualityFacts facts, LocalDate on, Duration took) {}

    private void arrive(Read read) {
        reading = false;
        facts = read.facts();
        readOn = read.on();
        took = read.took();
        work();
        follow();
    }

    private void work() {
        var from = facts;
        if (from == null) return;
        var mine = ++latest;
        var asked = ask.get();
        var today = today();
        background.load(
                () -> page(from, QualityReport.of(from.lots(), asked, today, zone)),
                answer -> {
                    if (mine != latest || answer instanceof Loadable.Loading<QualityPage>) return;
                    page.set(answer);
                });
    }

    private static QualityPage page(QualityFacts facts, QualityReport report) {
        var newest =
                facts.lots().stream()
                        .map(lot -> lot.first())
                        .filter(Objects::nonNull)
                        .map(Submission::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return new QualityPage(report, facts.whole(), newest, facts.suppliers(), facts.items());
    }

    /// The day in the zone of the sales channel.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    // ---- what is asked ----

    void look(QualityPeriod period) {
        ask.set(ask.get().in(period));
    }

    /// @param supplierId null for all
    void supplier(@Nullable String supplierId) {
        ask.set(ask.get().from(supplierId));
    }

    /// @param sku null for all
    void item(@Nullable String sku) {
        ask.set(ask.get().item(sku));
    }

    /// @param of null for all
    void classed(@Nullable NonconformityClass of) {
        ask.set(ask.get().classed(of));
    }

    /// All classes, then each of them.
    void nextClass() {
        var all = NonconformityClass.values();
        var now = ask.get().of();
        if (now == null) classed(all[0]);
        else classed(now.ordinal() + 1 < all.length ? all[now.ordinal() + 1] : null);
    }

    void by(Points points) {
        ask.set(ask.get().by(points));
    }

    void nextPoints() {
        by(ask.get().points() == Points.WEEKS ? Points.LOTS : Points.WEEKS);
    }

    /// All suppliers, items and classes.
    void clear() {
        ask.set(ask.get().from(null).item(null).classed(null));
    }

    ObjectProperty<QualityAsk> ask() {
        return ask;
    }

    ReadOnlyObjectProperty<Loadable<QualityPage>> page() {
        return page.getReadOnlyProperty();
    }

    /// The page, once it is there.
    @Nullable QualityPage shown() {
        return page.get() instanceof Loadable.Ready<QualityPage>(var ready) ? ready : null;
    }

    @Override
    public void close() {
        changes.close();
    }
}
