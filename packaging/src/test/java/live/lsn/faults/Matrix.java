package live.lsn.faults;

import static live.lsn.faults.Invariant.I1;
import static live.lsn.faults.Invariant.I11;
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
                new Fault(
                        List.of(16, 25),
                        "replies out of order, two desks on one thing",
                        List.of(I1, I2, I3, I4, I5, I7, I11, I12),
                        false,
                        Matrix::twoDesks),
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
                Fault.of(30, "a proxy in between", List.of(I6, I7), ProxyInBetween::tried),
                Fault.of(31, "a slow line that breaks", List.of(I4, I7), SlowLines::firstFilling),
                Fault.of(
                        33,
                        "files cut, changed, gone, without room",
                        List.of(I1, I2, I5),
                        OtherTests.all(
                                I1,
                                "desk.FilesTest",
                                "desk.store.AttachmentStoreTest",
                                "platform.attach.AttachmentRouteTest")),
                Fault.of(34, "suspend and resume", List.of(I1, I2, I7), Stopped::andContinued),
                Fault.of(35, "many desks come back at once", List.of(I12), Simulated::crowd));
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
                Fault.of(
                        24,
                        "a platform of another version",
                        List.of(I1, I2, I4, I6),
                        Simulated::skews),
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
                Fault.of(27, "commands that are always refused", List.of(I7), Poison::inItsLane),
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

    /// The real programs as well, in the long form.
    private static Tried twoDesks(Trials trials) throws Exception {
        var tried = Simulated.schedules(trials);
        if (trials.whole()) OtherTests.run(trials, I1, 1, "survival.SurvivalTest");
        return tried;
    }
}
