package dev.fairway.cloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProxyHeaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @Test
    void tcpOverIpv4() throws Exception {
        assertThat(hex(header(Transport.TCP, "127.51.1.2", "127.50.0.1")))
                .isEqualTo(SIGNATURE + "21" + "11" + "000c" + "7f330102" + "7f320001" + "c350" + "0050");
    }

    @Test
    void udpOverIpv4() throws Exception {
        assertThat(hex(header(Transport.UDP, "127.51.1.2", "127.50.0.1"))).startsWith(SIGNATURE + "2112000c");
    }

    @Test
    void tcpOverIpv6() throws Exception {
        assertThat(header(Transport.TCP, "::1", "::1")).hasSize(52);
        assertThat(hex(header(Transport.TCP, "::1", "::1"))).startsWith(SIGNATURE + "21210024");
    }

    @Test
    void aHealthCheckNamesNobody() {
        assertThat(hex(ProxyHeader.LOCAL)).isEqualTo(SIGNATURE + "20000000");
    }

    private static byte[] header(Transport transport, String client, String balancer) throws Exception {
        return ProxyHeader.of(transport, new InetSocketAddress(client, 50_000), InetAddress.getByName(balancer), 80);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
