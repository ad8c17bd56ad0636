package live.lsn.platform.command;

import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/// What travels beside a command: its identity, the version that the user saw, and where and when
/// it was given.
///
/// @param basedOn the version that the user saw; null where the command does not depend on it
/// @param origin further facts for the audit: clock offset, installation, sequence, command version
record Envelope(
        String commandId,
        String channel,
        @Nullable Long basedOn,
        Instant occurredAt,
        Map<String, String> origin) {
    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Map<String, String> ORIGIN =
            Map.of(
                    "X-Lsn-Clock-Offset-Ms", "clockOffsetMs",
                    "X-Lsn-Install", "install",
                    "X-Lsn-Seq", "seq",
                    "X-Lsn-Command-Version", "commandVersion");

    /// @param received when the request arrived; stands in where the desk told no time
    static Envelope of(Call call, Instant received) {
        return of(call, received, null);
    }

    /// @param otherwise the channel where the desk names none; null where it must
    static Envelope of(Call call, Instant received, @Nullable String otherwise) {
        var key = unquoted(call.header("Idempotency-Key"));
        if (key == null || !key.matches(UUID)) {
            throw bad("The header Idempotency-Key must hold the command's id, a UUID in quotes");
        }
        var named = call.header("X-Lsn-Channel");
        var channel = named == null ? otherwise : named;
        if (channel == null) throw bad("The header X-Lsn-Channel must name the sales channel");
        var origin = new TreeMap<String, String>();
        ORIGIN.forEach(
                (header, name) -> {
                    var value = call.header(header);
                    if (value != null && value.matches("[A-Za-z0-9.-]{1,64}"))
                        origin.put(name, value);
                });
        return new Envelope(
                key,
                channel,
                version(unquoted(call.header("If-Match"))),
                time(call.header("X-Lsn-Occurred-At"), received),
                origin);
    }

    private static @Nullable Long version(@Nullable String text) {
        if (text == null) return null;
        if (!text.matches("\\d{1,15}"))
            throw bad("The header If-Match must hold a version in quotes");
        return Long.valueOf(text);
    }

    private static Instant time(@Nullable String text, Instant received) {
        if (text == null) return received;
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw bad(
                    "The header X-Lsn-Occurred-At must hold a time such as"
                            + " 2026-11-21T09:30:00.000Z");
        }
    }

    private static @Nullable String unquoted(@Nullable String text) {
        return text == null ? null : text.strip().replaceAll("^\"|\"$", "");
    }

    private static TrpcFailure bad(String message) {
        return new TrpcFailure(TrpcErrorCode.BAD_REQUEST, message);
    }
}
