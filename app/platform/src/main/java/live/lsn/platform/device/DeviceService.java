package live.lsn.platform.device;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.RecoverKey;
import live.lsn.api.procedure.DeviceProcedures.RecoveredKey;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.signin.ReadTerm;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.SigningKeys;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.AccessCommands.Done;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Serves the `device.*` procedures.
public final class DeviceService {
    private final String platformId;
    private final SealedBox.Owner escrow;
    private final SigningKeys keys;
    private final DevicePolicy policy;
    private final AccessCommands commands;
    private final InstantSource clock;

    /// @param escrow the platform's own key, the same on all nodes of one database
    public DeviceService(
            String platformId,
            SealedBox.Owner escrow,
            SigningKeys keys,
            DevicePolicy policy,
            AccessCommands commands,
            InstantSource clock) {
        this.platformId = platformId;
        this.escrow = escrow;
        this.keys = keys;
        this.policy = policy;
        this.commands = commands;
        this.clock = clock;
    }

    public void register(TrpcRouter router) {
        router.query(DeviceProcedures.TERMS, this::terms);
        router.mutation(DeviceProcedures.RECOVER_KEY, this::recover);
    }

    private Terms terms(Nothing nothing, Call call) {
        var account = call.caller(Caller.class).account();
        // A JWT tells whole seconds.
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var term = new ReadTerm(platformId, account, now, now.plus(policy.readFor()));
        return new Terms(
                escrow.publicKey(),
                policy.lockRequired(),
                keys.sign(term::signed),
                keys.published().toString());
    }

    /// Only what was sealed for the caller opens, and the answer opens for the asking program
    /// alone.
    private RecoveredKey recover(RecoverKey input, Call call) {
        var account = call.caller(Caller.class).account();
        String answer;
        try {
            var key = escrow.open(input.box(), DeviceProcedures.escrowContext(platformId, account));
            answer =
                    SealedBox.seal(
                            input.answerTo(),
                            DeviceProcedures.answerContext(platformId, account),
                            key);
        } catch (SealedBox.BrokenException | IllegalArgumentException e) {
            throw new TrpcFailure(
                            TrpcErrorCode.UNPROCESSABLE_CONTENT,
                            "This is no key of a profile of yours")
                    .with("reason", "NOT_YOURS");
        }
        commands.take(
                DeviceProcedures.RECOVER_KEY,
                input,
                call,
                (_, _) -> Done.quietly(Map.of("what", "profile key")));
        return new RecoveredKey(answer);
    }
}
