package live.lsn.desk;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;

/// Sends each request to where the platform is now: one that was stopped and started again may
/// listen at another port.
final class MovingAddress implements Interceptor {
    private static final Set<String> HERE = Set.of("127.0.0.1", "::1", "localhost");
    private volatile HttpUrl now;
    private volatile boolean away;

    MovingAddress(HttpUrl now) {
        this.now = now;
    }

    void moveTo(HttpUrl next) {
        now = next;
        away = false;
    }

    /// From now on nothing is sent: another program may listen where the platform was, and a token
    /// goes with each request.
    void away() {
        away = true;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (away) throw new ConnectException("the platform was stopped");
        var here = now;
        var asked = chain.request();
        var there =
                asked.url()
                        .newBuilder()
                        .scheme(here.scheme())
                        .host(here.host())
                        .port(here.port())
                        .build();
        var moved = asked.newBuilder().url(there);
        // Within one machine, packing and unpacking cost more than the bytes they save.
        if (HERE.contains(here.host())) moved.header("Accept-Encoding", "identity");
        return chain.proceed(moved.build());
    }
}
