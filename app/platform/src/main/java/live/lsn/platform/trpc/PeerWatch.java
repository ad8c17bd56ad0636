package live.lsn.platform.trpc;

import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// Notices that the client of a long answer has gone. A server that only writes would learn of it
/// at the next write but one; nobody else reads from the connection meanwhile, so this does.
final class PeerWatch implements Callback, AutoCloseable {
    private static final int STRAY_BYTES = 1024;

    private final EndPoint endPoint;
    private final Runnable gone;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;
    private boolean strayBytes;

    private PeerWatch(EndPoint endPoint, Runnable gone) {
        this.endPoint = endPoint;
        this.gone = gone;
    }

    /// @param gone run at most a few times, on any thread, must not block
    static PeerWatch start(HttpServletRequest http, Runnable gone) {
        var request = ServletContextRequest.getServletContextRequest(http);
        request.addFailureListener(_ -> gone.run());
        var connection = request.getConnectionMetaData().getConnection();
        var watch = new PeerWatch(connection.getEndPoint(), gone);
        // Over HTTP/2 a connection carries many streams and tells of each by itself.
        if (http.getProtocol().startsWith("HTTP/1")) watch.await();
        else watch.over = true;
        return watch;
    }

    private void await() {
        lock.lock();
        try {
            if (!over && endPoint.isOpen()) endPoint.tryFillInterested(this);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void succeeded() {
        lock.lock();
        try {
            if (over) return;
            if (peerHasLeft()) gone.run();
            else await();
        } finally {
            lock.unlock();
        }
    }

    private boolean peerHasLeft() {
        try {
            var filled = endPoint.fill(BufferUtil.allocate(STRAY_BYTES));
            if (filled > 0) strayBytes = true;
            return filled < 0;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void failed(Throwable cause) {
        lock.lock();
        try {
            if (over) return;
            if (cause instanceof TimeoutException && endPoint.isOpen()) await();
            else gone.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /// Gives the connection back to the server for its next request.
    @Override
    public void close() {
        lock.lock();
        try {
            if (over) return;
            over = true;
            if (endPoint instanceof AbstractEndPoint shared) {
                shared.getFillInterest().onFail(new EOFException("the watch is over"));
            }
            if (strayBytes) endPoint.close();
        } finally {
            lock.unlock();
        }
    }
}
