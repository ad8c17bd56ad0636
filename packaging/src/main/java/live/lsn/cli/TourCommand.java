package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.cli.bench.Folders;
import live.lsn.cli.log.LogFiles;
import live.lsn.desk.Tour;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "tour",
        description =
                "Opens every screen on sample data, with no display, and writes one picture a"
                        + " screen and theme.",
        mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Where the pictures go.")
    private @Nullable Path dir;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the sample lies (default: a folder that is thrown away).")
    private @Nullable Path data;

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en-GB",
            description = "Language and country, such as de-DE (default: en-GB).")
    private String language = "en-GB";

    @Option(names = "--json", description = "Tell what each picture shows as one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var pictures = Objects.requireNonNull(dir).toAbsolutePath();
        Files.createDirectories(pictures);
        var own = data == null ? Files.createTempDirectory("lsn-tour") : data.toAbsolutePath();
        try {
            LogFiles.into(own, "desk");
            var taken = Tour.run(own, pictures, Locale.forLanguageTag(language));
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) out.println(Json.MAPPER.writeValueAsString(Map.of("pictures", taken)));
            else taken.forEach(picture -> out.println(pictures.resolve(picture.file())));
            out.flush();
            return 0;
        } finally {
            if (data == null) Folders.delete(own);
        }
    }
}
