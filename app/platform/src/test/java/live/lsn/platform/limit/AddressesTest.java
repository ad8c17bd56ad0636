package live.lsn.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class AddressesTest {
    @Test
    void aNetworkOfIpVersionSixIsOneAddress() {
        assertThat(Addresses.key("2001:db8:1:2:aaaa::1", null))
                .isEqualTo(Addresses.key("2001:db8:1:2:bbbb::2", null))
                .isNotEqualTo(Addresses.key("2001:db8:1:3::1", null));
        assertThat(Addresses.key("192.0.2.1", null)).isNotEqualTo(Addresses.key("192.0.2.2", null));
    }

    @Test
    void whatAProxyTellsCountsOnlyFromThisMachineAndOnlyItsOwnEntry() {
        assertThat(forwarded("127.0.0.1", "198.51.100.9, 192.0.2.1"))
                .isEqualTo(Addresses.key("192.0.2.1", null));
        assertThat(forwarded("127.0.0.1", "198.51.100.9", "192.0.2.1"))
                .isEqualTo(Addresses.key("192.0.2.1", null));
        assertThat(forwarded("203.0.113.5", "192.0.2.1"))
                .isEqualTo(Addresses.key("203.0.113.5", null));
        assertThat(forwarded("127.0.0.1", "example.test"))
                .isEqualTo(Addresses.key("127.0.0.1", null));
    }

    private static String forwarded(String peer, String... headers) {
        return Addresses.key(peer, Collections.enumeration(List.of(headers)));
    }
}
