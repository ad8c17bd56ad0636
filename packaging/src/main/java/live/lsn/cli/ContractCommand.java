package live.lsn.cli;

import live.lsn.api.contract.Contract;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "contract",
        description =
                "Writes what goes over the wire: procedures, collections and permissions as JSON"
                        + " Schema and as TypeScript.",
        mixinStandardHelpOptions = true)
final class ContractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where to; made where it is missing.")
    private Path folder = Path.of(".");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var contract = new Contract();
        contract.write(folder);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        contract.files().keySet().forEach(name -> out.println(folder.resolve(name)));
        out.flush();
        return 0;
    }
}
