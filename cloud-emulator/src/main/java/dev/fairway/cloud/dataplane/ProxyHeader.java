package dev.fairway.cloud.dataplane;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** PROXY protocol version 2, https://www.haproxy.org/download/2.8/doc/proxy-protocol.txt, section 2.2. Pure. */
final class ProxyHeader {
    static final int LONGEST = 16 + 36;

    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int VERSION_2_LOCAL = 0x20;
    private static final int VERSION_2_PROXY = 0x21;

    /** Of a connection of the balancer's own: health checks carry the header too, without a client (AWS, Proxy protocol). */
    static final byte[] LOCAL = local();

    private ProxyHeader() {}

    static byte[] of(Transport transport, InetSocketAddress client, InetAddress balancer, int port) {
        byte[] source = client.getAddress().getAddress();
        byte[] destination = balancer.getAddress();
        if (source.length != destination.length) {
            return local(); // mixed families have no encoding
        }
        int family = source.length == 4 ? 0x10 : 0x20;
        int protocol = switch (transport) {
            case TCP -> 0x1;
            case UDP -> 0x2;
        };
        int length = 2 * source.length + 4;
        return ByteBuffer.allocate(16 + length)
                .put(SIGNATURE)
                .put((byte) VERSION_2_PROXY)
                .put((byte) (family | protocol))
                .putShort((short) length)
                .put(source)
                .put(destination)
                .putShort((short) client.getPort())
                .putShort((short) port)
                .array();
    }

    private static byte[] local() {
        return ByteBuffer.allocate(16)
                .put(SIGNATURE)
                .put((byte) VERSION_2_LOCAL)
                .array();
    }
}
