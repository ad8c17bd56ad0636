package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Attachment;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Personal;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Procedure.Mutation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What can be done with goods on their way in.
public final class GoodsProcedures {
    private GoodsProcedures() {}

    /// Takes down what was counted of a delivery's line, as a draft that moves nothing; counted
    /// again as long as it is one.
    public static final Mutation<CountLot, Lot> COUNT_LOT =
            Procedure.mutation(
                    "lsnOperations.countLot", CountLot.class, Lot.class, Permission.GOODS_RECEIVE);

    /// Gives a draft up.
    public static final Mutation<DiscardLot, Lot> DISCARD_LOT =
            Procedure.mutation(
                    "lsnOperations.discardLot",
                    DiscardLot.class,
                    Lot.class,
                    Permission.GOODS_RECEIVE);

    /// Receives a draft as it was counted: no more than the order and its tolerance allow, over all
    /// lots of the line.
    public static final Mutation<ReceiveLot, Lot> RECEIVE_LOT =
            Procedure.mutation(
                    "lsnOperations.receiveLot",
                    ReceiveLot.class,
                    Lot.class,
                    Permission.GOODS_RECEIVE);

    /// Tells where a lot lies.
    public static final Mutation<PutAwayLot, Lot> PUT_AWAY_LOT =
            Procedure.mutation(
                    "lsnOperations.putAwayLot",
                    PutAwayLot.class,
                    Lot.class,
                    Permission.GOODS_RECEIVE);

    /// Adds a photo or a paper. The platform must hold its content by then: see [Attachment].
    public static final Mutation<AttachToLot, Lot> ATTACH_TO_LOT =
            Procedure.mutation(
                    "lsnOperations.attachToLot",
                    AttachToLot.class,
                    Lot.class,
                    Permission.GOODS_RECEIVE);

    /// Begins an inspection by the plan of the item and the severities that the history asks for. A
    /// second one of the same lot is kept and marked.
    public static final Mutation<StartInspection, Lot> START_INSPECTION =
            Procedure.mutation(
                    "lsnOperations.startInspection",
                    StartInspection.class,
                    Lot.class,
                    Permission.QUALITY_INSPECT);

    /// Takes down what units showed; an entry replaces an earlier one of its unit.
    public static final Mutation<RecordUnits, Lot> RECORD_UNITS =
            Procedure.mutation(
                    "lsnOperations.recordUnits",
                    RecordUnits.class,
                    Lot.class,
                    Permission.QUALITY_INSPECT);

    /// Takes the last entries back.
    public static final Mutation<TakeBackUnits, Lot> TAKE_BACK_UNITS =
            Procedure.mutation(
                    "lsnOperations.takeBackUnits",
                    TakeBackUnits.class,
                    Lot.class,
                    Permission.QUALITY_INSPECT);

    /// Ends an inspection with the verdict that its entries lead to and says what is done with the
    /// units. CONCESSION asks for QUALITY_FOLLOW_UP beside QUALITY_INSPECT. A rejected lot opens a
    /// nonconformity report.
    public static final Mutation<SignInspection, Lot> SIGN_INSPECTION =
            Procedure.mutation(
                    "lsnOperations.signInspection",
                    SignInspection.class,
                    Lot.class,
                    Permission.QUALITY_INSPECT);

    /// Says which of two inspections holds that did not know of each other.
    public static final Mutation<ChooseInspection, Lot> CHOOSE_INSPECTION =
            Procedure.mutation(
                    "lsnOperations.chooseInspection",
                    ChooseInspection.class,
                    Lot.class,
                    Permission.QUALITY_FOLLOW_UP);

    /// Says anew what is done with the units of a rejected lot: after sorting, after rework, or by
    /// concession.
    public static final Mutation<DisposeLot, Lot> DISPOSE_LOT =
            Procedure.mutation(
                    "lsnOperations.disposeLot",
                    DisposeLot.class,
                    Lot.class,
                    Permission.QUALITY_FOLLOW_UP);

    /// Takes down what happened to a nonconformity report. Closing it asks for a corrective action
    /// that was found effective.
    public static final Mutation<FollowUp, Lot> FOLLOW_UP =
            Procedure.mutation(
                    "lsnOperations.followUpNonconformity",
                    FollowUp.class,
                    Lot.class,
                    Permission.QUALITY_FOLLOW_UP);

    /// Accepts a lot that was not drawn, by a plan that lets such lots pass, without inspection.
    public static final Mutation<PassLot, Lot> PASS_LOT =
            Procedure.mutation(
                    "lsnOperations.passLot", PassLot.class, Lot.class, Permission.QUALITY_INSPECT);

    /// Says how lots of an item are inspected from now on. Inspections that were begun keep the
    /// plan that they began with.
    public static final Mutation<SetPlan, InspectionPlan> SET_PLAN =
            Procedure.mutation(
                    "lsnOperations.setInspectionPlan",
                    SetPlan.class,
                    InspectionPlan.class,
                    Permission.QUALITY_PLAN);

    public static final List<Procedure<?, ?>> ALL =
            List.of(
                    COUNT_LOT,
                    DISCARD_LOT,
                    RECEIVE_LOT,
                    PUT_AWAY_LOT,
                    ATTACH_TO_LOT,
                    START_INSPECTION,
                    RECORD_UNITS,
                    TAKE_BACK_UNITS,
                    SIGN_INSPECTION,
                    CHOOSE_INSPECTION,
                    DISPOSE_LOT,
                    FOLLOW_UP,
                    PASS_LOT,
                    SET_PLAN);

    /// @param number what the lot is called, given by the desk
    /// @param channel code of the sales channel that the command is sent in
    /// @param quantity units that came, 1 or more
    /// @param damaged of them, broken on arrival
    /// @param expiresOn last day of use
    /// @param serials numbers of single units, each once, no more than units
    /// @param note at most 2,000 characters
    public record CountLot(
            String lotId,
            String number,
            String channel,
            LotSource source,
            long quantity,
            long damaged,
            @Nullable String batch,
            @Nullable LocalDate expiresOn,
            List<String> serials,
            @Nullable @Personal String note)
            implements Command {
        public CountLot {
            requireNonNull(lotId, "lotId");
            requireNonNull(number, "number");
            requireNonNull(channel, "channel");
            requireNonNull(source, "source");
            requireNonNull(serials, "serials");
            serials = List.copyOf(serials);
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// Names the draft.
    public record DiscardLot(String lotId) implements Command {
        public DiscardLot {
            requireNonNull(lotId, "lotId");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// Names the draft.
    public record ReceiveLot(String lotId) implements Command {
        public ReceiveLot {
            requireNonNull(lotId, "lotId");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param bin 2 to 20 capital letters, digits and hyphens
    public record PutAwayLot(String lotId, String bin) implements Command {
        public PutAwayLot {
            requireNonNull(lotId, "lotId");
            requireNonNull(bin, "bin");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param inspectionId the inspection that it belongs to; null for the dock
    /// @param unit the unit that it shows, counted as drawn; null for the lot
    /// @param attachmentId UUIDv7 under which the content was sent
    /// @param sha256 of the content, 64 hexadecimal digits in lower case
    /// @param length of the content in bytes
    /// @param type media type, told by the content
    /// @param name what people call the file
    public record AttachToLot(
            String lotId,
            @Nullable String inspectionId,
            @Nullable Integer unit,
            String attachmentId,
            String sha256,
            long length,
            String type,
            @Personal String name)
            implements Command {
        public AttachToLot {
            requireNonNull(lotId, "lotId");
            requireNonNull(attachmentId, "attachmentId");
            requireNonNull(sha256, "sha256");
            requireNonNull(type, "type");
            requireNonNull(name, "name");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }

        /// The content that must be there first.
        public Attachment.Content content() {
            return new Attachment.Content(attachmentId, sha256, length, type);
        }
    }

    /// @param number what the inspection is called, given by the desk
    /// @param severities of every class of the plan
    /// @param seed of the draw, 0 to 2^53 − 1
    /// @param resubmitted whether the lot was rejected before
    public record StartInspection(
            String lotId,
            String inspectionId,
            String number,
            PlanSpec spec,
            Map<NonconformityClass, Severity> severities,
            long seed,
            boolean resubmitted)
            implements Command {
        public StartInspection {
            requireNonNull(lotId, "lotId");
            requireNonNull(inspectionId, "inspectionId");
            requireNonNull(number, "number");
            requireNonNull(spec, "spec");
            requireNonNull(severities, "severities");
            severities = Map.copyOf(severities);
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param units 1 to 2,000, each index once
    public record RecordUnits(String lotId, String inspectionId, List<UnitEntry> units)
            implements Command {
        public RecordUnits {
            requireNonNull(lotId, "lotId");
            requireNonNull(inspectionId, "inspectionId");
            requireNonNull(units, "units");
            units = List.copyOf(units);
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param from the index of the first unit that is to be entered again, 1 or more
    public record TakeBackUnits(String lotId, String inspectionId, int from) implements Command {
        public TakeBackUnits {
            requireNonNull(lotId, "lotId");
            requireNonNull(inspectionId, "inspectionId");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param verdict as the inspector was shown it; refused where the entries say otherwise
    /// @param dispositions units of each way; they add up to the lot
    /// @param note at most 2,000 characters
    /// @param name that the inspector signs with, at most 80 characters; null for none
    public record SignInspection(
            String lotId,
            String inspectionId,
            LotVerdict verdict,
            Map<Disposition, Integer> dispositions,
            @Nullable @Personal String note,
            @Nullable @Personal String name)
            implements Command {
        public SignInspection {
            requireNonNull(lotId, "lotId");
            requireNonNull(inspectionId, "inspectionId");
            requireNonNull(verdict, "verdict");
            requireNonNull(dispositions, "dispositions");
            dispositions = Map.copyOf(dispositions);
        }

        /// Signed without a name.
        public SignInspection(
                String lotId,
                String inspectionId,
                LotVerdict verdict,
                Map<Disposition, Integer> dispositions,
                @Nullable String note) {
            this(lotId, inspectionId, verdict, dispositions, note, null);
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param inspectionId the one that holds; it is signed
    public record ChooseInspection(String lotId, String inspectionId) implements Command {
        public ChooseInspection {
            requireNonNull(lotId, "lotId");
            requireNonNull(inspectionId, "inspectionId");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param dispositions units of each way; they add up to the lot
    /// @param note why: 3 to 2,000 characters
    public record DisposeLot(
            String lotId, Map<Disposition, Integer> dispositions, @Personal String note)
            implements Command {
        public DisposeLot {
            requireNonNull(lotId, "lotId");
            requireNonNull(dispositions, "dispositions");
            requireNonNull(note, "note");
            dispositions = Map.copyOf(dispositions);
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param answerDue by when the supplier must answer; asked for with ACTION_ASKED alone
    /// @param text what belongs to it: asked for but with SUPPLIER_NOTIFIED, at most 2,000
    ///   characters
    public record FollowUp(
            String lotId,
            Nonconformity.What what,
            @Nullable LocalDate answerDue,
            @Nullable @Personal String text)
            implements Command {
        public FollowUp {
            requireNonNull(lotId, "lotId");
            requireNonNull(what, "what");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param oneIn one lot in so many is drawn, 2 to 5
    /// @param seed of the supplier's item
    /// @param place of the lot among those of the supplier's item, from 1
    public record PassLot(String lotId, int oneIn, long seed, int place) implements Command {
        public PassLot {
            requireNonNull(lotId, "lotId");
        }

        @Override
        public String aggregateId() {
            return lotId;
        }
    }

    /// @param channel code of the sales channel that the command is sent in
    /// @param sku the item, or [InspectionPlan#EVERY_ITEM]
    public record SetPlan(String channel, String sku, PlanSpec spec) implements Command {
        public SetPlan {
            requireNonNull(channel, "channel");
            requireNonNull(sku, "sku");
            requireNonNull(spec, "spec");
        }

        @Override
        public String aggregateId() {
            return InspectionPlan.idOf(channel, sku);
        }
    }
}
