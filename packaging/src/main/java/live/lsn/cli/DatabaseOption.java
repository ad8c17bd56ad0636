package live.lsn.cli;

import live.lsn.platform.db.ServerAddress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;

/// `--db URL`, `--db-user NAME` and `--config FILE`: where the platform's database is, if it is no
/// file in the data folder. There is no option for its password: the list of processes shows those
/// to everybody.
final class DatabaseOption {
    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "The platform's database on a MariaDB server, jdbc:mariadb://host:port/name or"
                            + " jdbc:mariadb:sequential://a,b/name for a cluster (or LSN_DB_URL;"
                            + " default: a file in the data folder). Its password comes as"
                            + " LSN_DB_PASSWORD or by --config.")
    private @Nullable String url;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            description = "As whom to sign in there (or LSN_DB_USER).")
    private @Nullable String user;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in lines like db.url=…: db.url, db.user, db.password, host, port,"
                            + " issuer, audience, limits.user, limits.address, limits.sign-in,"
                            + " limits.forwarded. One that holds a password must be yours alone"
                            + " (chmod 600). Options come before the environment (LSN_DB_URL and so"
                            + " on), that before the file.")
    private @Nullable Path config;

    /// @throws IllegalArgumentException if the file cannot be used
    PlatformSettings settings() {
        return PlatformSettings.of(config, System.getenv());
    }

    /// The address alone; what is wrong with it is told as what is wrong with an option.
    @Nullable ServerAddress address(CommandSpec command) {
        try {
            return address(settings());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), Failures.sentence(e), e);
        }
    }

    /// Null for a file in the data folder.
    ///
    /// @throws IllegalArgumentException if the address cannot be used
    @Nullable ServerAddress address(PlatformSettings settings) {
        var told = settings.get(PlatformSettings.DB_URL, url);
        if (told == null) return null;
        return new ServerAddress(
                told,
                settings.get(PlatformSettings.DB_USER, user),
                settings.get(PlatformSettings.DB_PASSWORD, null));
    }
}
