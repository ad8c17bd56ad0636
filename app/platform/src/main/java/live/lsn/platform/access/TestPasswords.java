package live.lsn.platform.access;

import live.lsn.platform.db.Seal;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Objects;

/// Passwords for tests: derived from the platform's own key, so that a later start knows them
/// again.
public final class TestPasswords {
    private final Seal seal;
    private final Credentials credentials;

    public TestPasswords(Seal seal, Credentials credentials) {
        this.seal = seal;
        this.credentials = credentials;
    }

    /// @param password null where the account has one of its own
    public record SignIn(String login, @Nullable String password) {
        @Override
        public String toString() {
            return "SignIn[…]";
        }
    }

    /// Gives the caller's account its test password, if it has none at all.
    public void give(Caller caller) {
        var state = credentials.state(caller.account());
        if (state != null && !state.hasPassword())
            credentials.setPassword(caller.account(), password(caller.account()), false);
    }

    public SignIn of(String account) {
        var state = credentials.state(account);
        if (state == null) throw new IllegalArgumentException("nobody has that account");
        var password = password(account);
        return new SignIn(
                state.login(), credentials.isPassword(account, password) ? password : null);
    }

    private String password(String account) {
        return HexFormat.of()
                .formatHex(Objects.requireNonNull(seal.keyed("test password", account)));
    }
}
