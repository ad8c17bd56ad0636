package live.lsn.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// All sections.
public final class Benches {
    private final List<Bench> all;

    /// Imports a file into a data folder and tells how many lines a second that was.
    public interface Importer {
        double linesPerSecond(Path file, Path dir) throws IOException;
    }

    public Benches(Importer importer) {
        all =
                List.of(
                        new ImportBench(importer),
                        new SyncBench(),
                        new OutboxBench(),
                        new QueueBench(),
                        new TodayBench(),
                        new PlanBench(),
                        new FloorBench(),
                        new StartBench(),
                        new FxBench(),
                        new PlatformBench());
    }

    public List<Bench> all() {
        return all;
    }
}
