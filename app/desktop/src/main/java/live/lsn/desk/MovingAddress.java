package live.lsn.desk;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

import java.io.IOException;

/// Sends each request to where the platform is now: one that was stopped and started again may
/// listen at another port.
final class MovingAddress implements Interceptor {
    private volatile HttpUrl now;

    MovingAddress(HttpUrl now) {
        this.now = now;
    }

    void moveTo(HttpUrl next) {
        now = next;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var here = now;
        var asked = chain.request();
        var there =
                asked.url()
                        .newBuilder()
                        .scheme(here.scheme())
                        .host(here.host())
                        .port(here.port())
                        .build();
        return chain.proceed(
                there.equals(asked.url()) ? asked : asked.newBuilder().url(there).build());
    }
}
