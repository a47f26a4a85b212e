package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One client's datagrams to one target, and the answers. Belongs to the {@link UdpLoop}'s thread, {@link #reset} apart. */
final class UdpSession implements Flow, UdpLoop.Readable {
    private static final byte[] NO_HEADER = {};
    private static final int DATAGRAMS_PER_TURN = 64;

    private final InetSocketAddress client;
    private final UdpFrontend frontend;
    private final UdpLoop loop;
    private final DatagramChannel channel;
    private final Member member;
    private byte[] header = NO_HEADER;
    private long lastUse = System.nanoTime();

    UdpSession(InetSocketAddress client, UdpFrontend frontend, UdpLoop loop, DatagramChannel channel, Member member) {
        this.client = client;
        this.frontend = frontend;
        this.loop = loop;
        this.channel = channel;
        this.member = member;
    }

    /** A PROXY header goes in front of every datagram, as none can be relied on to come first. */
    void announce(byte[] proxyHeader) {
        header = proxyHeader;
    }

    long lastUse() {
        return lastUse;
    }

    void toTarget(ByteBuffer datagram) throws IOException {
        lastUse = System.nanoTime();
        int start = datagram.position() - header.length;
        datagram.put(start, header).position(start);
        try {
            channel.write(datagram);
        } catch (PortUnreachableException nobodyThere) {
            end(); // the client's next datagram picks a target anew
        }
    }

    @Override
    public void read(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        try {
            for (int i = 0; i < DATAGRAMS_PER_TURN && channel.isOpen(); i++) {
                // 0 is no datagram or an empty one; the selector comes back for what an empty one hides
                if (channel.read(buffer.clear().position(start)) == 0) {
                    return;
                }
                lastUse = System.nanoTime();
                frontend.toClient(client, buffer.limit(buffer.position()).position(start));
            }
        } catch (PortUnreachableException nobodyThere) {
            end();
        }
    }

    void end() {
        frontend.forget(client, this);
        member.flows.remove(this);
        try {
            channel.close();
        } catch (IOException ignored) {
            // nothing of it is used any more
        }
    }

    @Override
    public void reset() {
        loop.run(this::end);
    }
}
