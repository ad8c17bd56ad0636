package live.lsn.api.signin;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Opens pages by the system's own program for it.
record SystemBrowser(String system) implements Browser {
    private static final int AT_ONCE = 2;

    @Override
    public boolean open(URI address) {
        if (!Set.of("http", "https").contains(address.getScheme())) return false;
        try {
            var process =
                    new ProcessBuilder(command(address))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            // One that still runs may be the browser itself.
            return !process.waitFor(AT_ONCE, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The address is one argument and never passes a shell.
    List<String> command(URI address) {
        var name = system.toLowerCase(Locale.ROOT);
        var page = address.toASCIIString();
        if (name.startsWith("windows"))
            return List.of("rundll32", "url.dll,FileProtocolHandler", page);
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", page);
    }
}
