package live.lsn.platform.access.oauth;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// The desk's own letters for the pages of the sign-in, so that they ask no other host for any.
final class Fonts {
    static final String PATH = "/oauth/fonts/{name}";

    private static final Set<String> NAMES =
            Set.of(
                    "IBMPlexSans-Regular.ttf",
                    "IBMPlexSans-Medium.ttf",
                    "IBMPlexSans-SemiBold.ttf",
                    "IBMPlexMono-Regular.ttf");

    private Fonts() {}

    static void send(Context context) {
        var name = context.pathParam("name");
        if (!NAMES.contains(name)) {
            context.status(HttpStatus.NOT_FOUND);
            return;
        }
        try (var in = Fonts.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            context.contentType("font/ttf")
                    .header("cache-control", "public, max-age=31536000, immutable")
                    .header("x-content-type-options", "nosniff")
                    .result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
