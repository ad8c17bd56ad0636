package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A channel's creators and their live shows: four an afternoon and evening, which follow and
/// overlap each other, and two that are on air at the end.
final class Programme {
    private static final int FIRST_NUMBER = 900;
    private static final List<LocalTime> STARTS =
            List.of(
                    LocalTime.of(15, 0),
                    LocalTime.of(17, 0),
                    LocalTime.of(19, 0),
                    LocalTime.of(21, 0));

    private final RandomGenerator chance;
    private final List<Creator> creators;
    private final List<Show> shows;

    /// @param from the first day's beginning
    /// @param tonight since when what is on air at the end has been on air
    Programme(Channel channel, String namespace, long seed, Instant from, Instant tonight) {
        chance =
                RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(seed * 31 + channel.code().hashCode() + 1);
        creators =
                SampleFiles.read("creators.csv").stream()
                        .map(row -> creator(row.getField("name"), channel, namespace))
                        .toList();
        shows = shows(channel, from, tonight);
    }

    List<Creator> creators() {
        return creators;
    }

    /// By time of their beginning.
    List<Show> shows() {
        return shows;
    }

    /// One of the shows that are on air at that time; null where there is none.
    @Nullable Show onAir(Instant at, RandomGenerator choice) {
        var now = shows.stream().filter(show -> show.isOnAir(at)).toList();
        return now.isEmpty() ? null : now.get(choice.nextInt(now.size()));
    }

    private Creator creator(String name, Channel channel, String namespace) {
        return new Creator(
                Ids.derived(namespace, channel.code() + " creator " + name),
                name,
                "@" + name.toLowerCase(Locale.ROOT).replace(" ", ""),
                channel.code(),
                800 + 100 * chance.nextInt(8));
    }

    private List<Show> shows(Channel channel, Instant from, Instant tonight) {
        var titles = SampleFiles.read("show-titles.csv");
        var made = new ArrayList<Show>();
        var last = LocalDate.ofInstant(tonight, channel.zone());
        for (var day = LocalDate.ofInstant(from, channel.zone());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (var planned : STARTS) {
                var start =
                        day.atTime(planned)
                                .plusMinutes(chance.nextInt(20))
                                .atZone(channel.zone())
                                .toInstant();
                var end = start.plus(Duration.ofMinutes(130 + chance.nextInt(40)));
                var title = titles.get(chance.nextInt(titles.size())).getField("name");
                if (!end.isAfter(tonight)) made.add(show(made.size(), title, start, end));
            }
        }
        for (var i = 0; i < 2; i++) {
            var title = titles.get(chance.nextInt(titles.size())).getField("name");
            made.add(show(made.size(), title, tonight, null));
        }
        return List.copyOf(made);
    }

    private Show show(int index, String title, Instant start, @Nullable Instant end) {
        return new Show(
                "SHW-%04d".formatted(FIRST_NUMBER + index),
                creators.get(chance.nextInt(creators.size())),
                title,
                start,
                end);
    }
}
