package live.lsn.api.model.goods;

import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Units of one item that came together: from the count at the dock to the shelf, with every
/// inspection of it. It is one record, so that a verdict and what follows from it never part.
///
/// @param number given by the desk that counted it
/// @param receivedAt when it was received, null while it is a draft
/// @param receivedBy account id; null while it is a draft
/// @param bin where it lies; null where that was not told
/// @param putAways each time it was put into another bin, oldest first; empty for what was put away
///   before that was kept
/// @param inspections oldest first
/// @param chosen which inspection holds; null while none was signed
/// @param dispositions what is done with its units; empty until an inspection was signed
/// @param nonconformity null unless it was rejected
/// @param passed null unless it was accepted without inspection
public record Lot(
        String id,
        long version,
        String channel,
        String number,
        LotSource source,
        LotState state,
        LotCount count,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable String bin,
        List<PutAway> putAways,
        List<LotFile> files,
        List<Inspection> inspections,
        @Nullable String chosen,
        List<Way> dispositions,
        @Nullable Nonconformity nonconformity,
        boolean generated,
        @Nullable Passed passed)
        implements Aggregate {
    @SuppressWarnings("ConstantValue") // records from before have none
    public Lot {
        putAways = putAways == null ? List.of() : List.copyOf(putAways);
        files = List.copyOf(files);
        inspections = List.copyOf(inspections);
        dispositions = List.copyOf(dispositions);
    }

    /// A lot that never passed undrawn.
    public Lot(
            String id,
            long version,
            String channel,
            String number,
            LotSource source,
            LotState state,
            LotCount count,
            @Nullable Instant receivedAt,
            @Nullable String receivedBy,
            @Nullable String bin,
            List<PutAway> putAways,
            List<LotFile> files,
            List<Inspection> inspections,
            @Nullable String chosen,
            List<Way> dispositions,
            @Nullable Nonconformity nonconformity,
            boolean generated) {
        this(
                id,
                version,
                channel,
                number,
                source,
                state,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity,
                generated,
                null);
    }

    /// Units that go one way.
    public record Way(Disposition to, int units) {}

    /// Who put the lot into which bin, and when.
    ///
    /// @param by account id
    public record PutAway(String bin, String by, Instant at) {}

    /// Why a lot was accepted without inspection: it was not drawn.
    ///
    /// @param by account id
    /// @param oneIn one lot in so many was drawn, 2 or more
    /// @param seed of the draw, 0 to 2^53 − 1
    /// @param place of the lot among those of the supplier's item, from 1
    public record Passed(String by, Instant at, int oneIn, long seed, int place) {}

    /// Units that count as received against the order: none while it is a draft.
    public long bookedUnits() {
        return switch (state) {
            case DRAFT, DISCARDED -> 0;
            case RECEIVED, INSPECTING, ACCEPTED, REJECTED -> count.quantity();
        };
    }

    /// Units that may be sold.
    public long stockUnits() {
        return dispositions.stream()
                .filter(way -> way.to() == Disposition.ACCEPT || way.to() == Disposition.CONCESSION)
                .mapToLong(Way::units)
                .sum();
    }

    /// The inspection of that id, or null.
    public @Nullable Inspection inspection(String inspectionId) {
        return inspections.stream()
                .filter(inspection -> inspection.id().equals(inspectionId))
                .findFirst()
                .orElse(null);
    }

    /// The name that the account has signed an inspection of the lot with, or null.
    public @Nullable String nameOf(String account) {
        for (var inspection : inspections) {
            var signed = inspection.signOff();
            if (signed != null && signed.by().equals(account) && signed.name() != null)
                return signed.name();
        }
        return null;
    }

    /// The inspection whose verdict holds, or null.
    public @Nullable Inspection holding() {
        return chosen == null ? null : inspection(chosen);
    }

    /// Whether two or more were signed that did not know of each other, so that a person must say
    /// which one holds.
    public boolean isToChoose() {
        var signed =
                inspections.stream()
                        .filter(one -> !one.isOpen() && !one.resubmitted())
                        .map(Inspection::standing)
                        .filter(standing -> standing != Inspection.Standing.SET_ASIDE)
                        .toList();
        return signed.size() > 1 && signed.contains(Inspection.Standing.DUPLICATE);
    }

    /// One version on, counted anew.
    public Lot counted(LotCount newCount) {
        return copy(
                state,
                newCount,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, in another state.
    public Lot in(LotState newState) {
        return copy(
                newState,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, received.
    public Lot received(String by, Instant at) {
        return copy(
                LotState.RECEIVED,
                count,
                at,
                by,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, in a bin. A lot is not put where somebody is known to have put it last.
    public Lot putInto(String newBin, String by, Instant at) {
        var moves = new ArrayList<>(putAways);
        if (moves.isEmpty() || !moves.getLast().bin().equals(newBin))
            moves.add(new PutAway(newBin, by, at));
        return copy(
                state,
                count,
                receivedAt,
                receivedBy,
                newBin,
                moves,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, with one more file; the same again changes nothing.
    public Lot attached(LotFile file) {
        if (files.stream().anyMatch(known -> known.file().id().equals(file.file().id())))
            return this;
        var all = new ArrayList<>(files);
        all.add(file);
        return copy(
                state,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                all,
                inspections,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, with an inspection in the place of the one of its id, or as the last one.
    public Lot with(Inspection inspection, LotState newState) {
        var all = new ArrayList<Inspection>();
        var known = false;
        for (var one : inspections) {
            known |= one.id().equals(inspection.id());
            all.add(one.id().equals(inspection.id()) ? inspection : one);
        }
        if (!known) all.add(inspection);
        return copy(
                newState,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                all,
                chosen,
                dispositions,
                nonconformity);
    }

    /// One version on, with the inspection that holds and what is done with the units.
    public Lot judged(@Nullable String holding, LotState newState, List<Way> ways) {
        return copy(
                newState,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                holding,
                ways,
                nonconformity);
    }

    /// One version on, accepted without inspection.
    public Lot passed(Passed why, List<Way> ways) {
        return new Lot(
                id,
                version + 1,
                channel,
                number,
                source,
                LotState.ACCEPTED,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                ways,
                nonconformity,
                generated,
                why);
    }

    /// One version on, with its report.
    public Lot reported(@Nullable Nonconformity report) {
        return copy(
                state,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                report);
    }

    /// The same at another version.
    public Lot atVersion(long other) {
        return new Lot(
                id,
                other,
                channel,
                number,
                source,
                state,
                count,
                receivedAt,
                receivedBy,
                bin,
                putAways,
                files,
                inspections,
                chosen,
                dispositions,
                nonconformity,
                generated,
                passed);
    }

    private Lot copy(
            LotState newState,
            LotCount newCount,
            @Nullable Instant newReceivedAt,
            @Nullable String newReceivedBy,
            @Nullable String newBin,
            List<PutAway> newPutAways,
            List<LotFile> newFiles,
            List<Inspection> newInspections,
            @Nullable String newChosen,
            List<Way> newDispositions,
            @Nullable Nonconformity newNonconformity) {
        return new Lot(
                id,
                version + 1,
                channel,
                number,
                source,
                newState,
                newCount,
                newReceivedAt,
                newReceivedBy,
                newBin,
                newPutAways,
                newFiles,
                newInspections,
                newChosen,
                newDispositions,
                newNonconformity,
                generated,
                passed);
    }
}
