package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Wiped;
import live.lsn.api.signin.WipeOrder;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.HandOver.Left;
import live.lsn.desk.store.PrivateFiles;
import live.lsn.desk.store.ProfileKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Does away with what a person keeps on this device, as the platform has ordered: seals what was
/// not sent for the platform, then removes keys, then files, then confirms. A journal lets it go on
/// after a kill at any moment. The profile must be closed.
public final class DeviceWipe {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWipe.class);

    private final Path dir;
    private final ProfileGuard guard;
    private final Path journalFile;
    private final Runnable point;
    private final HandOver handOver;
    private Journal journal;

    /// How far it is: each step begins once the one before is done.
    enum Step {
        SEAL,
        KEYS,
        FILES,
        CONFIRM
    }

    private record Journal(
            String platformId,
            String account,
            String install,
            String order,
            String escrowKey,
            Step step,
            List<Left> left) {
        Journal at(Step next, List<Left> work) {
            return new Journal(platformId, account, install, order, escrowKey, next, work);
        }
    }

    private DeviceWipe(Path dir, Path journalFile, Journal journal, Runnable point) {
        this.dir = dir;
        this.journalFile = journalFile;
        this.journal = journal;
        this.point = point;
        this.handOver =
                new HandOver(
                        dir.resolve("keys"),
                        String.valueOf(journalFile.getFileName()).replace(".json", ""),
                        new HandOver.Whose(
                                journal.platformId(),
                                journal.account(),
                                journal.install(),
                                journal.escrowKey()),
                        point);
        this.guard =
                new ProfileGuard(
                        dir, journal.platformId(), journal.account(), InstantSource.system());
    }

    private static Path journalFile(Path dir, String platformId, String account) {
        return dir.resolve("keys")
                .resolve("wipe-" + DeskSession.hash(platformId + account) + ".json");
    }

    /// Begins one; from now on the profile is not opened any more.
    ///
    /// @param escrowKey the platform's, that unsent work is sealed to
    /// @param point called before each thing that is changed, so that a test can end it there
    static DeviceWipe begin(Path dir, WipeOrder order, String escrowKey, Runnable point) {
        var wipe =
                new DeviceWipe(
                        dir,
                        journalFile(dir, order.platformId(), order.account()),
                        new Journal(
                                order.platformId(),
                                order.account(),
                                order.install(),
                                order.id(),
                                escrowKey,
                                Step.SEAL,
                                List.of()),
                        point);
        wipe.keep(wipe.journal);
        LOG.warn("what is on this device is wiped by order {}", order.id());
        return wipe;
    }

    /// The one that is under way for the person; null for none.
    static @Nullable DeviceWipe underWay(
            Path dir, String platformId, String account, Runnable point) {
        var file = journalFile(dir, platformId, account);
        if (!Files.exists(file)) return null;
        try {
            var journal = Json.MAPPER.readValue(Files.readAllBytes(file), Journal.class);
            return new DeviceWipe(dir, file, journal, point);
        } catch (JacksonException e) {
            throw new IllegalStateException("the journal of a wipe cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes on until it is done, or until the platform is needed and away. Takes its time.
    ///
    /// @param key of the profile where it is known
    /// @return whether the platform knows that it is done
    boolean goOn(@Nullable ProfileKey key, TrpcClient client) {
        try {
            if (journal.step() == Step.SEAL) {
                if (key == null && guard.isLocked()) return false;
                seal(key == null ? guard.plain() : key);
            }
            if (journal.step() == Step.KEYS) {
                upload(client);
                guard.shred(point);
                keep(journal.at(Step.FILES, journal.left()));
            }
            if (journal.step() == Step.FILES) {
                for (var profile : profiles()) remove(profile);
                keep(journal.at(Step.CONFIRM, journal.left()));
            }
            return upload(client) && confirm(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void seal(ProfileKey key) throws IOException {
        var left = new ArrayList<Left>();
        for (var profile : profiles()) {
            if (!Files.exists(profile.resolve("outbox.db"))) continue;
            var channel = profile.getName(profile.getNameCount() - 2).toString();
            handOver.seal(profile, channel, key, left);
        }
        keep(journal.at(Step.KEYS, left));
    }

    /// The person's profiles on this platform, one a channel.
    private List<Path> profiles() throws IOException {
        var platform = dir.resolve("profiles").resolve(journal.platformId());
        if (!Files.isDirectory(platform)) return List.of();
        try (var channels = Files.list(platform)) {
            var name = DeskSession.hash(journal.account());
            return channels.map(each -> each.resolve(name)).filter(Files::isDirectory).toList();
        }
    }

    private void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                point.run();
                Files.deleteIfExists(file);
            }
        }
    }

    /// @return whether the platform has all of it
    private boolean upload(TrpcClient client) throws IOException {
        var all = new ArrayList<Left>();
        var complete = true;
        for (var each : journal.left()) {
            var sent = each.sent() || (complete && handOver.leave(client, each));
            // In their order: a command comes back after its files.
            complete &= sent;
            all.add(sent ? each.asSent() : each);
        }
        if (!all.equals(journal.left())) keep(journal.at(journal.step(), all));
        return complete;
    }

    private boolean confirm(TrpcClient client) throws IOException {
        try {
            point.run();
            client.mutate(
                    DeviceProcedures.WIPED,
                    new Wiped(journal.install(), journal.order()),
                    envelope(Ids.derived(journal.order(), "wiped")));
        } catch (TrpcException e) {
            LOG.info("a wipe is not confirmed yet: {}", e.getClass().getSimpleName());
            return false;
        }
        for (var each : journal.left()) handOver.forget(each);
        point.run();
        Files.deleteIfExists(journalFile);
        return true;
    }

    private static Map<String, String> envelope(String id) {
        return Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + id + "\"");
    }

    private void keep(Journal next) {
        try {
            point.run();
            PrivateFiles.folderOf(journalFile);
            PrivateFiles.write(journalFile, Json.MAPPER.writeValueAsBytes(next));
            journal = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
