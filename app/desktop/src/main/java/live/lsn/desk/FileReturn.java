package live.lsn.desk;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.procedure.DeviceProcedures.LeftWork;
import live.lsn.api.procedure.DeviceProcedures.Part;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Puts files together again that were left in parts when another device was wiped.
final class FileReturn {
    private final AttachmentStore files;
    private final Opening opening;
    private final InstantSource clock;

    /// Asks the platform for what a box holds.
    interface Opening {
        byte[] open(LeftWork left) throws SealedBox.BrokenException;
    }

    FileReturn(AttachmentStore files, Opening opening, InstantSource clock) {
        this.files = files;
        this.opening = opening;
        this.clock = clock;
    }

    /// The files of which all parts are there, each in the order of its parts.
    static Collection<List<LeftWork>> whole(List<LeftWork> left) {
        return left.stream()
                .filter(each -> each.part() != null)
                .sorted(Comparator.comparingInt(each -> part(each).number()))
                .collect(
                        Collectors.groupingBy(
                                each -> part(each).file(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(parts -> parts.size() == part(parts.getFirst()).of())
                .toList();
    }

    private static Part part(LeftWork left) {
        return Objects.requireNonNull(left.part());
    }

    /// @param parts all of one file
    /// @throws IOException if it is not what was left
    void take(List<LeftWork> parts) throws IOException, SealedBox.BrokenException {
        var id = part(parts.getFirst()).file();
        if (files.find(id) != null) return;
        var file = Json.MAPPER.readValue(opening.open(parts.getFirst()), KeptFile.class);
        try (var content = new SequenceInputStream(pieces(parts.subList(1, parts.size())))) {
            files.takeBack(file, content, clock.instant());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// One after another, so that no file is in memory as a whole.
    private Enumeration<InputStream> pieces(List<LeftWork> parts) {
        var left = parts.iterator();
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
                try {
                    return new ByteArrayInputStream(opening.open(left.next()));
                } catch (SealedBox.BrokenException e) {
                    throw new UncheckedIOException(new IOException("a part cannot be opened", e));
                }
            }
        };
    }
}
