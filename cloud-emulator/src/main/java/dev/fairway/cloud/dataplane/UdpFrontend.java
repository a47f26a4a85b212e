package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bound UDP socket and the sessions of its clients. Everything but opening belongs to the {@link UdpLoop}'s thread. */
final class UdpFrontend implements OpenFrontend, UdpLoop.Readable {
    private static final System.Logger LOG = System.getLogger(UdpFrontend.class.getName());

    /** Each session is a file descriptor. Past this the one that was quiet longest makes room. */
    private static final int MOST_SESSIONS = 1024;

    /** Then it is another channel's turn. */
    private static final int DATAGRAMS_PER_TURN = 64;

    private final Frontend frontend;
    private final DatagramChannel socket;
    private final UdpLoop loop;
    private final InetAddress address;
    private final Map<InetSocketAddress, UdpSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Pool pool;

    UdpFrontend(Frontend frontend, DatagramChannel socket, UdpLoop loop, @Nullable Pool pool) throws IOException {
        this.frontend = frontend;
        this.socket = socket;
        this.loop = loop;
        this.pool = pool;
        this.address = ((InetSocketAddress) socket.getLocalAddress()).getAddress();
    }

    static DatagramChannel bind(Frontend frontend) throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        try {
            int port = LowPorts.boundPort(frontend.address(), frontend.port());
            return socket.bind(new InetSocketAddress(frontend.address(), port));
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    @Override
    public void pointTo(@Nullable Pool other) {
        pool = other;
    }

    @Override
    public void read(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        for (int i = 0; i < DATAGRAMS_PER_TURN && socket.isOpen(); i++) {
            var client = (InetSocketAddress) socket.receive(buffer.clear().position(start));
            if (client == null) {
                return;
            }
            UdpSession session = sessionOf(client);
            if (session != null) {
                session.toTarget(buffer.limit(buffer.position()).position(start));
            }
        }
    }

    private @Nullable UdpSession sessionOf(InetSocketAddress client) throws IOException {
        UdpSession known = sessions.get(client);
        Pool now = pool;
        if (known != null || now == null) {
            return known;
        }
        Member member = now.pick();
        if (member == null) {
            return null;
        }
        TargetGroup group = now.group();
        DatagramChannel channel = DatagramChannel.open();
        UdpSession session = new UdpSession(client, this, loop, channel, member);
        try {
            InetAddress target = member.address.getAddress();
            Source.bind(channel, Source.of(group, client.getAddress(), frontend.address(), target));
            channel.connect(member.address);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        if (group.proxyProtocolV2()) {
            session.announce(ProxyHeader.of(Transport.UDP, client, address, frontend.port()));
        }
        loop.register(channel, session);
        sessions.put(client, session);
        if (!member.flows.add(session)) {
            session.end();
            return null;
        }
        if (sessions.size() > MOST_SESSIONS) {
            sessions.values().iterator().next().end();
        }
        return session;
    }

    void toClient(InetSocketAddress client, ByteBuffer datagram) throws IOException {
        sessions.get(client); // counts as use: moves it to the young end
        socket.send(datagram, client);
    }

    void forget(InetSocketAddress client, UdpSession session) {
        sessions.remove(client, session);
    }

    /** In order of use, so the first that is young enough ends the search. */
    void sweep(long now) {
        while (!sessions.isEmpty()) {
            UdpSession oldest = sessions.values().iterator().next();
            if (now - oldest.lastUse() < loop.idle().toNanos()) {
                return;
            }
            oldest.end();
        }
    }

    void end() {
        while (!sessions.isEmpty()) {
            sessions.values().iterator().next().end();
        }
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, () -> "Closing " + frontend + " failed: " + failed);
        }
    }

    @Override
    public void close() {
        loop.close(this);
    }
}
