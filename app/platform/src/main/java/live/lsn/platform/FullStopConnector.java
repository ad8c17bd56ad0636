package live.lsn.platform;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Closes every connection that it accepted when it stops. Jetty's own keeps those open that come
/// in the moment in which it stops; nobody ever answers them, and a desk in the same process would
/// wait for its whole time limit.
final class FullStopConnector extends ServerConnector {
    private static final Logger LOG = LoggerFactory.getLogger(FullStopConnector.class);

    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    FullStopConnector(Server server, HttpConfiguration http, String host, int port) {
        // No thread that waits in accept: stopping interrupts it, and what it has just accepted is
        // then lost in the JDK with its connection open.
        super(server, 0, -1, new HttpConnectionFactory(http));
        setHost(host);
        setPort(port);
    }

    @Override
    protected void configure(Socket socket) {
        super.configure(socket);
        accepted.removeIf(Socket::isClosed);
        accepted.add(socket);
        // Added before this is asked: either it is closed here or the end of the stop finds it.
        if (stopped) close(socket);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
        } finally {
            stopped = true;
            accepted.forEach(FullStopConnector::close);
            accepted.clear();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed", e);
        }
    }
}
