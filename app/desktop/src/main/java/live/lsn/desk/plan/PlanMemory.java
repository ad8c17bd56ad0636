package live.lsn.desk.plan;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.rules.sampling.Aql;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What was asked last, kept in the profile.
final class PlanMemory {
    private static final Logger LOG = LoggerFactory.getLogger(PlanMemory.class);
    private static final String NOTE = "plan";
    private final ProfileNotes notes;
    private final Background background;
    private volatile @Nullable PlanAsk latest;

    /// @param aqls class and AQL as texts that stay the same in every language
    private record Kept(
            Scheme scheme,
            PlanType type,
            @Nullable Integer lotSize,
            InspectionLevel level,
            Severity severity,
            Map<String, String> aqls,
            Counting counting,
            NonconformityClass curveOf,
            boolean ofThisLot,
            boolean compares) {}

    PlanMemory(ProfileNotes notes, Background background) {
        this.notes = notes;
        this.background = background;
    }

    /// Reads it.
    ///
    /// @param take is given it on the JavaFX thread, if there is any
    void load(Consumer<PlanAsk> take) {
        background.load(
                this::read,
                answer -> {
                    if (answer instanceof Loadable.Ready<Optional<PlanAsk>>(var kept))
                        kept.ifPresent(take);
                });
    }

    private Optional<PlanAsk> read() {
        var note = notes.load(NOTE);
        if (note == null) return Optional.empty();
        try {
            return Optional.of(ask(Json.MAPPER.readValue(note, Kept.class)));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // Of another release; one begins anew.
            LOG.warn("what was asked for last cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static PlanAsk ask(Kept kept) {
        var aqls = new EnumMap<NonconformityClass, Aql>(NonconformityClass.class);
        kept.aqls.forEach((of, aql) -> aqls.put(NonconformityClass.valueOf(of), Aql.of(aql)));
        return new PlanAsk(
                kept.scheme,
                kept.type,
                kept.lotSize,
                kept.level,
                kept.severity,
                aqls,
                kept.counting,
                kept.curveOf,
                kept.ofThisLot,
                kept.compares);
    }

    void keep(PlanAsk ask) {
        latest = ask;
        background.run(this::write);
    }

    /// One at a time, and always what is asked by then: the last to write writes the newest.
    private synchronized void write() {
        var ask = latest;
        if (ask == null) return;
        var aqls = new TreeMap<String, String>();
        ask.aqls().forEach((of, aql) -> aqls.put(of.name(), aql.text()));
        notes.save(
                NOTE,
                Json.MAPPER.writeValueAsBytes(
                        new Kept(
                                ask.scheme(),
                                ask.type(),
                                ask.lotSize(),
                                ask.level(),
                                ask.severity(),
                                aqls,
                                ask.counting(),
                                ask.curveOf(),
                                ask.ofThisLot(),
                                ask.compares())));
    }
}
