package live.lsn.api.signin;

import java.net.URI;

/// What shows a web page to the user.
@FunctionalInterface
public interface Browser {
    /// @return whether it could be started; what becomes of the page is not known
    boolean open(URI address);

    /// The system's own.
    static Browser system() {
        return new SystemBrowser(System.getProperty("os.name", ""));
    }
}
