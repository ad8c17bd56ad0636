package live.lsn.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class SystemBrowserTest {
    private static final URI PAGE = URI.create("https://a.example/x?state=a%26b&scope=a+b");

    @ParameterizedTest
    @CsvSource({"Linux,xdg-open", "FreeBSD,xdg-open", "Mac OS X,open", "Windows 11,rundll32"})
    void eachSystemHasItsProgramAndTheAddressIsOneArgument(String system, String program) {
        var command = new SystemBrowser(system).command(PAGE);
        assertThat(command.getFirst()).isEqualTo(program);
        assertThat(command.getLast()).isEqualTo(PAGE.toString());
    }

    @Test
    void onlyPagesOfTheWebAreOpened() {
        var browser = new SystemBrowser("Linux");
        assertThat(browser.open(URI.create("file:///etc/hosts"))).isFalse();
        assertThat(browser.open(URI.create("javascript:alert(1)"))).isFalse();
    }
}
