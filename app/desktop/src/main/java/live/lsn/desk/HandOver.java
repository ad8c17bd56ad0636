package live.lsn.desk;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.Leave;
import live.lsn.api.procedure.DeviceProcedures.Part;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.PrivateFiles;
import live.lsn.desk.store.ProfileKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was not sent from a device that is wiped: sealed to the platform's key in boxes beside the
/// journal, and left with the platform one by one. Files go before the commands that name them.
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    /// Bytes of a box before it is sealed: what the platform takes in one call, sealed and written
    /// in Base64, is under 1 MiB.
    private static final int BOX = 600 << 10;

    private final Path folder;
    private final String name;
    private final Whose whose;
    private final Runnable point;

    /// @param escrowKey the platform's, that all is sealed to
    record Whose(String platformId, String account, String install, String escrowKey) {}

    /// A box.
    ///
    /// @param id under which it is left: a repeated leaving leaves nothing twice
    /// @param commands how many it holds; 0 for a part of a file
    /// @param part of which file; null where it holds commands
    /// @param box name of its file
    record Left(
            String id,
            String channel,
            int commands,
            @Nullable Part part,
            String box,
            boolean sent) {
        Left asSent() {
            return new Left(id, channel, commands, part, box, true);
        }
    }

    /// @param folder where boxes lie
    /// @param name that all their files begin with
    HandOver(Path folder, String name, Whose whose, Runnable point) {
        this.folder = folder;
        this.name = name;
        this.whose = whose;
        this.point = point;
    }

    /// Seals what was not sent of one sales channel.
    ///
    /// @param all boxes so far; more are added
    void seal(Path profile, String channel, ProfileKey key, List<Left> all) throws IOException {
        try (var outbox = OutboxStore.open(profile, key)) {
            var files = outbox.attachments();
            for (var file : files.waiting()) seal(files, file, channel, all);
            seal(outbox.in(UnsentCount.UNSENT), channel, all);
        }
    }

    /// A file that cannot be read is given up: nothing could ever send it, and a wipe must not wait
    /// for it. Its command comes back and tells.
    private void seal(AttachmentStore files, KeptFile file, String channel, List<Left> all)
            throws IOException {
        if (file.standing() != Standing.WAITING || !files.isWhole(file)) {
            LOG.warn("file {} is damaged and is not handed over", file.id());
            return;
        }
        var content = files.open(file);
        var pieces = Math.toIntExact((content.length() + BOX - 1) / BOX);
        var of = pieces + 1;
        add(Json.MAPPER.writeValueAsBytes(file), channel, 0, new Part(file.id(), 0, of), all);
        for (var number = 1; number < of; number++) {
            var bytes = content.read((number - 1L) * BOX, BOX);
            add(bytes, channel, 0, new Part(file.id(), number, of), all);
        }
    }

    private void seal(List<OutboxCommand> unsent, String channel, List<Left> all)
            throws IOException {
        var box = new ArrayList<OutboxCommand>();
        var bytes = 0;
        for (var command : unsent) {
            var length = Json.MAPPER.writeValueAsBytes(command).length;
            if (bytes + length > BOX && !box.isEmpty()) {
                add(Json.MAPPER.writeValueAsBytes(box), channel, box.size(), null, all);
                box.clear();
                bytes = 0;
            }
            box.add(command);
            bytes += length;
        }
        if (!box.isEmpty()) add(Json.MAPPER.writeValueAsBytes(box), channel, box.size(), null, all);
    }

    private void add(
            byte[] plain, String channel, int commands, @Nullable Part part, List<Left> all)
            throws IOException {
        var context = DeviceProcedures.workContext(whose.platformId(), whose.account(), channel);
        var box = SealedBox.seal(whose.escrowKey(), context, plain);
        var file = name + "-" + all.size() + ".box";
        point.run();
        PrivateFiles.write(folder.resolve(file), box.getBytes(StandardCharsets.UTF_8));
        all.add(new Left(Ids.next(), channel, commands, part, file, false));
    }

    /// Leaves a box with the platform.
    ///
    /// @return false where it does not take it now; it stays here, sealed
    boolean leave(TrpcClient client, Left work) throws IOException {
        var box = Files.readString(folder.resolve(work.box()));
        var leave = new Leave(whose.install(), work.channel(), work.commands(), work.part(), box);
        try {
            point.run();
            client.mutate(
                    DeviceProcedures.LEAVE,
                    leave,
                    Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + work.id() + "\""));
            return true;
        } catch (TrpcException e) {
            LOG.info("unsent work stays sealed here for now: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    void forget(Left work) throws IOException {
        point.run();
        Files.deleteIfExists(folder.resolve(work.box()));
    }
}
