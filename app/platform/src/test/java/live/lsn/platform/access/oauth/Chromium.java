package live.lsn.platform.access.oauth;

import static java.util.Objects.requireNonNull;

import live.lsn.api.trpc.Json;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real browser without a window, driven through its debugging port.
final class Chromium implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");

    private final Process process;
    private final OkHttpClient http = new OkHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

    /// The program, where the machine has it.
    static @Nullable Path program() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(dir -> Stream.of(Path.of(dir, "chromium"), Path.of(dir, "google-chrome")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    Chromium(Path program, Path profile) throws IOException {
        process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--window-size=900,900",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        socket = connect(page(port()));
    }

    private String port() throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = LISTENING.matcher(line);
            if (found.find()) {
                // Whatever else it says must not fill the pipe.
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return found.group(1);
            }
        }
        throw new IOException("the browser did not start");
    }

    private String page(String port) throws IOException {
        var request = new Request.Builder().url("http://" + port + "/json/list").build();
        try (var response = http.newCall(request).execute()) {
            for (var target : Json.MAPPER.readTree(response.body().bytes()))
                if (target.get("type").asString().equals("page"))
                    return target.get("webSocketDebuggerUrl").asString();
        }
        throw new IOException("the browser has no page");
    }

    private WebSocket connect(String url) {
        return http.newWebSocket(
                new Request.Builder().url(url).build(),
                new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket from, String text) {
                        var told = Json.MAPPER.readTree(text);
                        var waiting = told.has("id") ? asked.remove(told.get("id").asInt()) : null;
                        if (waiting != null) waiting.complete(told);
                    }

                    @Override
                    public void onFailure(
                            WebSocket from, Throwable problem, @Nullable Response response) {
                        asked.values().forEach(waiting -> waiting.completeExceptionally(problem));
                    }
                });
    }

    JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        socket.send(
                Json.MAPPER.writeValueAsString(
                        Map.of("id", id, "method", method, "params", parameters)));
        return requireNonNull(answer.get(SECONDS, TimeUnit.SECONDS).get("result"));
    }

    /// The value of an expression on the page.
    JsonNode value(String expression) throws Exception {
        return ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .get("result")
                .path("value");
    }

    /// Waits until an expression on the page is true.
    void await(String expression) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!value(expression).asBoolean(false)) {
            if (System.nanoTime() > deadline) throw new AssertionError("never: " + expression);
        }
    }

    /// Types into the element that has the focus.
    void type(String text) throws Exception {
        ask("Input.insertText", Map.of("text", text));
    }

    void pressEnter() throws Exception {
        for (var kind : new String[] {"rawKeyDown", "char", "keyUp"})
            ask(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            kind,
                            "key",
                            "Enter",
                            "text",
                            "\r",
                            "windowsVirtualKeyCode",
                            13));
    }

    void colours(String scheme) throws Exception {
        ask(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        new Object[] {Map.of("name", "prefers-color-scheme", "value", scheme)}));
    }

    byte[] picture() throws Exception {
        return Base64.getDecoder()
                .decode(
                        ask("Page.captureScreenshot", Map.of("format", "png"))
                                .get("data")
                                .asString());
    }

    @Override
    public void close() {
        socket.cancel();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
