package live.lsn.desk;

import live.lsn.api.trpc.Json;
import live.lsn.desk.store.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has work on this device, and how much of it was not sent: all that one person may know of
/// another's. It stands beside the sealed files, for their owner alone, and holds no content.
public final class LocalProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProfiles.class);
    private static final String FILE = "profile.json";

    private LocalProfiles() {}

    /// @param account id of the person
    /// @param name what the person is called here
    /// @param channel code
    /// @param unsent how many things the platform does not have yet
    public record LocalProfile(String account, String name, String channel, long unsent) {
        @Override
        public String toString() {
            return "LocalProfile[" + account + ", " + channel + ", " + unsent + "]";
        }
    }

    /// All of a data folder, by name and channel.
    public static List<LocalProfile> in(Path dir) {
        var profiles = dir.resolve("profiles");
        if (!Files.isDirectory(profiles)) return List.of();
        try (var files = Files.find(profiles, 4, (file, _) -> file.endsWith(FILE))) {
            return files.flatMap(LocalProfiles::read)
                    .sorted(
                            Comparator.comparing(LocalProfile::name)
                                    .thenComparing(LocalProfile::channel))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.warn("profiles cannot be listed: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    /// How many things of each person were not sent, over all channels; nobody without any.
    public static Map<String, Long> unsent(Path dir) {
        return in(dir).stream()
                .filter(profile -> profile.unsent() > 0)
                .collect(
                        Collectors.groupingBy(
                                LocalProfile::account,
                                Collectors.summingLong(LocalProfile::unsent)));
    }

    private static Stream<LocalProfile> read(Path file) {
        try {
            var read = Json.MAPPER.readValue(Files.readAllBytes(file), LocalProfile.class);
            return Stream.of(read.account(), read.name(), read.channel()).allMatch(Objects::nonNull)
                    ? Stream.of(read)
                    : Stream.empty();
        } catch (IOException | JacksonException e) {
            return Stream.empty();
        }
    }

    /// @param profile the folder of its files
    static void keep(Path profile, LocalProfile told) {
        try {
            PrivateFiles.write(profile.resolve(FILE), Json.MAPPER.writeValueAsBytes(told));
        } catch (IOException e) {
            // Nothing is lost by it: the next change is written anew.
            LOG.warn("a count of unsent work cannot be kept: {}", e.getClass().getSimpleName());
        }
    }
}
