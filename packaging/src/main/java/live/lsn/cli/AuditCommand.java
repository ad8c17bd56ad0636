package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "audit",
        description = "The audit log of a platform.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do with the audit log: lsn audit verify");
    }

    @Command(
            name = "verify",
            description =
                    "Recomputes the hash chain of every channel. Exit code 1 where one does not"
                            + " hold.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Mixin private DataOption data = new DataOption();

        @Mixin private DatabaseOption database = new DatabaseOption();

        @Option(names = "--json", description = "Report as one JSON object.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var server = database.address(Objects.requireNonNull(spec));
            var channels =
                    server == null
                            ? Platform.verifyAudit(data.dir())
                            : Platform.verifyAudit(server);
            var holds = channels.stream().allMatch(channel -> channel.fault() == null);
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                out.println(
                        Json.MAPPER.writeValueAsString(Map.of("ok", holds, "channels", channels)));
            } else {
                for (var channel : channels) {
                    out.printf(
                            "%-8s %s, %,d positions, %,d changes, head %s%n",
                            channel.channel(),
                            channel.fault() == null ? "holds" : "BROKEN: " + channel.fault(),
                            channel.positions(),
                            channel.changes(),
                            channel.chainHash().substring(0, 16));
                }
            }
            out.flush();
            return holds ? 0 : 1;
        }
    }
}
