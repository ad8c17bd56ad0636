package live.lsn.cli;

import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.ProfileGuard;
import live.lsn.platform.PlatformFolder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `lsn users unlock`: the second way into a locked profile where the platform is on this machine,
/// for whoever may read its folder.
@Command(
        name = "unlock",
        description =
                "Gives the locked profile of somebody on this machine a new passphrase, read from"
                        + " standard input, after the one before was forgotten. What was not sent"
                        + " is still there.",
        mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The person's name, as at the start.")
    private String name = "";

    @Mixin private DataOption data = new DataOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        new PlatformFolder(data.dir()).existingDatabase();
        try (var platform = EmbeddedPlatform.open(data.dir(), false)) {
            var person = person(platform);
            guard(data.dir(), platform, person).recover(platform, passphrase());
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(person.name() + " has a new passphrase on this machine.");
            out.flush();
            return 0;
        }
    }

    private LocalAccount person(EmbeddedPlatform platform) throws IOException {
        return platform.accounts().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IOException("nobody here is called " + name));
    }

    private static ProfileGuard guard(Path dir, EmbeddedPlatform platform, LocalAccount person)
            throws IOException {
        var guard =
                new ProfileGuard(
                        dir,
                        platform.platformId(person.account()),
                        person.account(),
                        InstantSource.system());
        if (!guard.isLocked() || !guard.isRecoverable())
            throw new IOException("the profile of " + person.name() + " is not locked here");
        return guard;
    }

    private static char[] passphrase() throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("New passphrase (10 characters or more): ");
            if (typed != null) return typed;
        }
        var line =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        if (line == null) throw new IOException("no passphrase came from standard input");
        return line.toCharArray();
    }
}
