package live.lsn.faults;

import static live.lsn.faults.Invariant.I1;
import static live.lsn.faults.Invariant.I12;
import static live.lsn.faults.Invariant.I2;
import static live.lsn.faults.Invariant.I3;
import static live.lsn.faults.Invariant.I4;
import static live.lsn.faults.Invariant.I5;
import static live.lsn.faults.Invariant.I6;
import static live.lsn.faults.Invariant.I7;
import static live.lsn.faults.Invariant.I8;
import static live.lsn.faults.Invariant.I9;

import java.util.List;

/// Every fault that the desk is made to survive, and how it is tried.
final class Matrix {
    private Matrix() {}

    static List<Fault> faults() {
        return java.util.stream.Stream.of(files(), network(), history(), people())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> files() {
        return List.of(
                Fault.of(1, "kill -9 at a random time", List.of(I1, I2, I5), Kills::atAnyTime),
                Fault.of(2, "kill at every write", List.of(I1, I5), Kills::atEveryWrite),
                Fault.of(3, "power loss", List.of(I1, I5), PowerLoss::atAnyTime),
                Fault.of(
                        4,
                        "disk full",
                        List.of(I1),
                        OtherTests.of(
                                I1,
                                "desk.store.DamageTest",
                                "onAFullDiskADecisionIsRefusedAndWhatWasKeptStays")),
                Fault.of(5, "disk read-only", List.of(I6), ReadOnlyDisk::opened),
                Fault.of(6, "a read, write or sync fails", List.of(I1, I5), Kills::failing),
                Fault.of(7, "damaged pages", List.of(I1, I6), Damage::ofPages),
                Fault.of(8, "damaged or foreign logs", List.of(I1, I6), Damage::ofLogs));
    }

    private static List<Fault> network() {
        return List.of(
                new Fault(
                        List.of(9, 13),
                        "a reply cut at any byte",
                        List.of(I2, I6),
                        false,
                        CutPages::atEveryByte),
                Fault.of(
                                10,
                                "bad answers of every kind",
                                List.of(I1, I2, I12),
                                OtherTests.of(
                                        I1,
                                        "desk.BadAnswersTest",
                                        "aCommandIsNeverLostAndTakesEffectOnce"))
                        .onlyInTheLongForm(),
                Fault.of(
                        11,
                        "the platform asks to wait",
                        List.of(I12),
                        OtherTests.of(
                                I12,
                                "desk.BadAnswersTest",
                                "theWaitThatThePlatformAsksForIsKeptByAll")),
                Fault.of(12, "replies that stall", List.of(I7, I8), Outages::stalled),
                Fault.of(14, "a command delivered more than once", List.of(I2), Deliveries::twice),
                Fault.of(
                        15,
                        "the answer lost after commit",
                        List.of(I1, I2),
                        Deliveries::answerLost),
                notTried(
                        16,
                        "replies out of order",
                        List.of(I3, I5),
                        "needs the simulator: the engine runs on threads and clocks of its own"),
                Fault.of(17, "late commit", List.of(I5), LateCommits::whileRead),
                Fault.of(
                        28,
                        "captive portal and foreign certificate",
                        List.of(I6),
                        OtherTests.of(
                                I6,
                                "desk.BadAnswersTest",
                                "aRedirectToASignInPageIsToldAndTheTokenNotTakenThere",
                                "aCertificateThatNobodyKnowsIsToldAndNothingIsSent")),
                Fault.of(29, "no name server", List.of(I6, I7), Outages::noName),
                notTried(30, "a proxy in between", List.of(I7), "no test yet"),
                Fault.of(31, "a slow line that breaks", List.of(I4, I7), SlowLines::firstFilling),
                notTried(33, "attachments", List.of(I1), "there are no attachments yet"),
                notTried(34, "suspend and resume", List.of(I7), "no test yet"),
                notTried(35, "500 clients reconnect", List.of(I12), "no test yet"));
    }

    private static List<Fault> history() {
        return List.of(
                Fault.of(
                        18,
                        "platform restored from a copy",
                        List.of(I1, I2),
                        OtherTests.of(
                                I1,
                                "desk.HistoryTest",
                                "whatARestoredPlatformLacksIsShownAndGoesOutAgainOnce",
                                "whatARestoredPlatformStillHasStaysDone")),
                Fault.of(
                        19,
                        "cursor too old",
                        List.of(I1, I4),
                        OtherTests.of(
                                I1,
                                "desk.HistoryTest",
                                "aDeskThatWasAwayForTooLongIsFilledAnewAndKeepsItsWork")),
                Fault.of(
                        20,
                        "an empty reply",
                        List.of(I6),
                        OtherTests.of(
                                I6,
                                "desk.HistoryTest",
                                "anEmptyAnswerRemovesNothingBeforeSomebodyAgrees")),
                Fault.of(
                        21,
                        "the clock jumps",
                        List.of(I3, I7),
                        OtherTests.of(
                                I7,
                                "desk.DeskSessionTest",
                                "aClockThatJumpsBackHoldsNoCommand",
                                "aClockThatJumpsOnDoesNotEndTheTimeForUndo",
                                "whatWaitedUnderAClockOfTheFutureGoesOutAtTheNextStart")),
                notTried(24, "other versions of either side", List.of(I1), "no test yet"),
                Fault.of(26, "a backlog of commands", List.of(I1, I7), Backlog::drained));
    }

    private static List<Fault> people() {
        return List.of(
                Fault.of(
                        22,
                        "token expired or foreign",
                        List.of(I1),
                        OtherTests.of(
                                I1,
                                "desk.BadAnswersTest",
                                "anExpiredTokenStopsNothingButTheSending",
                                "aTokenThatIsNoMoreTheirsStopsNothingButTheSending")),
                Fault.of(
                        23,
                        "what may be seen is narrowed",
                        List.of(I9),
                        OtherTests.of(
                                I9,
                                "desk.HistoryTest",
                                "whatMayNoLongerBeSeenGoesFromTheDeviceAtOnce")),
                Fault.of(
                        23,
                        "a device is wiped, offline and killed at any moment",
                        List.of(I1, I9),
                        OtherTests.of(
                                I9,
                                "desk.DeviceWipeTest",
                                "killedAtAnyMomentAWipeGoesOnAndNothingIsLostOrLeftTwice",
                                "withThePlatformAwayKeysAndFilesGoAndTheSealedWorkWaits",
                                "aWipedDeviceHoldsNothingAndItsUnsentWorkComesBackUnderTheSameIds")),
                Fault.of(
                        23,
                        "two people on one workstation",
                        List.of(I9),
                        OtherTests.of(I9, "desk.SharedWorkstationTest")),
                Fault.of(
                                25,
                                "two desks, kills, cuts and restarts",
                                List.of(I1, I2, I3, I4),
                                OtherTests.of(I1, "survival.SurvivalTest"))
                        .onlyInTheLongForm(),
                notTried(
                        27,
                        "a command that is always refused",
                        List.of(I7),
                        "tried by row 10, in the long form"),
                Fault.of(
                        32,
                        "a second start",
                        List.of(I5),
                        trials ->
                                OtherTests.run(
                                        trials,
                                        I5,
                                        trials.count(1, 100),
                                        "survival.SecondStartTest")));
    }

    private static Fault notTried(int row, String name, List<Invariant> invariants, String why) {
        return Fault.of(
                row,
                name,
                invariants,
                _ -> {
                    throw new NotHereException(why);
                });
    }
}
