package live.lsn.cli.bench;

import live.lsn.platform.LargeSample;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import java.nio.file.Files;
import java.nio.file.Path;

/// The data folder of a network with as many orders as are wanted.
final class Network {
    private static final int STEP = 100_000;

    private Network() {}

    /// The same, with the analyst's cache filled.
    static Path withProfile(Setup setup) throws Exception {
        var dir = ready(setup);
        setup.say("network: filling the desk's cache where it is not filled");
        try (var platform = Platform.start(Platform.Options.embedded(dir, null));
                var desk = Sample.desk(dir, platform)) {
            Sample.awaitSynced(desk);
        }
        return dir;
    }

    /// Makes it, or finds it from an earlier run.
    static Path ready(Setup setup) {
        var dir = setup.folder("network-" + setup.rows());
        var usual = SampleData.Size.usual();
        var size =
                new SampleData.Size(
                        Math.min(usual.orders(), setup.rows()),
                        Math.min(usual.customers(), Math.max(20, setup.rows() / 5)),
                        usual.seed());
        if (!Files.isDirectory(dir)) setup.say("network: making the platform's sample");
        String channel;
        try (var platform = Platform.start(Platform.Options.embedded(dir, size))) {
            channel = Sample.channel(Sample.analyst(platform));
        }
        LargeSample.grow(
                dir,
                channel,
                setup.rows(),
                there -> {
                    if (there % STEP == 0 || there == setup.rows())
                        setup.say("network: %,d orders are on the platform", there);
                });
        return dir;
    }
}
