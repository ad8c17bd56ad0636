package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;

class MovingAddressTest {
    /// Another program may listen there by then, and a token goes with each request.
    @Test
    void nothingIsSentToWhereAPlatformWasStopped() throws IOException {
        try (var old = new MockWebServer();
                var next = new MockWebServer()) {
            old.start();
            next.start();
            next.enqueue(new MockResponse.Builder().body("here").build());
            var address = new MovingAddress(old.url("/"));
            var client = new OkHttpClient.Builder().addInterceptor(address).build();
            var request = new Request.Builder().url(old.url("/api/trpc/sync.hello")).build();
            address.away();
            assertThatThrownBy(() -> client.newCall(request).execute())
                    .isInstanceOf(ConnectException.class);
            assertThat(old.getRequestCount()).isZero();
            address.moveTo(next.url("/"));
            try (var answer = client.newCall(request).execute()) {
                assertThat(answer.body().string()).isEqualTo("here");
            }
            assertThat(old.getRequestCount()).isZero();
        }
    }
}
