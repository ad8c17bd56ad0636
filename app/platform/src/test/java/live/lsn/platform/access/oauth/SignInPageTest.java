package live.lsn.platform.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Role;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Totp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The page in a real browser, whose idea of its policies is the one that counts.
class SignInPageTest {
    private static final String PASSWORD = "a kettle full of rain";

    @TempDir private Path dir;

    @Test
    void aPersonTypesTheirPasswordAndIsBackAtTheDesk() throws Exception {
        var program = Chromium.program();
        assumeTrue(program != null, "there is no Chromium on this machine: nothing was tried");
        try (var site = new TestPlatform(dir);
                var walk = new SignInWalk(site.platform());
                var desk = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                var browser = new Chromium(requireNonNull(program), profile())) {
            var login = walk.login(site.caller(Role.FRAUD_ANALYST, "AU").account());
            walk.givePassword(login, PASSWORD);
            var back = CompletableFuture.supplyAsync(() -> firstLine(desk));
            var wish = walk.wish();
            wish.put("redirect_uri", "http://127.0.0.1:" + desk.getLocalPort() + "/callback");
            browser.colours("light");
            browser.ask("Page.navigate", Map.of("url", walk.wishAddress(wish).toString()));
            browser.await("document.querySelector('#password') !== null");
            var light = ground(browser);
            picture(browser, "light");
            browser.colours("dark");
            assertThat(ground(browser)).isNotEqualTo(light);
            picture(browser, "dark");
            browser.value("document.querySelector('input[value=\"" + login + "\"]').click()");
            browser.value("document.querySelector('#password').focus()");
            browser.type("not the password");
            browser.pressEnter();
            browser.await("document.querySelector('.fault') !== null");
            picture(browser, "wrong");
            browser.value("document.querySelector('input[value=\"" + login + "\"]').click()");
            browser.value("document.querySelector('#password').focus()");
            browser.type(PASSWORD);
            browser.pressEnter();
            var line = back.get(60, TimeUnit.SECONDS);
            assertThat(line).startsWith("GET /callback?").contains("code=", "iss=", "state=");
        }
    }

    @Test
    void everyPageFitsAndWearsTheDesksLetters() throws Exception {
        var program = Chromium.program();
        assumeTrue(program != null, "there is no Chromium on this machine: nothing was tried");
        try (var site = new TestPlatform(dir);
                var walk = new SignInWalk(site.platform());
                var browser = new Chromium(requireNonNull(program), profile())) {
            var login = walk.login(site.caller(Role.ADMINISTRATOR, "AU").account());
            walk.givePassword(login, PASSWORD);
            browser.ask("Page.navigate", Map.of("url", walk.wishAddress(walk.wish()).toString()));
            browser.await("document.querySelector('#password') !== null");
            look(browser, "password");
            enter(browser, login, PASSWORD);
            browser.await("document.querySelector('.qr') !== null");
            look(browser, "enrol");
            browser.value("document.querySelector('#code').focus()");
            browser.type("000000");
            browser.pressEnter();
            browser.await("document.querySelector('.fault') !== null");
            look(browser, "enrol-wrong");
            var secret =
                    browser.value("document.querySelector('code').textContent")
                            .asString()
                            .replace(" ", "");
            browser.value("document.querySelector('#code').focus()");
            browser.type(Totp.code(secret, Instant.now()));
            browser.pressEnter();
            browser.await("document.querySelector('.codes') !== null");
            look(browser, "recovery-codes");
            browser.ask("Page.navigate", Map.of("url", walk.wishAddress(walk.wish()).toString()));
            browser.await("document.querySelector('#password') !== null");
            enter(browser, login, PASSWORD);
            browser.await("document.querySelector('#code') !== null");
            look(browser, "second-factor");
            for (var i = 0; i < 6; i++) walk.signIn(login, "wrong");
            browser.ask("Page.navigate", Map.of("url", walk.wishAddress(walk.wish()).toString()));
            browser.await("document.querySelector('#password') !== null");
            enter(browser, login, PASSWORD);
            browser.await("document.querySelector('.fault') !== null");
            look(browser, "locked");
        }
    }

    private static void enter(Chromium browser, String login, String password) throws Exception {
        browser.value("document.querySelector('input[value=\"" + login + "\"]').click()");
        browser.value("document.querySelector('#password').focus()");
        browser.type(password);
        browser.pressEnter();
    }

    private static void look(Chromium browser, String name) throws Exception {
        for (var scheme : List.of("light", "dark")) {
            browser.colours(scheme);
            browser.await(
                    "document.fonts.status === 'loaded'"
                            + " && [...document.fonts].some(font => font.status === 'loaded')");
            assertThat(
                            browser.value(
                                            "document.documentElement.scrollWidth <= innerWidth"
                                                    + " && [...document.querySelectorAll('main *')]"
                                                    + ".every(e => e.scrollWidth <="
                                                    + " e.clientWidth + 1 || !e.clientWidth)")
                                    .asBoolean())
                    .as("%s fits", name)
                    .isTrue();
            picture(browser, name + "-" + scheme);
        }
    }

    /// Not in a temporary folder: parts of the browser write to it for a moment after its end.
    private static Path profile() throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium");
    }

    private static String ground(Chromium browser) throws Exception {
        return browser.value("getComputedStyle(document.body).backgroundColor").asString();
    }

    private static void picture(Chromium browser, String name) throws Exception {
        Files.write(Path.of("target", "sign-in-" + name + ".png"), browser.picture());
    }

    private static String firstLine(ServerSocket desk) {
        try (var connection = desk.accept()) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            var line = in.readLine();
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 204 Done\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
