package live.lsn.desk.sync;

import live.lsn.desk.store.OutboxCommand;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;

/// Takes one command to the platform.
interface Carrier {
    /// Looks before the command goes out.
    ///
    /// @param basis the version that the user saw; null where it does not matter
    /// @return what became of it already; null where it has to be sent
    @Nullable OutboxCommand look(OutboxCommand command, @Nullable Long basis);

    /// Sends it.
    ///
    /// @param headers that go with it
    /// @param keep stores what became of it
    void carry(
            OutboxCommand command,
            @Nullable Long basis,
            Map<String, String> headers,
            Consumer<OutboxCommand> keep);
}
