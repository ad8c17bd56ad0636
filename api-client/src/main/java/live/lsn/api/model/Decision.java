package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What somebody did with a case.
///
/// @param commandId the command that carried it
/// @param by id of the user
/// @param at when the analyst decided, by the desk's clock
public record Decision(
        String commandId,
        String by,
        Instant at,
        Verdict verdict,
        DecisionCode code,
        @Nullable @Personal String note) {}
