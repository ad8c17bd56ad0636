package live.lsn.platform;

import static live.lsn.api.model.Role.ADMINISTRATOR;
import static live.lsn.api.model.Role.BUYER;
import static live.lsn.api.model.Role.EXECUTIVE;
import static live.lsn.api.model.Role.FOUNDER;
import static live.lsn.api.model.Role.FRAUD_ANALYST;
import static live.lsn.api.model.Role.WAREHOUSE_INSPECTOR;

import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may do what: written by hand from what was agreed, never computed from what is tested. A new
/// procedure or collection needs a line here.
public final class RoleMatrix {
    private RoleMatrix() {}

    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> ADMINISTRATORS = Set.of(ADMINISTRATOR);
    private static final Set<Role> FRAUD_DESK = Set.of(FRAUD_ANALYST, ADMINISTRATOR, FOUNDER);

    private static final Set<Role> FLOOR =
            Set.of(WAREHOUSE_INSPECTOR, BUYER, ADMINISTRATOR, FOUNDER);
    private static final Set<Role> INSPECTORS = Set.of(WAREHOUSE_INSPECTOR, ADMINISTRATOR, FOUNDER);
    private static final Set<Role> FOLLOWERS = Set.of(BUYER, ADMINISTRATOR, FOUNDER);

    private static final Set<Role> PLAN_OWNERS = Set.of(BUYER, ADMINISTRATOR, FOUNDER);

    private static final Set<Role> PLANNERS = Set.of(EXECUTIVE, ADMINISTRATOR, FOUNDER);

    /// What a call is about, beside whoever makes it.
    public enum Scope {
        /// The caller alone, or the whole platform.
        NO_CHANNEL,
        /// The channel that its input names.
        CHANNEL_IN_INPUT,
        /// The channel that its header names.
        CHANNEL_IN_HEADER
    }

    /// A way to call a procedure, and who may.
    ///
    /// @param name the procedure's, and in parentheses what is special about the call
    /// @param input JSON in which `$channel` stands for a channel, `$case` for a case, `$record`
    ///   for a record of what the procedure reads, `$epoch` for the platform's and `$new` for a new
    ///   id; lots are `$draft`, `$lot` (received), `$open`, `$done`, `$rejected` and `$twins`, by
    ///   how far their inspection came, and `$undrawn`, whose seed and place are its own. It must
    ///   be one that the platform answers to
    public record Row(String name, Set<Role> allowed, Scope scope, String input) {
        /// The procedure's name.
        public String procedure() {
            return name.split(" ", 2)[0];
        }

        /// The input with something for what stands in it.
        public String filled(String channel, String caseId, String epoch) {
            return input.replace("$channel", channel)
                    .replace("$case", caseId)
                    .replace("$epoch", epoch)
                    .replace("$soon", Instant.now().plus(1, ChronoUnit.DAYS).toString())
                    .replace("$new", Ids.next())
                    .replace("$today", LocalDate.now(ZoneOffset.UTC).toString())
                    .replace('\'', '"');
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static final List<Row> PROCEDURES =
            List.of(
                    new Row("device.terms", EVERYBODY, Scope.NO_CHANNEL, "{}"),
                    new Row(
                            "device.order",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'account':'none','install':'00000000-0000-7000-8000-000000000000'}"),
                    new Row(
                            "device.recoverKey",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'box':'none','answerTo':'none'}"),
                    new Row(
                            "device.leave",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'install':'00000000-0000-7000-8000-000000000000','channel':'AU','commands':1,'box':'none'}"),
                    new Row(
                            "device.wiped",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'install':'00000000-0000-7000-8000-000000000000','order':'00000000-0000-7000-8000-000000000000'}"),
                    new Row(
                            "device.takeBack",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'id':'00000000-0000-7000-8000-000000000000','answerTo':'none'}"),
                    new Row(
                            "device.taken",
                            EVERYBODY,
                            Scope.NO_CHANNEL,
                            "{'id':'00000000-0000-7000-8000-000000000000'}"),
                    ofNobody("users.devices"),
                    new Row(
                            "users.wipeDevice",
                            ADMINISTRATORS,
                            Scope.NO_CHANNEL,
                            "{'account':'nobody','install':'00000000-0000-7000-8000-000000000000','reason':'LOST'}"),
                    new Row("auth.me", EVERYBODY, Scope.NO_CHANNEL, "{}"),
                    new Row("auth.signOutEverywhere", EVERYBODY, Scope.NO_CHANNEL, "{}"),
                    new Row("users.list", ADMINISTRATORS, Scope.NO_CHANNEL, "{}"),
                    new Row(
                            "users.create",
                            ADMINISTRATORS,
                            Scope.NO_CHANNEL,
                            "{'name':'Somebody New','role':'BUYER','channels':['AU']}"),
                    new Row(
                            "users.change",
                            ADMINISTRATORS,
                            Scope.NO_CHANNEL,
                            "{'account':'$user','role':'BUYER','channels':['AU'],'disabled':false}"),
                    ofNobody("users.resetPassword"),
                    ofNobody("users.resetSecondFactor"),
                    ofNobody("users.signOut"),
                    new Row("apiKeys.list", ADMINISTRATORS, Scope.NO_CHANNEL, "{}"),
                    new Row(
                            "apiKeys.create",
                            ADMINISTRATORS,
                            Scope.NO_CHANNEL,
                            "{'name':'nightly report','permissions':['ORDERS_READ'],"
                                    + "'channels':['AU'],'expiresAt':'$soon'}"),
                    new Row("apiKeys.rotate", ADMINISTRATORS, Scope.NO_CHANNEL, "{'id':'$key'}"),
                    new Row("apiKeys.revoke", ADMINISTRATORS, Scope.NO_CHANNEL, "{'id':'$key'}"),
                    new Row("sync.hello", EVERYBODY, Scope.NO_CHANNEL, "{}"),
                    new Row(
                            "sync.bootstrap",
                            EVERYBODY,
                            Scope.CHANNEL_IN_INPUT,
                            "{'channel':'$channel','collection':'users','limit':10}"),
                    new Row(
                            "sync.pull",
                            EVERYBODY,
                            Scope.CHANNEL_IN_INPUT,
                            "{'channel':'$channel','cursor':{'epoch':'$epoch','position':0,'tag':''},"
                                + "'collections':['users'],'limit':10}"),
                    new Row("sync.status", EVERYBODY, Scope.NO_CHANNEL, "{'ids':[]}"),
                    new Row(
                            "sync.changes",
                            EVERYBODY,
                            Scope.CHANNEL_IN_INPUT,
                            "{'channel':'$channel'}"),
                    new Row(
                            "lsnFraudFinancial.claimCase",
                            FRAUD_DESK,
                            Scope.CHANNEL_IN_HEADER,
                            "{'caseId':'$case','release':false}"),
                    new Row(
                            "lsnFraudFinancial.revealCase",
                            FRAUD_DESK,
                            Scope.CHANNEL_IN_HEADER,
                            "{'caseId':'$case','reason':'the bank asks'}"),
                    new Row(
                            "lsnFraudFinancial.attachToCase",
                            FRAUD_DESK,
                            Scope.CHANNEL_IN_HEADER,
                            "{'caseId':'$case','attachmentId':'$file','sha256':'"
                                    + RoleMatrix.ONE_BYTE
                                    + "','length':1,'type':'image/jpeg','name':'a'}"),
                    new Row(
                            "lsnExecutiveDashboard.setGoal",
                            PLANNERS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'channel':'$channel','measure':'REVENUE','from':'$today','amount':1600000}"),
                    new Row(
                            "lsnOperations.countLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$new','number':'LOT-A-1','channel':'$channel','source':{'orderId':'o','orderNumber':'PO-1','lineId':'l','supplierId':'s','supplierNumber':'SUP-1','supplierName':'S','sku':'A','item':'A','unit':'each'},'quantity':10,'damaged':0,'serials':[]}"),
                    new Row(
                            "lsnOperations.discardLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$draft'}"),
                    new Row(
                            "lsnOperations.receiveLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$draft'}"),
                    new Row(
                            "lsnOperations.putAwayLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$lot','bin':'S-01-01'}"),
                    new Row(
                            "lsnOperations.attachToLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$lot','attachmentId':'$photo','sha256':'"
                                    + RoleMatrix.ONE_BYTE
                                    + "','length':1,'type':'image/jpeg','name':'a'}"),
                    new Row(
                            "lsnOperations.startInspection",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$lot','inspectionId':'$new','number':'INS-A-1','spec':{'scheme':'Z1_4','type':'SINGLE','level':'II','counting':'ITEMS','mayCurtail':false,'limitNumbersWaived':false,'reducedApproved':true,'classes':[{'of':'MAJOR','aql':'2.5'}],'defects':[{'code':'DENT','name':'Dent','of':'MAJOR'}],'characteristics':[]},'severities':{'MAJOR':'NORMAL'},'seed':1,'resubmitted':false}"),
                    new Row(
                            "lsnOperations.recordUnits",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$open','inspectionId':'$inspection','units':[{'index':1,'defects':{'DENT':1},'readings':{},'tallied':false,'at':'2026-01-01T00:00:00Z'}]}"),
                    new Row(
                            "lsnOperations.takeBackUnits",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$open','inspectionId':'$inspection','from':1}"),
                    new Row(
                            "lsnOperations.signInspection",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$done','inspectionId':'$inspection','verdict':'ACCEPTED','dispositions':{'ACCEPT':10}}"),
                    new Row(
                            "lsnOperations.chooseInspection",
                            FOLLOWERS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$twins','inspectionId':'$inspection'}"),
                    new Row(
                            "lsnOperations.disposeLot",
                            FOLLOWERS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$rejected','dispositions':{'REWORK':10},'note':'to the"
                                    + " shop'}"),
                    new Row(
                            "lsnOperations.followUpNonconformity",
                            FOLLOWERS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$rejected','what':'SUPPLIER_NOTIFIED'}"),
                    new Row(
                            "lsnOperations.passLot",
                            INSPECTORS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'lotId':'$undrawn','oneIn':5,'seed':1,'place':11}"),
                    new Row(
                            "lsnOperations.setInspectionPlan",
                            PLAN_OWNERS,
                            Scope.CHANNEL_IN_HEADER,
                            "{'channel':'$channel','sku':'A','spec':{'scheme':'Z1_4','type':'SINGLE','level':'II','counting':'ITEMS','mayCurtail':false,'limitNumbersWaived':false,'reducedApproved':true,'classes':[{'of':'MAJOR','aql':'2.5'}],'defects':[{'code':'DENT','name':'Dent','of':'MAJOR'}],'characteristics':[],'skipAfter':10}}"),
                    decide("VERIFY", "E2"),
                    decide("ESCALATE", "E1"),
                    decide("APPROVE", "A1"),
                    decide("DECLINE", "R1"),
                    list("me", EVERYBODY),
                    get("me", EVERYBODY),
                    list("ruleSets", FRAUD_DESK),
                    get("ruleSets", FRAUD_DESK),
                    list("goals", EVERYBODY),
                    get("goals", EVERYBODY),
                    list("inspectionPlans", FLOOR),
                    get("inspectionPlans", FLOOR),
                    list("purchaseOrders", FLOOR),
                    get("purchaseOrders", FLOOR),
                    list("lots", FLOOR),
                    get("lots", FLOOR),
                    list("suppliers", FLOOR),
                    get("suppliers", FLOOR),
                    list("fraudCases", FRAUD_DESK),
                    get("fraudCases", FRAUD_DESK),
                    list("customers", FRAUD_DESK),
                    get("customers", FRAUD_DESK),
                    list("orders", EVERYBODY),
                    get("orders", EVERYBODY),
                    list("products", EVERYBODY),
                    get("products", EVERYBODY));

    private static Row list(String router, Set<Role> allowed) {
        return new Row(
                router + ".list",
                allowed,
                Scope.CHANNEL_IN_INPUT,
                "{'channelId':'$channel','limit':10}");
    }

    private static Row get(String router, Set<Role> allowed) {
        return new Row(
                router + ".get",
                allowed,
                Scope.CHANNEL_IN_INPUT,
                "{'channelId':'$channel','id':'$record'}");
    }

    private static Row ofNobody(String procedure) {
        return new Row(procedure, ADMINISTRATORS, Scope.NO_CHANNEL, "{'account':'$user'}");
    }

    private static Row decide(String verdict, String code) {
        return new Row(
                "lsnFraudFinancial.decideCase (" + verdict + ")",
                FRAUD_DESK,
                Scope.CHANNEL_IN_HEADER,
                "{'caseId':'$case','verdict':'%s','code':'%s'}".formatted(verdict, code));
    }

    /// SHA-256 of the letter a.
    public static final String ONE_BYTE =
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    /// Who may read each collection.
    public static final Map<String, Set<Role>> COLLECTIONS =
            Map.ofEntries(
                    Map.entry("users", EVERYBODY),
                    Map.entry("ruleSets", FRAUD_DESK),
                    Map.entry("goals", EVERYBODY),
                    Map.entry("inspectionPlans", FLOOR),
                    Map.entry("purchaseOrders", FLOOR),
                    Map.entry("lots", FLOOR),
                    Map.entry("suppliers", FLOOR),
                    Map.entry("fraudCases", FRAUD_DESK),
                    Map.entry("customers", FRAUD_DESK),
                    Map.entry("orders", EVERYBODY),
                    Map.entry("products", EVERYBODY));

    /// The row of that name.
    public static Row row(String name) {
        return PROCEDURES.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }
}
