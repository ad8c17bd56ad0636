package live.lsn.platform.device;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.AccessProcedures.UserEntry;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.DeviceList;
import live.lsn.api.procedure.DeviceProcedures.DevicesOf;
import live.lsn.api.procedure.DeviceProcedures.Leave;
import live.lsn.api.procedure.DeviceProcedures.OfDevice;
import live.lsn.api.procedure.DeviceProcedures.Ordered;
import live.lsn.api.procedure.DeviceProcedures.OrderedOf;
import live.lsn.api.procedure.DeviceProcedures.RecoverKey;
import live.lsn.api.procedure.DeviceProcedures.Returned;
import live.lsn.api.procedure.DeviceProcedures.TakeBack;
import live.lsn.api.procedure.DeviceProcedures.Taken;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.procedure.DeviceProcedures.WipeDevice;
import live.lsn.api.procedure.DeviceProcedures.Wiped;
import live.lsn.api.signin.ReadTerm;
import live.lsn.api.signin.WipeOrder;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Directory;
import live.lsn.platform.access.SigningKeys;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.AccessCommands.Done;
import live.lsn.platform.db.Database;
import live.lsn.platform.feed.Change;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Serves the `device.*` procedures, and those by which administrators see devices and order them
/// wiped.
public final class DeviceService {
    private final String platformId;
    private final SealedBox.Owner escrow;
    private final SigningKeys keys;
    private final DevicePolicy policy;
    private final Devices devices;
    private final LeftWorks works;
    private final Directory directory;
    private final Credentials credentials;
    private final AccessCommands commands;
    private final InstantSource clock;

    /// @param escrow the platform's own key, the same on all nodes of one database
    public DeviceService(
            String platformId,
            SealedBox.Owner escrow,
            SigningKeys keys,
            DevicePolicy policy,
            Database database,
            Directory directory,
            Credentials credentials,
            AccessCommands commands,
            InstantSource clock) {
        this.platformId = platformId;
        this.escrow = escrow;
        this.keys = keys;
        this.policy = policy;
        this.works = new LeftWorks(database);
        this.devices = new Devices(database, works);
        this.directory = directory;
        this.credentials = credentials;
        this.commands = commands;
        this.clock = clock;
    }

    public void register(TrpcRouter router) {
        router.query(DeviceProcedures.TERMS, this::terms);
        router.open().query(DeviceProcedures.ORDER, (input, _) -> ordered(input));
        router.mutation(DeviceProcedures.RECOVER_KEY, this::recover);
        router.mutation(DeviceProcedures.LEAVE, this::leave);
        router.mutation(DeviceProcedures.WIPED, this::wiped);
        router.mutation(DeviceProcedures.TAKE_BACK, this::takeBack);
        router.mutation(DeviceProcedures.TAKEN, this::taken);
        router.query(DeviceProcedures.DEVICES, this::list);
        router.mutation(DeviceProcedures.WIPE, this::order);
    }

    private Terms terms(TermsOf input, Call call) {
        var account = account(call);
        // A JWT tells whole seconds.
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var term = new ReadTerm(platformId, account, now, now.plus(policy.readFor()));
        return new Terms(
                escrow.publicKey(),
                policy.lockRequired(),
                keys.sign(term::signed),
                keys.published().toString(),
                wipe(input, account, now),
                works.left(Set.of(account)));
    }

    private @Nullable String wipe(TermsOf input, String account, Instant now) {
        var install = input.install();
        if (install == null) return null;
        var ordered = devices.seen(install, account, input.machine(), now);
        return ordered == null ? null : signed(account, install, ordered);
    }

    private Ordered ordered(OrderedOf input) {
        var ordered = devices.ordered(input.install(), input.account());
        return new Ordered(
                ordered == null ? null : signed(input.account(), input.install(), ordered));
    }

    private String signed(String account, String install, Devices.Ordered ordered) {
        var at = ordered.at().truncatedTo(ChronoUnit.SECONDS);
        return keys.sign(new WipeOrder(platformId, account, install, ordered.id(), at)::signed);
    }

    private static String account(Call call) {
        return call.caller(Caller.class).account();
    }

    /// Only what was sealed for the caller opens, and the answer opens for the asking program
    /// alone.
    private Returned recover(RecoverKey input, Call call) {
        var context = DeviceProcedures.escrowContext(platformId, account(call));
        var answer = returned(input.box(), context, input.answerTo(), account(call));
        commands.take(
                DeviceProcedures.RECOVER_KEY,
                input,
                call,
                (_, _) -> Done.quietly(Map.of("what", "profile key")));
        return answer;
    }

    private Returned returned(String box, String context, String answerTo, String account) {
        try {
            var answer = DeviceProcedures.answerContext(platformId, account);
            return new Returned(SealedBox.seal(answerTo, answer, escrow.open(box, context)));
        } catch (SealedBox.BrokenException | IllegalArgumentException e) {
            throw notYours();
        }
    }

    private static TrpcFailure notYours() {
        return new TrpcFailure(TrpcErrorCode.UNPROCESSABLE_CONTENT, "This is not yours")
                .with("reason", "NOT_YOURS");
    }

    private OfDevice leave(Leave input, Call call) {
        commands.take(
                DeviceProcedures.LEAVE,
                input,
                call,
                (sql, command) -> {
                    works.leave(
                            sql,
                            Ids.derived(command.id(), "left work"),
                            command.caller().account(),
                            input,
                            command.at());
                    return Done.quietly(
                            Map.of(
                                    "device",
                                    input.install(),
                                    "commands",
                                    String.valueOf(input.commands())));
                });
        return new OfDevice(input.install());
    }

    private OfDevice wiped(Wiped input, Call call) {
        commands.take(
                DeviceProcedures.WIPED,
                input,
                call,
                (sql, command) -> {
                    devices.wiped(
                            sql,
                            command.caller().account(),
                            input.install(),
                            input.order(),
                            command.at());
                    // Whoever has the device signs in anew before anything lies on it again.
                    credentials.endAll(sql, command.caller().account());
                    return Done.quietly(Map.of("device", input.install(), "order", input.order()));
                });
        return new OfDevice(input.install());
    }

    private Returned takeBack(TakeBack input, Call call) {
        var account = account(call);
        var box = works.box(input.id(), account);
        var left =
                works.left(Set.of(account)).stream()
                        .filter(each -> each.id().equals(input.id()))
                        .findFirst()
                        .orElseThrow(DeviceService::notYours);
        if (box == null) throw notYours();
        var context = DeviceProcedures.workContext(platformId, account, left.channel());
        var answer = returned(box, context, input.answerTo(), account);
        commands.take(
                DeviceProcedures.TAKE_BACK,
                input,
                call,
                (_, _) -> Done.quietly(Map.of("left", input.id())));
        return answer;
    }

    private Taken taken(Taken input, Call call) {
        commands.take(
                DeviceProcedures.TAKEN,
                input,
                call,
                (sql, command) -> {
                    works.taken(sql, input.id(), command.caller().account(), command.at());
                    return Done.quietly(Map.of("left", input.id()));
                });
        return input;
    }

    private DeviceList list(DevicesOf input, Call call) {
        var accounts = accounts(input.account(), call);
        return new DeviceList(devices.of(accounts), works.left(accounts));
    }

    private Set<String> accounts(@Nullable String one, Call call) {
        if (one != null) {
            requireUser(call, one);
            return Set.of(one);
        }
        var caller = call.caller(Caller.class);
        return directory.all().stream()
                .filter(user -> isWithin(caller, user))
                .map(UserEntry::account)
                .collect(Collectors.toSet());
    }

    /// Each channel of the person moves, so that their desks are told to ask for their terms.
    private OfDevice order(WipeDevice input, Call call) {
        var channels = requireUser(call, input.account()).channels();
        commands.take(
                DeviceProcedures.WIPE,
                input,
                call,
                (sql, command) -> {
                    var fresh = Ids.derived(command.id(), "wipe");
                    var id = devices.order(sql, input, fresh, command.at());
                    if (id == null)
                        throw new TrpcFailure(TrpcErrorCode.NOT_FOUND, "There is no such device");
                    var moved = new TreeMap<String, List<Change>>();
                    channels.forEach(channel -> moved.put(channel, List.of()));
                    return new Done(moved, audited(input, id));
                });
        return new OfDevice(input.install());
    }

    private static Map<String, String> audited(WipeDevice input, String order) {
        return Map.of(
                "account",
                input.account(),
                "device",
                input.install(),
                "reason",
                input.reason().name(),
                "order",
                order);
    }

    /// Within the channels that the administrator may open.
    private UserEntry requireUser(Call call, String account) {
        var user = directory.find(account);
        if (user == null || !isWithin(call.caller(Caller.class), user))
            throw new TrpcFailure(TrpcErrorCode.NOT_FOUND, "There is no such person");
        return user;
    }

    private static boolean isWithin(Caller caller, UserEntry user) {
        return user.channels().stream().allMatch(code -> caller.channel(code).isPresent());
    }
}
