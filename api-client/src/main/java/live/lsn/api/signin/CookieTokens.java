package live.lsn.api.signin;

import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.time.InstantSource;

/// The session cookie of a sign-in, until the platform refuses it or its time is over.
final class CookieTokens implements CookieHeader {
    private final TokenVault vault;
    private final InstantSource clock;
    private @Nullable Session session;
    private boolean loaded;
    private boolean over;

    /// @param until null for as long as the platform takes it
    record Session(String value, @Nullable Instant until) {
        boolean isAliveAt(Instant now) {
            return until == null || now.isBefore(until);
        }

        @Override
        public String toString() {
            return "Session[" + until + "]";
        }
    }

    CookieTokens(TokenVault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable String token() {
        if (over) return null;
        if (!loaded) session = read();
        loaded = true;
        var now = session;
        return now != null && now.isAliveAt(clock.instant()) ? now.value() : null;
    }

    /// Nothing can be renewed; but somebody may have signed in meanwhile.
    @Override
    public synchronized @Nullable String renew(String refused) {
        var now = token();
        if (now != null && !now.equals(refused)) return now;
        over = true;
        return null;
    }

    synchronized void keep(Session next) {
        vault.alone(
                () -> {
                    vault.save(Json.MAPPER.writeValueAsBytes(next));
                    return true;
                });
        session = next;
        loaded = true;
        over = false;
    }

    synchronized void forget() {
        vault.clear();
        session = null;
        loaded = true;
        over = true;
    }

    private @Nullable Session read() {
        var bytes = vault.load();
        try {
            return bytes == null ? null : Json.MAPPER.readValue(bytes, Session.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "CookieTokens";
    }
}
